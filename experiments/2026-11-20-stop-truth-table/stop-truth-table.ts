/** `npx tsx experiments/2026-11-20-stop-truth-table/stop-truth-table.ts`: prints the table of README.md, and below it every row. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { begin, play, projectFiles, putUnderGit } from "../../test/hooks/stop/stage.ts";
import { ROWS, type Row } from "../../test/hooks/stop/truth-table.ts";
import { type Gate, GATES } from "./gates.ts";

/** What a gate made of one row. */
interface Verdict {
  readonly blocked: boolean;
  readonly due: boolean;
}

async function judge(row: Row, ground: "git" | "no git", gate: Gate): Promise<Verdict> {
  const folder = mkdtempSync(join(tmpdir(), "stop-truth-"));
  try {
    for (const [path, text] of Object.entries({ ...projectFiles(), ...row.files })) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    if (ground === "git") putUnderGit(folder, row.ignored);
    const { hook, begin: beginGate } = gate.create(folder);
    const stage = { folder, stopHook: hook, chain: { blocked: false, begin: () => between(beginGate) } };
    if (row.begins !== false) await begin(stage);
    await row.act(stage);
    const decision = await play(stage, "stop", row.input ?? {});
    return { blocked: decision.kind === "block", due: row.expected === "block" };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A file's time is never taken for that of the beginning for want of a finer clock. */
function between(start: () => void): void {
  pause();
  start();
  pause();
}

function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
}

/** A sub-agent's stop is another event, for which the simple gates are not installed. */
const COMPARED = ROWS.filter(({ input }) => input?.subagent === undefined);

function kindOf(blocked: boolean, due: boolean): "right" | "missed" | "needless" {
  if (blocked === due) return "right";
  return due ? "missed" : "needless";
}

/** Runs every row of the truth table through every gate and prints what each made of it. */
async function compare(): Promise<void> {
  const lines: string[] = [];
  const sums = GATES.map(({ name }) => ({ name, right: 0, missed: 0, needless: 0 }));
  for (const ground of ["git", "no git"] as const) {
    for (const row of COMPARED.filter(({ only }) => only === undefined || only === ground)) {
      const marks: string[] = [];
      for (const [index, gate] of GATES.entries()) {
        const { blocked, due } = await judge(row, ground, gate);
        const sum = sums[index];
        const kind = kindOf(blocked, due);
        if (sum !== undefined) sum[kind] += 1;
        marks.push(kind === "right" ? kind : `**${kind}**`);
      }
      lines.push(`| ${row.name} | ${ground} | ${row.expected === "block" ? "block" : "allow"} | ${marks.join(" | ")} |`);
    }
  }
  const names = GATES.map(({ name }) => name).join(" | ");
  const table = [`| row | ground | due | ${names} |`, `| --- | --- | --- |${" --- |".repeat(GATES.length)}`, ...lines];
  const summary = sums.map(({ name, right, missed, needless }) => `| ${name} | ${right} of ${lines.length} | ${missed} | ${needless} |`);
  process.stdout.write(`${["| gate | right | missed blocks | needless blocks |", "| --- | --- | --- | --- |", ...summary, "", ...table].join("\n")}\n`);
}

await compare();
