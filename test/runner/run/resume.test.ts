import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { resumeRun } from "../../../src/runner/run/resume-run.ts";
import { attemptFolder } from "../../../src/runner/run/run-files.ts";
import { loadMeta } from "../../../src/runner/run/run-meta.ts";
import { planOf } from "../plan-of.ts";
import { SOURCE, createHand, temporaryFolder, tryBegin, tryResume, turn } from "./by-hand.ts";

const CHAIN = planOf([{ name: "a" }, { name: "b", dependsOn: ["a"] }, { name: "c", dependsOn: ["b"] }]);
const around = (root: string) => ({ plan: CHAIN, source: SOURCE, cwd: root, root, environment: {} });

/** A run that failed at its second step. */
async function failedRun(): Promise<{ readonly root: string; readonly folder: string }> {
  const root = temporaryFolder();
  const { run, hand } = tryBegin(CHAIN, { root });
  await turn();
  hand.complete("a", "from a");
  await turn();
  hand.fail("b");
  await run.finished;
  return { root, folder: run.folder };
}

describe("the folder of a run", () => {
  test("is private, ignored by git, and keeps what the run was begun with", async () => {
    const { root, folder } = await failedRun();
    expect(basename(folder)).toMatch(/^20261121-111530-ship-[0-9a-z]{4}$/);
    const modeOf = (path: string): number => statSync(path).mode & 0o777;
    expect([folder, join(root, ".agent-relay", "runs"), attemptFolder(folder, "a", 1)].map(modeOf)).toEqual([0o700, 0o700, 0o700]);
    expect([join(folder, "source.yaml"), join(folder, "run.json")].map(modeOf)).toEqual([0o600, 0o600]);
    expect(readFileSync(join(root, ".agent-relay", ".gitignore"), "utf8")).toBe("*\n");
    expect(loadMeta(folder)).toMatchObject({ ok: true, value: { id: basename(folder), workflow: "ship", cwd: root, root, source: SOURCE } });
  });

  test("is another one for every run that begins in one millisecond", () => {
    const root = temporaryFolder();
    const numbers = [0.5, 0.5, 0.5, 0.25];
    const machine = { random: () => numbers.shift() ?? 0 };
    const first = tryBegin(CHAIN, { root, machine });
    const second = tryBegin(CHAIN, { root, machine });
    expect(new Set([first.run.id, second.run.id]).size).toBe(2);
    first.run.abort();
    second.run.abort();
  });
});

describe("the folder of an attempt", () => {
  test("is another one for every step and number, safe, and readable", () => {
    const names = ["a", "A", "a-1", "a b", "a/b", "../../etc", "", ".", "a~b", "ä", "build-\u{1f680}", "x".repeat(300), "con", "a\0b", "a b "];
    const folders = names.flatMap((name) => [1, 11].map((attempt) => attemptFolder("/run", name, attempt)));
    expect(new Set(folders.map((folder) => folder.toLowerCase())).size).toBe(names.length * 2);
    for (const folder of folders) expect(folder).toMatch(/^\/run\/attempts\/[a-z0-9_~-]{1,120}$/);
    expect(attemptFolder("/run", "build-web", 2)).toBe("/run/attempts/build-web-2");
  });
});

