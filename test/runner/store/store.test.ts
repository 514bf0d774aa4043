import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { attemptFiles } from "../../../src/runner/store/attempt-files.ts";
import { findResumable, findRun } from "../../../src/runner/store/find-run.ts";
import { listRuns } from "../../../src/runner/store/list-runs.ts";
import { loadRun } from "../../../src/runner/store/load-run.ts";
import { decidePrune, pruneRuns } from "../../../src/runner/store/prune-runs.ts";
import { requestControl } from "../../../src/runner/store/request-control.ts";
import { findRunsFolder } from "../../../src/runner/store/runs-folder.ts";
import type { ListedRun } from "../../../src/runner/store/stored-run.ts";
import { type TriedRun, createHandClock, temporaryFolder, tryBegin, turn } from "../run/by-hand.ts";
import { planOf } from "../plan-of.ts";

const ONE = planOf([{ name: "a" }]);
const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 21, 11, 15, 30);

/** A run that ended as told. */
async function ended(root: string, how: "completed" | "failed", { name = "ship", startMs = NOW } = {}): Promise<TriedRun> {
  const tried = tryBegin({ ...ONE, name }, { root, clock: createHandClock(startMs) });
  await turn();
  if (how === "completed") tried.hand.complete("a");
  else tried.hand.fail("a");
  await tried.run.finished;
  return tried;
}

describe("a stored run", () => {
  test("is read back with its state, what it was begun with, and who drives it", async () => {
    const root = temporaryFolder();
    const { run, hand } = tryBegin(ONE, { root });
    await turn();
    const going = loadRun(run.folder);
    expect(going).toMatchObject({ ok: true, value: { id: run.id, status: "running", pid: process.pid, meta: { workflow: "ship" } } });
    hand.complete("a");
    await run.finished;
    const done = loadRun(run.folder);
    expect(done).toMatchObject({ ok: true, value: { status: "completed", state: { status: "completed" } } });
    expect(done.ok && done.value).not.toHaveProperty("pid");
    expect(attemptFiles(run.folder, "a", 1).stdout).toBe(join(run.folder, "attempts", "a-1", "stdout"));
  });

  test("that cannot be read is a problem, with the line of the damage", async () => {
    const { run } = await ended(temporaryFolder(), "failed");
    const path = join(run.folder, "journal.jsonl");
    writeFileSync(path, readFileSync(path, "utf8").replace("step:started", "step:stopped"));
    expect(loadRun(run.folder)).toMatchObject({ ok: false, problem: { code: "damaged", message: expect.stringContaining("line 2") } });
    expect(loadRun(join(run.folder, "none"))).toMatchObject({ ok: false, problem: { code: "missing" } });
  });
});

describe("the list of runs", () => {
  test("shows the newest first, by the cache where that holds and by the journal where not", async () => {
    const root = temporaryFolder();
    const old = await ended(root, "completed", { startMs: NOW - DAY });
    const { run } = await ended(root, "failed");
    const runsFolder = dirname(run.folder);
    writeFileSync(join(old.run.folder, "state.json"), "{}");
    expect(findRunsFolder(root)).toBe(runsFolder);
    expect(listRuns(runsFolder)).toMatchObject([
      { id: run.id, status: "failed", error: "Step `a` failed: It exited with 1", counts: { failed: 1 }, startedMs: NOW },
      { id: old.run.id, status: "completed", counts: { completed: 1 } },
    ]);
    writeFileSync(join(run.folder, "state.json"), readFileSync(join(run.folder, "state.json"), "utf8").replace("failed", "faked"));
    expect(listRuns(runsFolder)[0]?.status, "the cache is used").toBe("faked");
    writeFileSync(join(run.folder, "journal.jsonl"), "\n", { flag: "a" });
    expect(listRuns(runsFolder)[0], "and not where the journal grew").toHaveProperty("problem");
  });

  test("shows what never began, and nothing where there is no folder", async () => {
    const root = temporaryFolder();
    mkdirSync(join(root, "20261120-101112-x-0000"));
    expect(listRuns(root)).toMatchObject([
      { id: "20261120-101112-x-0000", startedMs: Date.UTC(2026, 10, 20, 10, 11, 12), status: "interrupted", problem: expect.any(String) },
    ]);
    expect(listRuns(join(root, "none"))).toEqual([]);
  });

  test("shows as interrupted what no process drives any more", async () => {
    const { run } = await ended(temporaryFolder(), "failed");
    const path = join(run.folder, "journal.jsonl");
    writeFileSync(path, `${readFileSync(path, "utf8").split("\n").slice(0, 2).join("\n")}\n`);
    expect(listRuns(dirname(run.folder))[0]?.status).toBe("interrupted");
  });
});

