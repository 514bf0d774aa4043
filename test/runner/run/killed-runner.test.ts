import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { describe, expect, test } from "vitest";
import { isGroupAlive } from "../../../src/process/process-group.ts";
import { loadRun } from "../../../src/runner/store/load-run.ts";
import type { StepWish } from "../plan-of.ts";
import { temporaryFolder } from "./by-hand.ts";

const CHILD = join(import.meta.dirname, "runner-child.ts");
const SEED = 4711;
const LIVES = 60;

interface Child {
  readonly process: ChildProcess;
  /** Lines that it printed: the run's folder, and its status at the end. */
  readonly lines: AsyncIterator<string>;
}

function startChild(root: string, folder?: string): Child {
  const argv = ["--import", "tsx", CHILD, root, ...(folder === undefined ? [] : [folder])];
  const child = spawn(process.execPath, argv, { stdio: ["ignore", "pipe", "inherit"], env: { PATH: process.env["PATH"] } });
  return { process: child, lines: createInterface({ input: child.stdout })[Symbol.asyncIterator]() };
}

async function nextLine({ lines }: Child): Promise<string> {
  const line = await lines.next();
  return line.done === true ? "" : line.value;
}

/** Numbers that look random, the same for a seed. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7f_ff_ff_ff;
    return state / 0x80_00_00_00;
  };
}

/** A workflow whose steps note when they begin and end, and take some time. */
function randomSteps(random: () => number, ledger: string): readonly StepWish[] {
  return Array.from({ length: 10 }, (_, index) => {
    const dependsOn = Array.from({ length: index }, (_unused, other) => `s${other}`).filter(() => random() < 0.25);
    return {
      name: `s${index}`,
      dependsOn,
      command: `echo "begin s${index}" >> ${ledger}; sleep 0.0${Math.floor(random() * 9)}; echo "end s${index}" >> ${ledger}; echo out-${index}`,
    };
  });
}

function readLedger(path: string): readonly string[] {
  return existsSync(path) ? readFileSync(path, "utf8").trimEnd().split("\n") : [];
}

function countOf<Item>(items: readonly Item[], item: Item): number {
  return items.filter((one) => one === item).length;
}

/** Runs a workflow by runners that are killed; gives the folder, and how often a runner was. Checks after each kill that nothing finished runs again. */
async function runThroughKills(root: string, random: () => number): Promise<{ readonly folder: string; readonly kills: number }> {
  const ledger = join(root, "ledger");
  let folder: string | undefined;
  for (let kills = 0; kills < LIVES; kills += 1) {
    const finished = folder === undefined ? [] : completedIn(folder);
    const before = readLedger(ledger);
    const child = startChild(root, folder);
    folder = await nextLine(child);
    const timer = setTimeout(() => child.process.kill("SIGKILL"), kills > 4 ? 60_000 : random() * 120);
    const status = await nextLine(child);
    clearTimeout(timer);
    if (child.process.exitCode === null && child.process.signalCode === null) await once(child.process, "exit");
    for (const name of finished) expect(countOf(readLedger(ledger), `begin ${name}`), `${name} had finished`).toBe(countOf(before, `begin ${name}`));
    if (status !== "") return { folder, kills };
  }
  throw new Error("The run does not end");
}

function completedIn(folder: string): readonly string[] {
  const run = loadRun(folder);
  if (!run.ok) throw new Error(run.problem.message);
  expect(run.value.status).toBe("interrupted");
  return [...run.value.state.steps.values()].filter(({ status }) => status === "completed").map(({ name }) => name);
}

describe("a runner that is killed with SIGKILL at any moment", () => {
  test.each([1, 2])(
    "leaves a run that completes in the end, with every finished step done once (seed 4711, workflow %i)",
    { timeout: 120_000 },
    async (number) => {
      const root = temporaryFolder();
      const random = createRandom(SEED * number);
      const steps = randomSteps(random, join(root, "ledger"));
      writeFileSync(join(root, "plan.json"), JSON.stringify({ steps, maxConcurrency: 3 }));
      const { folder, kills } = await runThroughKills(root, random);
      const run = loadRun(folder);
      if (!run.ok) throw new Error(run.problem.message);
      const { state, status } = run.value;
      expect([state.error, status, kills > 0]).toEqual([undefined, "completed", true]);
      expect(steps.map(({ name }) => state.steps.get(name)?.output)).toEqual(steps.map((_, index) => `out-${index}\n`));
      const ledger = readLedger(join(root, "ledger"));
      for (const { name } of steps) {
        expect(countOf(ledger, `begin ${name}`), name).toBeLessThanOrEqual(state.steps.get(name)?.attempts ?? 0);
        // No attempt was alive any more when the next one began.
        expect(ledger.filter((line) => line.endsWith(` ${name}`)).join(" ")).not.toContain(`begin ${name} begin ${name} end ${name} end ${name}`);
      }
    },
  );
});

describe("the runner after one that was killed", () => {
  test("ends what the step that ran has left, what left its group too, before the step runs again", { timeout: 60_000 }, async () => {
    const root = temporaryFolder();
    const leaders = `echo $$ >> ${root}/pids; setsid sh -c 'echo $$ >> ${root}/pids; exec sleep 47.13' & sleep 47.13`;
    // A process that nobody has waited for yet is dead, though a signal finds it.
    const look = `for pid in $(cat ${root}/pids); do case $(ps -o stat= -p $pid) in ""|Z*) ;; *) exit 9;; esac; done`;
    const steps = [{ name: "slow", command: `if [ -e ${root}/pids ]; then ${look}; else ${leaders}; fi` }];
    writeFileSync(join(root, "plan.json"), JSON.stringify({ steps, maxConcurrency: 1 }));
    const child = startChild(root);
    const folder = await nextLine(child);
    while (readLedger(join(root, "pids")).length < 2) await new Promise((resolve) => void setTimeout(resolve, 10));
    child.process.kill("SIGKILL");
    await once(child.process, "exit");
    const again = startChild(root, folder);
    await nextLine(again);
    expect(await nextLine(again)).toBe("completed");
  });
});

describe("a runner that gets SIGTERM", () => {
  test("ends everything it started, and leaves a run that goes on where it was", { timeout: 60_000 }, async () => {
    const root = temporaryFolder();
    const steps = [
      { name: "first", command: "echo one" },
      { name: "slow", dependsOn: ["first"], command: `(sleep 47.11; echo late) & echo $$ > ${root}/pid; [ -e ${root}/go ] || sleep 47.11` },
    ];
    writeFileSync(join(root, "plan.json"), JSON.stringify({ steps, maxConcurrency: 3 }));
    const child = startChild(root);
    const folder = await nextLine(child);
    while (!existsSync(join(root, "pid"))) await new Promise((resolve) => void setTimeout(resolve, 10));
    child.process.kill("SIGTERM");
    expect(await nextLine(child)).toBe("cancelled");
    const group = Number(readFileSync(join(root, "pid"), "utf8"));
    expect(isGroupAlive({ pid: group, mark: { variable: "NONE", word: "none" } }), "something is left of the step").toBe(false);
    writeFileSync(join(root, "go"), "");
    const again = startChild(root, folder);
    await nextLine(again);
    expect(await nextLine(again)).toBe("completed");
    const run = loadRun(folder);
    expect(run.ok && [...run.value.state.steps.values()].map(({ name, attempts }) => [name, attempts])).toEqual([
      ["first", 1],
      ["slow", 2],
    ]);
  });
});
