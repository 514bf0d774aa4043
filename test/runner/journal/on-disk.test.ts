import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { Result } from "../../../src/diagnostic/result.ts";
import { loadJournal, readStoredText } from "../../../src/runner/journal/load-journal.ts";
import { createJournal, openJournal } from "../../../src/runner/journal/open-journal.ts";
import type { EventBody } from "../../../src/runner/journal/run-event.ts";
import { acquireLock } from "../../../src/disk/lock/acquire-lock.ts";

const ROOT = realpathSync(mkdtempSync(join(tmpdir(), "journal-")));
afterAll(() => rmSync(ROOT, { recursive: true, force: true }));

const takeLock = (folder: string) => acquireLock(folder, { timeoutMs: 0 });
const STARTED: EventBody = { type: "run:started", workflow: "w", sourceDigest: "d" };
const DONE: EventBody = { type: "step:completed", stepName: "a", attempt: 1, reason: "exit", output: "é".repeat(20_000) };

function valueOf<Value, Problem>(result: Result<Value, Problem>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

describe("a journal on a real disk", () => {
  test("lies in folders and files that only the user can read, whatever the umask", () => {
    const folder = join(ROOT, "state", "runs", "private");
    const before = process.umask(0);
    try {
      const journal = valueOf(createJournal(folder, "r1", { takeLock }));
      valueOf(journal.append([STARTED, DONE]));
      valueOf(journal.close());
    } finally {
      process.umask(before);
    }
    const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);
    expect([folder, join(folder, "values"), join(ROOT, "state")].map(modeOf)).toEqual(["700", "700", "700"]);
    expect([join(folder, "journal.jsonl"), join(folder, "values", "2-output")].map(modeOf)).toEqual(["600", "600"]);
  });

  test("makes a folder private that was there", () => {
    const folder = join(ROOT, "open");
    mkdirSync(folder, { mode: 0o755 });
    valueOf(valueOf(createJournal(folder, "r1", { takeLock })).close());
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  test("keeps long texts in files and gives them back, unless the file was changed", () => {
    const folder = join(ROOT, "long");
    const journal = valueOf(createJournal(folder, "r1", { takeLock }));
    const events = valueOf(journal.append([STARTED, DONE]));
    valueOf(journal.close());
    expect(events[1], "events are told as they stand in the journal").toMatchObject({ output: { file: "values/2-output" } });
    expect(readFileSync(join(folder, "journal.jsonl"), "utf8").length).toBeLessThan(600);
    const [, loaded] = valueOf(loadJournal(folder)).events;
    if (loaded?.type !== "step:completed") throw new Error("Expected the completed step");
    expect(loaded.output).toMatchObject({ file: "values/2-output", bytes: 40_000 });
    expect(readStoredText(folder, loaded.output)).toEqual({ ok: true, value: "é".repeat(20_000) });
    writeFileSync(join(folder, "values", "2-output"), "short");
    expect(readStoredText(folder, loaded.output)).toMatchObject({ ok: false, problem: { code: "damaged" } });
  });

  test("is refused to a second writer until the first one closes", () => {
    const folder = join(ROOT, "two");
    const first = valueOf(createJournal(folder, "r1", { takeLock }));
    valueOf(first.append([STARTED]));
    expect(openJournal(folder, { takeLock })).toMatchObject({ ok: false, problem: { code: "held" } });
    valueOf(first.close());
    const second = valueOf(openJournal(folder, { takeLock }));
    expect(second.events).toMatchObject([{ type: "run:started", seq: 1 }]);
    valueOf(second.journal.close());
  });

  test("cuts off a torn line when it is opened, and not when it is looked at", () => {
    const folder = join(ROOT, "torn");
    valueOf(valueOf(createJournal(folder, "r1", { takeLock })).close());
    expect(openJournal(folder, { takeLock })).toMatchObject({ ok: false, problem: { code: "missing" } });
    rmSync(folder, { recursive: true });
    const journal = valueOf(createJournal(folder, "r1", { takeLock }));
    valueOf(journal.append([STARTED]));
    valueOf(journal.close());
    appendFileSync(join(folder, "journal.jsonl"), '{"crc":"0123');
    expect(valueOf(loadJournal(folder))).toMatchObject({ tornBytes: 12 });
    const { journal: again, tornBytes } = valueOf(openJournal(folder, { takeLock }));
    expect(tornBytes).toBe(12);
    valueOf(again.append([{ type: "run:paused" }]));
    valueOf(again.close());
    expect(valueOf(loadJournal(folder))).toMatchObject({ tornBytes: 0, events: [{ seq: 1 }, { seq: 2 }] });
  });

  test("keeps what a writer that was killed had appended, and lets the next one in", async () => {
    const folder = join(ROOT, "killed");
    const source = join(import.meta.dirname, "../../../src");
    const script = `
      import { writeSync } from "node:fs";
      import { createJournal } from ${JSON.stringify(join(source, "runner/journal/open-journal.ts"))};
      import { acquireLock } from ${JSON.stringify(join(source, "disk/lock/acquire-lock.ts"))};
      const journal = createJournal(${JSON.stringify(folder)}, "r1", { takeLock: (path) => acquireLock(path, { timeoutMs: 0 }) });
      if (!journal.ok) throw new Error(journal.problem.message);
      journal.value.append([{ type: "run:started", workflow: "w", sourceDigest: "d" }]);
      for (let count = 1; ; count += 1) {
        journal.value.append([{ type: "step:completed", stepName: "s" + count, attempt: 1, reason: "exit", output: "" }]);
        writeSync(1, count + "\\n");
      }`;
    const file = join(ROOT, "writer.ts");
    writeFileSync(file, script);
    const child = spawn(process.execPath, ["--import", "tsx", file], { stdio: ["ignore", "pipe", "inherit"] });
    const ended = once(child, "close");
    let told = "";
    child.stdout.setEncoding("utf8");
    child.stdout.on("data", (text: string) => {
      told += text;
      if (told.length > 2000) child.kill("SIGKILL");
    });
    await ended;
    const { events, journal } = valueOf(openJournal(folder, { takeLock }));
    valueOf(journal.close());
    const last = Number(told.slice(0, told.lastIndexOf("\n")).split("\n").at(-1));
    expect(last).toBeGreaterThan(100);
    expect(events.length - 1).toBeGreaterThanOrEqual(last);
  });
});
