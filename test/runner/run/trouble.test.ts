import { chmodSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { MACHINE_DISK } from "../../../src/runner/journal/journal-disk.ts";
import { beginRun } from "../../../src/runner/run/begin-run.ts";
import { loadRun } from "../../../src/runner/store/load-run.ts";
import { planOf } from "../plan-of.ts";
import { SOURCE, createHand, temporaryFolder, tryBegin, tryResume, turn } from "./by-hand.ts";

const CHAIN = planOf([{ name: "a" }, { name: "b", dependsOn: ["a"] }]);

/** A disk that is full while `isFull` says so, and takes a part of what it is given without an error first. */
function fillingDisk(isFull: () => boolean) {
  return {
    ...MACHINE_DISK,
    write(file: number, bytes: Buffer): number {
      if (!isFull()) return MACHINE_DISK.write(file, bytes);
      if (bytes.length < 10) throw Object.assign(new Error("ENOSPC"), { code: "ENOSPC" });
      return MACHINE_DISK.write(file, bytes.subarray(0, bytes.length - 5));
    },
  };
}

describe("a full disk", () => {
  test("ends the run with a sentence, tells nobody what is not written, and leaves a run that can be resumed", async () => {
    const root = temporaryFolder();
    let isFull = false;
    const { run, hand, told } = tryBegin(CHAIN, { root, machine: { disk: fillingDisk(() => isFull) } });
    await turn();
    isFull = true;
    hand.complete("a");
    const state = await run.finished;
    expect(run.problem).toContain("the disk is full; free some space and resume the run");
    expect([state.status, state.steps.get("a")?.status]).toEqual(["running", "running"]);
    expect(told()).toEqual(["run:started", "step:started a"]);
    const loaded = loadRun(run.folder);
    expect(loaded.ok && [loaded.value.status, loaded.value.events.length]).toEqual(["interrupted", 2]);
    const again = tryResume(CHAIN, run.folder, { root });
    await turn();
    again.hand.complete("a");
    await turn();
    again.hand.complete("b");
    expect((await again.run.finished).status).toBe("completed");
  });

  test("ends what runs before the run is given up", async () => {
    let isFull = false;
    const hand = createHand({ heedsStop: false });
    const { run } = tryBegin(planOf([{ name: "a" }, { name: "slow" }]), { hand, machine: { disk: fillingDisk(() => isFull) } });
    await turn();
    isFull = true;
    hand.complete("a");
    await turn();
    expect(hand.running.get("slow")?.stop.aborted).toBe(true);
    let isFinished = false;
    void run.finished.then(() => (isFinished = true));
    await turn();
    expect(isFinished).toBe(false);
    hand.complete("slow");
    await run.finished;
  });

  test("tells nobody of a completed step that cannot be made durable", async () => {
    let isBroken = false;
    const disk = {
      ...MACHINE_DISK,
      sync(file: number): void {
        if (isBroken) throw Object.assign(new Error("EIO"), { code: "EIO" });
        MACHINE_DISK.sync(file);
      },
    };
    const { run, hand, told } = tryBegin(planOf([{ name: "a" }]), { machine: { disk } });
    await turn();
    isBroken = true;
    hand.complete("a");
    await run.finished;
    expect(told()).toEqual(["run:started", "step:started a"]);
    expect(run.problem).toContain("the disk reports an error");
  });
});

describe("a run that cannot begin", () => {
  const begin = (root: string) =>
    beginRun({ plan: CHAIN, source: SOURCE, cwd: root, root, environment: {}, runsFolder: join(root, "state", "runs"), execute: createHand().execute });

  test("says why its folder cannot be made", () => {
    const root = temporaryFolder();
    writeFileSync(join(root, "state"), "a file");
    expect(begin(root)).toMatchObject({ ok: false, problem: { code: "io", message: expect.stringContaining("Cannot create") } });
  });

  test.skipIf(process.getuid?.() === 0)("says that it may not write (root may)", () => {
    const root = temporaryFolder();
    mkdirSync(join(root, "state"));
    chmodSync(join(root, "state"), 0o500);
    expect(begin(root)).toMatchObject({ ok: false, problem: { message: expect.stringContaining("permission is denied") } });
    expect(existsSync(join(root, "state", "runs"))).toBe(false);
  });
});

describe("a listener that throws", () => {
  test("is reported and does not touch the run, and hears of the next event", async () => {
    const heard: string[] = [];
    const onEvent = ({ type }: { readonly type: string }): never => {
      heard.push(type);
      throw new Error(`no ${type}`);
    };
    const { run, hand, problems } = tryBegin(planOf([{ name: "a" }]), { options: { onEvent } });
    await turn();
    hand.complete("a");
    expect((await run.finished).status).toBe("completed");
    expect(heard).toEqual(["run:started", "step:started", "step:completed", "run:completed"]);
    expect(problems[1]).toBe("A listener failed at event 2 (`step:started`): no step:started");
  });

  test("may throw about the report too", async () => {
    const fail = (): never => {
      throw new Error("no");
    };
    const { run, hand } = tryBegin(planOf([{ name: "a" }]), { options: { onEvent: fail, onProblem: fail } });
    await turn();
    hand.complete("a");
    expect((await run.finished).status).toBe("completed");
  });

  test("may end the run from within", async () => {
    const holder: { abort?: () => void } = {};
    const { run, told } = tryBegin(CHAIN, { options: { onEvent: ({ type }) => type === "step:started" && holder.abort?.() } });
    holder.abort = () => run.abort();
    expect((await run.finished).status).toBe("cancelled");
    expect(told().length).toBe(0);
  });
});

describe("a declared folder that is not there", () => {
  test("keeps every step from starting where it is required, and none where it is not", async () => {
    const root = temporaryFolder();
    const withPath = (required: boolean) => planOf([{ name: "a" }], { paths: [{ name: "web", folder: "../web", required }] });
    const refused = tryBegin(withPath(true), { root });
    expect((await refused.run.finished).error).toBe('Cannot find the folder "../web" of path `web`; create it, or write `required: false`');
    expect(refused.hand.attempts).toEqual([]);
    const allowed = tryBegin(withPath(false), { root });
    await turn();
    allowed.hand.complete("a");
    expect((await allowed.run.finished).status).toBe("completed");
  });
});