describe("a run that is looked for", () => {
  test("is found by its id, its beginning, its end, or as the last one", async () => {
    const root = temporaryFolder();
    const old = await ended(root, "failed", { startMs: NOW - DAY });
    const { run } = await ended(root, "completed");
    const runsFolder = dirname(run.folder);
    for (const wish of [run.id, run.id.slice(0, 12), run.id.slice(-4), "last"]) expect(findRun(runsFolder, wish)).toEqual({ ok: true, value: run.folder });
    expect(findRun(runsFolder, "202611")).toMatchObject({ ok: false, problem: { message: expect.stringContaining(" or ") } });
    expect(findRun(runsFolder, `${run.id}x`)).toMatchObject({ ok: false, problem: { hint: `did you mean \`${run.id}\`?` } });
    expect(findRun(join(root, "none"), "last")).toMatchObject({ ok: false });
    expect(findResumable(runsFolder)).toEqual({ ok: true, value: old.run.folder });
    expect(findResumable(join(root, "none"))).toMatchObject({ ok: false, problem: { code: "missing" } });
  });
});

describe("pruning", () => {
  const run = (id: string, status: ListedRun["status"], more: Partial<ListedRun> = {}): ListedRun => {
    const nothing = { folder: `/${id}`, workflow: "w", startedMs: NOW - DAY, beginMs: 0, resumes: 0, counts: {}, usedTokens: 0, unknownUsages: 0 };
    return { id, status, ...nothing, ...more };
  };
  const idsOf = (runs: readonly ListedRun[]): readonly string[] => runs.map(({ id }) => id);

  test("leaves what is alive, what is young, and what somebody may want to resume", () => {
    const runs = [
      run("alive", "running", { pid: 1 }),
      run("superseded", "failed"),
      run("other-newest", "interrupted", { workflow: "other" }),
      run("other-older", "failed", { workflow: "other" }),
      run("done", "completed", { workflow: "third" }),
      run("young", "completed", { workflow: "third", startedMs: NOW - 10 }),
      run("broken", "interrupted", { workflow: "", problem: "damaged" }),
    ];
    expect(idsOf(decidePrune(runs, { nowMs: NOW, olderThanMs: 1000 }))).toEqual(["superseded", "other-older", "done", "broken"]);
    expect(idsOf(decidePrune(runs, { nowMs: NOW, olderThanMs: 1000, keep: 4 }))).toEqual(["done", "broken"]);
    expect(idsOf(decidePrune(runs, { nowMs: NOW, unfinished: true }))).toEqual(["superseded", "other-newest", "other-older", "done", "young", "broken"]);
  });

  test("removes folders whole, tells before what it would do, and leaves a run that goes on", async () => {
    const root = temporaryFolder();
    const done = await ended(root, "completed");
    const going = tryBegin(ONE, { root, clock: createHandClock(NOW + 1000) });
    const runsFolder = dirname(done.run.folder);
    mkdirSync(join(runsFolder, ".removed-x"));
    const wish = { nowMs: NOW + DAY, unfinished: true };
    expect(idsOf(pruneRuns(runsFolder, { ...wish, dryRun: true }).removed)).toEqual([done.run.id]);
    expect(readdirSync(runsFolder)).toHaveLength(3);
    expect(idsOf(pruneRuns(runsFolder, wish).removed)).toEqual([done.run.id]);
    expect(readdirSync(runsFolder)).toEqual([going.run.id]);
    going.run.abort();
  });
});

describe("a run that another process asks", () => {
  test("pauses, goes on and ends", async () => {
    const plan = planOf([{ name: "a" }, { name: "b", dependsOn: ["a"] }]);
    const { run, told } = tryBegin(plan, {});
    await turn();
    const hasTold = async (type: string): Promise<void> => {
      while (!told().includes(type)) await turn();
    };
    expect(requestControl(run.folder, "pause")).toEqual({ ok: true, value: process.pid });
    await hasTold("run:paused");
    requestControl(run.folder, "unpause");
    await hasTold("run:unpaused");
    requestControl(run.folder, "abort");
    expect((await run.finished).status).toBe("cancelled");
    expect(requestControl(run.folder, "abort")).toMatchObject({
      ok: false,
      problem: { message: `Cannot abort the run \`${basename(run.folder)}\`: no process drives it` },
    });
  });
});
