import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createGraph, type GraphItem } from "../../src/graph/create-graph.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { createReadySet, NODE_STATES, type NodeState, type ReadyOptions, type ReadySet } from "../../src/graph/ready-set.ts";
import { acyclicItems, chainOf } from "./support/random-items.ts";

const DIAMOND: readonly GraphItem[] = [{ name: "a" }, { name: "b", dependsOn: ["a"] }, { name: "c", dependsOn: ["a"] }, { name: "d", dependsOn: ["b", "c"] }];

function begin(items: readonly GraphItem[], options?: ReadyOptions): ReadySet {
  return createReadySet(createGraph(items).graph, options);
}

/** Takes all that is ready. */
function takeAll(ready: ReadySet): readonly number[] {
  const taken: number[] = [];
  for (let node = ready.take(); node !== undefined; node = ready.take()) taken.push(node);
  return taken;
}

describe("createReadySet", () => {
  test("starts a step as soon as what it waits for is done, not when a wave is", () => {
    const ready = begin([...DIAMOND, { name: "slow" }, { name: "e", dependsOn: ["b"] }]);
    expect(takeAll(ready)).toEqual([0, 4]);
    expect(ready.complete(0)).toEqual([1, 2]);
    expect(takeAll(ready)).toEqual([1, 2]);
    expect(ready.complete(1)).toEqual([5]);
    expect(ready.take()).toBe(5);
    expect(ready.complete(2)).toEqual([3]);
    expect(ready.stateOf(4)).toBe("running");
    expect(ready.settled).toBe(false);
  });

  test("skips all that depends on a failed step and nothing else", () => {
    const ready = begin([...DIAMOND, { name: "other" }, { name: "behind", dependsOn: ["d", "other"] }]);
    expect(takeAll(ready)).toEqual([0, 4]);
    expect(ready.fail(0)).toEqual([1, 2, 3, 5]);
    expect(ready.complete(4)).toEqual([]);
    expect(ready.counts).toEqual({ waiting: 0, ready: 0, running: 0, done: 1, failed: 1, skipped: 4 });
    expect(ready.settled).toBe(true);
  });

  test("skips a step that is ready, and never gives it", () => {
    const ready = begin(DIAMOND);
    expect(ready.skip(0)).toEqual([0, 1, 2, 3]);
    expect(ready.take()).toBeUndefined();
    expect(ready.settled).toBe(true);
  });

  test("gives a step again that was put back", () => {
    const ready = begin([{ name: "a" }, { name: "b" }]);
    expect(takeAll(ready)).toEqual([0, 1]);
    ready.putBack(0);
    expect(ready.counts.ready).toBe(1);
    expect(takeAll(ready)).toEqual([0]);
  });

  test("goes on from what an earlier run completed, whatever order it is told in", () => {
    const ready = begin(DIAMOND, { done: new Set([2, 0]) });
    expect(takeAll(ready)).toEqual([1]);
    expect(ready.complete(1)).toEqual([3]);
    expect(begin(DIAMOND, { done: [3, 3] }).counts.done).toBe(1);
  });

  test("gives the most urgent first, and as written among equals", () => {
    const items = ["a", "b", "c", "d"].map((name) => ({ name }));
    expect(takeAll(begin(items, { urgencyOf: (node) => [1, 5, 1, 5][node] ?? 0 }))).toEqual([1, 3, 0, 2]);
  });

  test("opens a barrier with a majority, once, and skips what is behind it when no majority is left", () => {
    const votes = ["a", "b", "c"].map((name) => ({ name }));
    const items = [...votes, { name: "majority", dependsOn: ["a", "b", "c"], need: 2 }, { name: "next", dependsOn: ["majority"] }];
    const ready = begin(items);
    expect(takeAll(ready)).toEqual([0, 1, 2]);
    expect([ready.complete(0), ready.complete(2), ready.complete(1)]).toEqual([[], [3], []]);
    expect(takeAll(ready)).toEqual([3]);
    const failing = begin(items);
    takeAll(failing);
    expect([failing.fail(0), failing.complete(1), failing.fail(2)]).toEqual([[], [], [3, 4]]);
    expect(failing.settled).toBe(true);
  });

  test("never gets ready what waits for a circle", () => {
    const ready = begin([{ name: "a", dependsOn: ["b"] }, { name: "b", dependsOn: ["a"] }, { name: "c" }]);
    expect(takeAll(ready)).toEqual([2]);
    expect(ready.complete(2)).toEqual([]);
    expect(ready.settled).toBe(false);
  });

  test("throws where it is used wrongly", () => {
    const ready = begin(DIAMOND);
    expect(() => ready.complete(0)).toThrow("Unexpected state `ready` of node `a`, expected `running`");
    expect(() => ready.fail(3)).toThrow("Unexpected state `waiting` of node `d`, expected `running`");
    expect(() => ready.putBack(9)).toThrow("Unexpected state `none` of node `9`, expected `running`");
    ready.take();
    expect(() => ready.skip(0)).toThrow("Unexpected state `running` of node `a`, expected `waiting` or `ready`");
  });

  test("agrees after every event with working all states out anew, barriers included", () => {
    const item = fc.tuple(acyclicItems, fc.infiniteStream(fc.constantFrom(undefined, undefined, undefined, 1, 2)));
    const items = item.map(([list, needs]) => list.map((each) => ({ ...each, need: needs.next().value })));
    const events = fc.infiniteStream(fc.record({ pick: fc.nat(), how: fc.constantFrom("complete", "complete", "complete", "fail", "putBack", "skip") }));
    fc.assert(
      fc.property(items, events, (list, stream) => {
        const { graph } = createGraph(list);
        const ready = createReadySet(graph);
        const known = new Map<number, NodeState>();
        const running = new Set<number>();
        for (let guard = 0; guard < 10_000 && !ready.settled; guard += 1) {
          const { pick, how } = stream.next().value;
          const open = graph.names.flatMap((_, node) => (["waiting", "ready"].includes(ready.stateOf(node)) ? [node] : []));
          const node = [...running][pick % Math.max(1, running.size)];
          if (how === "skip" && open.length > 0) {
            const skipped = open[pick % open.length] ?? 0;
            ready.skip(skipped);
            known.set(skipped, "skipped");
          } else if (node === undefined || how === "skip" || pick % 3 === 0) {
            const taken = ready.take();
            if (taken !== undefined) running.add(taken);
          } else {
            running.delete(node);
            if (how === "complete" && ready.complete(node)) known.set(node, "done");
            if (how === "fail" && ready.fail(node)) known.set(node, "failed");
            if (how === "putBack") ready.putBack(node);
          }
          const states = graph.names.map((_, each) => ready.stateOf(each));
          expect(states).toEqual(naiveStates(graph, known, running));
          expect(ready.counts).toEqual(Object.fromEntries(NODE_STATES.map((state) => [state, states.filter((each) => each === state).length])));
        }
        expect(ready.settled).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test("runs a chain of 100,000 steps, and skips one", () => {
    const ready = begin(chainOf(100_000));
    let steps = 0;
    for (let node = ready.take(); node !== undefined; node = ready.take()) steps += ready.complete(node).length;
    expect(steps).toBe(99_999);
    const failing = begin(chainOf(100_000));
    expect(failing.fail(failing.take() ?? 0)).toHaveLength(99_999);
  });
});

/** The states that follow from what ended and what runs, by looking at every node again and again. */
function naiveStates(graph: Graph, known: ReadonlyMap<number, NodeState>, running: ReadonlySet<number>): readonly NodeState[] {
  const states = graph.names.map((_, node): NodeState => known.get(node) ?? (running.has(node) ? "running" : "waiting"));
  const count = (node: number, wanted: readonly NodeState[]): number =>
    (graph.before[node] ?? []).filter((other) => wanted.includes(states[other] ?? "waiting")).length;
  const needed = (node: number): number => (graph.before[node]?.length ?? 0) - (graph.spare[node] ?? 0);
  for (let changed = true; changed;) {
    changed = false;
    states.forEach((state, node) => {
      if (state !== "waiting") return;
      if (count(node, ["done"]) >= needed(node)) states[node] = "ready";
      else if (count(node, ["failed", "skipped"]) > (graph.spare[node] ?? 0)) states[node] = "skipped";
      changed ||= states[node] !== "waiting";
    });
  }
  return states;
}
