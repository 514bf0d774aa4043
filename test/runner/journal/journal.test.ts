import { describe, expect, test } from "vitest";
import { type Result, refuse, succeed } from "../../../src/diagnostic/result.ts";
import { readStoredText } from "../../../src/runner/journal/load-journal.ts";
import type { Journal } from "../../../src/runner/journal/journal.ts";
import { createJournal, openJournal } from "../../../src/runner/journal/open-journal.ts";
import { parseJournal } from "../../../src/runner/journal/parse-journal.ts";
import type { EventBody, RunEvent } from "../../../src/runner/journal/run-event.ts";
import { Killed, type MemoryDisk, afterPowerCut, createMemoryDisk, systemError } from "./memory-disk.ts";
import { SAMPLE_BODIES } from "./sample-events.ts";

const FREE = { takeLock: () => succeed({ isHeld: () => true, release: () => {} }), defer: () => {} };

function valueOf<Value, Problem>(result: Result<Value, Problem>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

function bytesOf(disk: MemoryDisk): Buffer {
  return disk.files.get("/run/journal.jsonl")?.content ?? Buffer.alloc(0);
}

const LONG = "long ".repeat(5000);
const STARTED: EventBody = { type: "run:started", workflow: "w", sourceDigest: "d" };
const BATCHES: readonly (readonly EventBody[])[] = [
  [STARTED],
  [
    { type: "step:started", stepName: "a", attempt: 1 },
    { type: "step:started", stepName: "b", attempt: 1 },
  ],
  [
    { type: "step:completed", stepName: "a", attempt: 1, reason: "exit", output: LONG },
    { type: "step:started", stepName: "c", attempt: 1 },
  ],
  [{ type: "step:failed", stepName: "b", attempt: 1, reason: "timeout", error: "It took too long" }],
  [{ type: "run:failed", error: "b failed" }],
];

/** Writes all batches; gives how many events were appended and how many settled before the disk killed the process. */
function runUntilKilled(disk: MemoryDisk): { readonly appended: number; readonly settled: number } {
  let appended = 0;
  let settled = 0;
  try {
    const journal = valueOf(createJournal("/run", "r1", { ...FREE, disk }));
    for (const batch of BATCHES) {
      appended += valueOf(journal.append(batch)).length;
      valueOf(journal.settle());
      if (batch.some(({ type }) => type === "run:started" || type === "step:completed" || type === "run:failed")) settled = appended;
    }
    valueOf(journal.close());
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
  }
  return { appended, settled };
}

function killAt(number: number): MemoryDisk {
  const disk = createMemoryDisk();
  disk.before = (_, at) => {
    if (at === number) throw new Killed();
  };
  return disk;
}

function openAgain(disk: MemoryDisk): readonly RunEvent[] {
  disk.before = () => {};
  const opened = openJournal("/run", { ...FREE, disk });
  return opened.ok ? opened.value.events : [];
}

const CALLS = (() => {
  const disk = createMemoryDisk();
  runUntilKilled(disk);
  return disk.calls.length;
})();

describe("a journal whose process is killed", () => {
  test("before any call keeps every event that was appended", () => {
    expect(CALLS).toBeGreaterThan(15);
    for (let call = 0; call < CALLS; call += 1) {
      const disk = killAt(call);
      const { appended } = runUntilKilled(disk);
      const events = openAgain(disk);
      expect(events.length).toBeGreaterThanOrEqual(appended);
      expect(events.map(({ type }) => type)).toEqual(
        BATCHES.flat()
          .map(({ type }) => type)
          .slice(0, events.length),
      );
    }
  });

  test("together with the power keeps every event that was settled, with its long texts", () => {
    for (let call = 0; call < CALLS; call += 1) {
      for (const kept of [0, 1, 50, 150, 100_000]) {
        const disk = killAt(call);
        const { settled } = runUntilKilled(disk);
        const after = afterPowerCut(disk, kept);
        const events = openAgain(after);
        expect(events.length).toBeGreaterThanOrEqual(settled);
        for (const event of events) if (event.type === "step:completed") expect(readStoredText("/run", event.output, after)).toEqual({ ok: true, value: LONG });
      }
    }
  });

  test("goes on after the last whole line", () => {
    const disk = createMemoryDisk();
    runUntilKilled(disk);
    const file = disk.files.get("/run/journal.jsonl");
    if (file !== undefined) file.content = file.content.subarray(0, -3);
    const { journal, events, tornBytes } = valueOf(openJournal("/run", { ...FREE, disk }));
    expect(events.length).toBe(6);
    expect(tornBytes).toBeGreaterThan(15);
    expect(valueOf(journal.append([{ type: "run:resumed", sourceDigest: "d", again: [], assumed: [] }]))).toMatchObject([{ seq: 7, runId: "r1" }]);
    expect(parseJournal(bytesOf(disk)).events.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });
});

describe("a journal on a disk in trouble", () => {
  function begin(): { readonly disk: MemoryDisk; readonly journal: Journal } {
    const disk = createMemoryDisk();
    const journal = valueOf(createJournal("/run", "r1", { ...FREE, disk }));
    valueOf(journal.append([STARTED]));
    return { disk, journal };
  }

  test("writes every byte however few are taken at a time", () => {
    const disk = createMemoryDisk();
    disk.takes = (bytes) => Math.min(bytes.length, 7);
    const journal = valueOf(createJournal("/run", "r1", { ...FREE, disk }));
    valueOf(journal.append(SAMPLE_BODIES));
    expect(parseJournal(bytesOf(disk)).events.length).toBe(SAMPLE_BODIES.length);
  });

  test.each([0, 1, 30, 100])("that takes %i bytes and is full then is as before, and goes on when there is room", (room) => {
    const { disk, journal } = begin();
    const before = bytesOf(disk);
    let left = room;
    disk.takes = (bytes) => {
      if (left === 0) throw systemError("ENOSPC");
      const taken = Math.min(left, bytes.length);
      left -= taken;
      return taken;
    };
    const refused = journal.append(BATCHES[1] ?? []);
    expect(refused).toMatchObject({ ok: false, problem: { code: "full", message: 'Cannot write the journal in "/run": the disk is full' } });
    expect(bytesOf(disk)).toEqual(before);
    disk.takes = (bytes) => bytes.length;
    expect(valueOf(journal.append(BATCHES[1] ?? [])).map(({ seq }) => seq)).toEqual([2, 3]);
    expect(parseJournal(bytesOf(disk))).toMatchObject({ tornBytes: 0, events: [{ seq: 1 }, { seq: 2 }, { seq: 3 }] });
  });

  test("takes no byte and says nothing is full too", () => {
    const { disk, journal } = begin();
    disk.takes = () => 0;
    expect(journal.append([STARTED])).toMatchObject({ ok: false, problem: { code: "full" } });
  });

  test("is not written to any more when half a line cannot be cut off", () => {
    const { disk, journal } = begin();
    let writes = 0;
    disk.takes = (bytes) => {
      writes += 1;
      if (writes > 1) throw systemError("EIO");
      return Math.min(5, bytes.length);
    };
    disk.before = (call) => {
      if (call === "truncate") throw systemError("EIO");
    };
    expect(journal.append(BATCHES[1] ?? []).ok).toBe(false);
    disk.takes = (bytes) => bytes.length;
    disk.before = () => {};
    expect(journal.append(BATCHES[1] ?? [])).toMatchObject({ ok: false, problem: { code: "io" } });
    expect(parseJournal(bytesOf(disk))).toMatchObject({ tornBytes: 5, events: [{ seq: 1 }] });
  });

  test("is not trusted again after a sync failed", () => {
    const { disk, journal } = begin();
    disk.before = (call) => {
      if (call === "sync") throw systemError("EIO");
    };
    expect(journal.settle()).toMatchObject({ ok: false, problem: { code: "io" } });
    disk.before = () => {};
    expect(journal.settle().ok).toBe(false);
    expect(journal.append([{ type: "run:paused" }]).ok).toBe(false);
  });

  test("is not written to after somebody else wrote to it, or took the run over", () => {
    const { disk, journal } = begin();
    const file = disk.files.get("/run/journal.jsonl");
    if (file !== undefined) file.content = Buffer.concat([file.content, Buffer.from("x")]);
    expect(journal.append([{ type: "run:paused" }])).toMatchObject({ ok: false, problem: { code: "changed" } });

    let held = true;
    const takeLock = () => succeed({ isHeld: () => held, release: () => {} });
    const other = valueOf(createJournal("/other", "r2", { ...FREE, takeLock, disk }));
    held = false;
    expect(other.append([STARTED])).toMatchObject({ ok: false, problem: { code: "held" } });
  });
});

describe("the syncs of a journal", () => {
  function count(): { readonly disk: MemoryDisk; readonly journal: Journal; readonly syncs: () => number; readonly turn: () => void } {
    const disk = createMemoryDisk();
    const later: (() => void)[] = [];
    const journal = valueOf(createJournal("/run", "r1", { ...FREE, disk, defer: (work) => void later.push(work) }));
    const syncs = (): number => disk.calls.filter((call) => call === "sync").length;
    return { disk, journal, syncs, turn: () => later.splice(0).forEach((work) => work()) };
  }

  test("come once a turn of the loop, whatever number of steps completed in it", () => {
    const { journal, syncs, turn } = count();
    valueOf(journal.append([STARTED]));
    for (let index = 0; index < 100; index += 1) {
      valueOf(journal.append([{ type: "step:completed", stepName: `s${index}`, attempt: 1, reason: "exit", output: "" }]));
    }
    expect(syncs()).toBe(0);
    turn();
    expect(syncs()).toBe(1);
    turn();
    expect(syncs()).toBe(1);
  });

  test("do not come for events that change nothing for a resume", () => {
    const { journal, syncs, turn } = count();
    valueOf(journal.append([STARTED]));
    turn();
    valueOf(journal.append([{ type: "step:started", stepName: "a", attempt: 1 }]));
    turn();
    valueOf(journal.settle());
    expect(syncs()).toBe(1);
    valueOf(journal.close());
    expect(syncs()).toBe(2);
  });

  test("come at once for whoever settles before telling, and not again in that turn", () => {
    const { journal, syncs, turn } = count();
    valueOf(journal.append([STARTED]));
    valueOf(journal.settle());
    expect(syncs()).toBe(1);
    turn();
    expect(syncs()).toBe(1);
  });

  test("tell at the next call that the one at the end of the turn failed", () => {
    const { disk, journal, turn } = count();
    valueOf(journal.append([STARTED]));
    disk.before = (call) => {
      if (call === "sync") throw systemError("EIO");
    };
    turn();
    disk.before = () => {};
    expect(journal.append([{ type: "run:paused" }])).toMatchObject({ ok: false, problem: { code: "io" } });
  });
});

describe("opening a journal", () => {
  test("refuses a damaged one with the line, and changes nothing", () => {
    const disk = createMemoryDisk();
    runUntilKilled(disk);
    const file = disk.files.get("/run/journal.jsonl");
    if (file !== undefined) file.content = Buffer.from(file.content.toString().replace('"b"', '"B"'));
    const before = bytesOf(disk);
    const refused = openJournal("/run", { ...FREE, disk });
    expect(refused).toMatchObject({ ok: false, problem: { code: "damaged", damage: { line: 3 } } });
    expect(bytesOf(disk)).toEqual(before);
  });

  test("gives the lock back whenever it refuses", () => {
    let held = 0;
    const takeLock = () => {
      held += 1;
      return succeed({ isHeld: () => true, release: () => void (held -= 1) });
    };
    const disk = createMemoryDisk();
    valueOf(valueOf(createJournal("/run", "r1", { ...FREE, takeLock, disk })).close());
    expect(createJournal("/run", "r1", { ...FREE, takeLock, disk })).toMatchObject({ ok: false, problem: { code: "exists" } });
    expect(openJournal("/run", { ...FREE, takeLock, disk })).toMatchObject({ ok: false, problem: { code: "missing" } });
    expect(openJournal("/none", { ...FREE, takeLock, disk })).toMatchObject({ ok: false, problem: { code: "missing" } });
    expect(held).toBe(0);
  });

  test("refuses with the words of the lock where another process has the run", () => {
    const disk = createMemoryDisk();
    runUntilKilled(disk);
    const takeLock = () => refuse({ message: "process 7 has it" });
    expect(openJournal("/run", { ...FREE, takeLock, disk })).toMatchObject({ ok: false, problem: { code: "held" } });
  });
});