describe("a resume", () => {
  test("keeps what completed, with its output, and does again what failed and was skipped", async () => {
    const { root, folder } = await failedRun();
    const { run, hand, told, problems } = tryResume(CHAIN, folder, { root });
    await turn();
    expect([...hand.running.keys()]).toEqual(["b"]);
    expect(hand.running.get("b")).toMatchObject({ attempt: 2, folder: attemptFolder(folder, "b", 2) });
    expect(hand.running.get("b")?.values.steps.get("a")).toEqual({ output: "from a", exitCode: 0 });
    hand.complete("b");
    await turn();
    hand.complete("c");
    const state = await run.finished;
    expect([state.status, state.resumes, [...state.steps.keys()]]).toEqual(["completed", 1, ["a", "b", "c"]]);
    expect(told()[0]).toBe("run:resumed");
    expect(problems).toEqual([]);
  });

  test("is refused while another runner has the run, in this process too", () => {
    const root = temporaryFolder();
    const { run } = tryBegin(CHAIN, { root });
    const second = resumeRun({ ...around(root), folder: run.folder });
    expect(second).toMatchObject({ ok: false, problem: { code: "held" } });
    expect(!second.ok && second.problem.message).toContain(`process ${process.pid}`);
    run.abort();
  });

  test("is refused where the source changed, until somebody says what to do about it", async () => {
    const { root, folder } = await failedRun();
    const changed = { ...SOURCE, text: "another text" };
    const refused = resumeRun({ ...around(root), folder, source: changed });
    expect(refused).toMatchObject({ ok: false, problem: { code: "changed", hint: expect.stringContaining("--accept-changes") } });
    const { run, hand } = tryResume(CHAIN, folder, { root, options: { source: changed, acceptChanges: true } });
    await turn();
    expect([...hand.running.keys()]).toEqual(["b"]);
    expect(loadMeta(folder)).toMatchObject({ ok: true, value: { source: changed } });
    run.abort();
    await run.finished;
    expect(resumeRun({ ...around(root), folder })).toMatchObject({ ok: false, problem: { code: "changed" } });
  });

  test("takes equal variables for equal, and others for a change", async () => {
    const { root, folder } = await failedRun();
    const variables = { token: "s", list: [1, { b: 1, a: undefined }] };
    expect(resumeRun({ ...around(root), folder, source: { ...SOURCE, variables } })).toMatchObject({ ok: false, problem: { code: "changed" } });
    const { run } = tryResume(CHAIN, folder, { root, options: { source: { ...SOURCE, variables }, acceptChanges: true } });
    run.abort();
    await run.finished;
    const stored = loadMeta(folder);
    const again = resumeRun({ ...around(root), folder, source: stored.ok ? stored.value.source : SOURCE });
    expect(again.ok).toBe(true);
    if (again.ok) again.value.abort();
  });

  test("is refused where everything completed, and the lock is given back", async () => {
    const root = temporaryFolder();
    const plan = planOf([{ name: "a" }]);
    const { run, hand } = tryBegin(plan, { root });
    await turn();
    hand.complete("a");
    await run.finished;
    for (let time = 0; time < 2; time += 1) {
      expect(resumeRun({ ...around(root), plan, folder: run.folder })).toMatchObject({ ok: false, problem: { code: "complete" } });
    }
    expect(readdirSync(join(run.folder, "lock")).every((name) => name.endsWith(".free"))).toBe(true);
  });

  test("from a step does it and what comes after it again, with what is before it taken as done", async () => {
    const root = temporaryFolder();
    const begun = tryBegin(CHAIN, { root, options: { startFrom: "b" } });
    await turn();
    expect([...begun.hand.running.keys()]).toEqual(["b"]);
    expect(begun.hand.running.get("b")?.values.steps.has("a")).toBe(false);
    begun.hand.complete("b");
    await turn();
    begun.hand.complete("c");
    await begun.run.finished;
    const { run, hand } = tryResume(CHAIN, begun.run.folder, { root, options: { startFrom: "c" } });
    await turn();
    expect([...hand.running.keys()]).toEqual(["c"]);
    run.abort();
    expect(resumeRun({ ...around(root), folder: begun.run.folder, startFrom: "d" })).toMatchObject({ ok: false });
  });

  test("is refused with a name that is near where a step does not exist", () => {
    const root = temporaryFolder();
    expect(() => tryBegin(planOf([{ name: "build" }]), { root, options: { startFrom: "biuld" } })).toThrow(
      "Cannot begin the run: the workflow has no step `biuld`",
    );
    expect(existsSync(join(root, ".agent-relay"))).toBe(false);
  });

  test("goes on behind a line that was cut off, and says so", async () => {
    const { root, folder } = await failedRun();
    const path = join(folder, "journal.jsonl");
    writeFileSync(path, `${readFileSync(path, "utf8")}{"crc":"0000`);
    const { run, problems } = tryResume(CHAIN, folder, { root });
    expect(problems).toEqual(["The runner before this one was cut off while it wrote: 12 bytes of an unfinished event were dropped"]);
    run.abort();
  });

  test("ends first what the runner before left, and starts nothing before it is gone", async () => {
    const { root, folder } = await failedRun();
    let ended = (): void => {};
    const looked: unknown[] = [];
    const endOrphans = (place: string, ending: unknown): Promise<readonly { readonly folder: string; readonly pids: readonly number[] }[]> => {
      looked.push(place, ending);
      return new Promise((resolve) => (ended = () => resolve([{ folder: "x", pids: [1, 2] }])));
    };
    const { run, hand, problems } = tryResume(CHAIN, folder, { root, machine: { endOrphans } });
    await turn();
    expect(hand.running.size).toBe(0);
    expect(looked).toEqual([folder, { attempts: [attemptFolder(folder, "b", 1), join(folder, "preflight")] }]);
    ended();
    await turn();
    expect(hand.running.size).toBe(1);
    expect(problems).toEqual(["The runner before this one left 2 processes alive; ended"]);
    run.abort();
  });

  test("reads long outputs from their files, only when they are asked for", async () => {
    const root = temporaryFolder();
    const long = "é".repeat(20_000);
    const { run, hand } = tryBegin(CHAIN, { root });
    await turn();
    hand.complete("a", long);
    await turn();
    expect(hand.running.get("b")?.values.steps.get("a")?.output).toBe(long);
    hand.fail("b");
    await run.finished;
    const again = tryResume(CHAIN, run.folder, { root, hand: createHand() });
    await turn();
    const value = again.hand.running.get("b")?.values.steps.get("a");
    expect(value?.output).toBe(long);
    const [file = ""] = readdirSync(join(run.folder, "values"));
    writeFileSync(join(run.folder, "values", file), "changed");
    expect(() => value?.output).toThrow("is not what was written");
    again.run.abort();
  });
});
