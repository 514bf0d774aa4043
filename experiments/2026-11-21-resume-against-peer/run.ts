import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { cleanEnv } from "../../bench/harness/clean-env.ts";
import { type Tool, createTools } from "./tools.ts";
import { EVENT_COUNT, EXPECTED_OUTPUT, STEP_NAMES, writeWorkflow } from "./workflow.ts";

/** By then what was running when the runner died has ended, where nobody ended it. */
const AFTERMATH_MS = 800;
const LOOK_MS = 5;
const LIMIT_MS = 60_000;

/** What came of a run that was killed or failed, and was resumed. */
interface Outcome {
  readonly what: string;
  readonly exitCode: number | undefined;
  readonly sameResult: boolean;
  /** Steps that ran again though they had ended. */
  readonly again: readonly string[];
  readonly missing: readonly string[];
}

for (const tool of createTools()) {
  const outcomes: Outcome[] = [];
  for (let events = 1; events < EVENT_COUNT; events += 1) outcomes.push(await killAndResume(tool, events));
  for (const onError of ["fail-fast", "continue"] as const) outcomes.push(await failAndResume(tool, onError));
  print(tool, outcomes);
}

async function killAndResume(tool: Tool, events: number): Promise<Outcome> {
  return inFolder(async (folder) => {
    writeFileSync(join(folder, "relay.yaml"), writeWorkflow({ onError: "fail-fast" }));
    const killed = await run(tool.run("relay.yaml"), folder, () => ledger(folder).length >= events);
    const before = ledger(folder);
    await wait(AFTERMATH_MS);
    const resumed = await run(tool.resume("relay.yaml", killed.printed), folder, () => false);
    // The end of the last line's step may not have reached the runner that was killed right behind it.
    return { what: `killed after "${before.at(-1) ?? ""}"`, exitCode: resumed.exitCode, ...judge(folder, before.slice(0, -1)) };
  });
}

/** A step fails, its user mends what was wrong, and resumes. */
async function failAndResume(tool: Tool, onError: "fail-fast" | "continue"): Promise<Outcome> {
  return inFolder(async (folder) => {
    writeFileSync(join(folder, "relay.yaml"), writeWorkflow({ onError, broken: "left" }));
    const failed = await run(tool.run("relay.yaml"), folder, () => false);
    const before = ledger(folder);
    writeFileSync(join(folder, "mended"), "");
    const resumed = await run(tool.resume("relay.yaml", failed.printed), folder, () => false);
    return { what: `"left" failed (${onError}, exit ${String(failed.exitCode)}), mended`, exitCode: resumed.exitCode, ...judge(folder, before) };
  });
}

async function inFolder(work: (folder: string) => Promise<Outcome>): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), "relay-resume-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function judge(folder: string, before: readonly string[]): Pick<Outcome, "sameResult" | "again" | "missing"> {
  const after = ledger(folder);
  const result = existsSync(join(folder, "result")) ? readFileSync(join(folder, "result"), "utf8") : "";
  const started = (name: string): number => after.filter((line) => line === `start ${name}`).length;
  const finished = STEP_NAMES.filter((name) => before.includes(`end ${name}`));
  return {
    sameResult: result === EXPECTED_OUTPUT,
    again: finished.filter((name) => started(name) > 1),
    missing: STEP_NAMES.filter((name) => !after.includes(`end ${name}`)),
  };
}

function ledger(folder: string): readonly string[] {
  const path = join(folder, "ledger");
  return existsSync(path) ? readFileSync(path, "utf8").split("\n").filter(Boolean) : [];
}

/** Runs Node until it ends, or is killed (`SIGKILL`, the runner alone) as soon as `enough` holds. */
async function run(args: readonly string[], cwd: string, enough: () => boolean): Promise<{ readonly exitCode: number | undefined; readonly printed: string }> {
  const child = spawn(process.execPath, [...args], { cwd, env: cleanEnv(), stdio: ["ignore", "pipe", "pipe"] });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text: string) => void (printed += text));
  const look = setInterval(() => void (enough() && child.kill("SIGKILL")), LOOK_MS);
  const limit = setTimeout(() => child.kill("SIGKILL"), LIMIT_MS);
  const exitCode = await new Promise<number | undefined>((resolve) => child.once("exit", (code) => resolve(code ?? undefined)));
  clearInterval(look);
  clearTimeout(limit);
  return { exitCode, printed };
}

function print({ name }: Tool, outcomes: readonly Outcome[]): void {
  console.log(`\n${name}`);
  for (const { what, exitCode, sameResult, again, missing } of outcomes) {
    const words = [
      `exit ${String(exitCode)}`,
      sameResult ? "same result" : "another result",
      `again: ${again.join(" ") || "-"}`,
      `missing: ${missing.join(" ") || "-"}`,
    ];
    console.log(`  ${what}: ${words.join(", ")}`);
  }
  const good = outcomes.filter((outcome) => outcome.sameResult && outcome.again.length === 0 && outcome.exitCode === 0);
  console.log(`  ${String(good.length)} of ${String(outcomes.length)} as if never interrupted`);
}
