import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createGraph } from "../../src/graph/create-graph.ts";
import { findCriticalPath } from "../../src/graph/find-critical-path.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { orderNodes } from "../../src/graph/order-nodes.ts";
import { planWaves } from "../../src/graph/plan-waves.ts";
import { simulateRun } from "../../src/graph/simulate-run.ts";
import { timeNodes } from "../../src/graph/time-nodes.ts";
import { acyclicItems, chainOf } from "./support/random-items.ts";

const weighted = fc.tuple(acyclicItems, fc.array(fc.nat({ max: 20 }), { minLength: 80, maxLength: 80 }));
const DIAMOND = createGraph([
  { name: "a" },
  { name: "slow", dependsOn: ["a"] },
  { name: "quick", dependsOn: ["a"] },
  { name: "d", dependsOn: ["quick", "slow"] },
]).graph;
const TAKES = [10, 50, 5, 1];
const diamondMs = (node: number): number => TAKES[node] ?? 0;

describe("planWaves", () => {
  test("shows what can go side by side", () => {
    expect(planWaves(DIAMOND)).toEqual({ waves: [[0], [1, 2], [3]], waveOf: [0, 1, 1, 2], peakWidth: 2 });
    expect(planWaves(createGraph([]).graph)).toEqual({ waves: [], waveOf: [], peakWidth: 0 });
  });

  test("leaves out a circle and what is behind it", () => {
    const { graph } = createGraph([{ name: "a", dependsOn: ["b"] }, { name: "b", dependsOn: ["a"] }, { name: "c", dependsOn: ["a"] }, { name: "d" }]);
    expect(planWaves(graph)).toEqual({ waves: [[3]], waveOf: [-1, -1, -1, 0], peakWidth: 1 });
  });

  test("puts each step right behind the last that it waits for", () => {
    fc.assert(
      fc.property(acyclicItems, (items) => {
        const { graph } = createGraph(items);
        const { waves, waveOf, peakWidth } = planWaves(graph);
        waveOf.forEach((wave, node) => {
          expect(wave).toBe(Math.max(-1, ...(graph.before[node] ?? []).map((other) => waveOf[other] ?? 0)) + 1);
          expect(waves[wave]).toContain(node);
        });
        expect(waves.flat().length).toBe(items.length);
        expect(peakWidth).toBe(Math.max(...waves.map(({ length }) => length)));
      }),
    );
  });
});

describe("findCriticalPath", () => {
  test("is the way that takes longest, not the one with most steps", () => {
    expect(findCriticalPath(DIAMOND, diamondMs)).toEqual({ nodes: [0, 1, 3], totalMs: 61 });
    const { graph } = createGraph([...chainOf(4), { name: "long" }]);
    expect(findCriticalPath(graph, (node) => (node === 4 ? 10 : 1))).toEqual({ nodes: [4], totalMs: 10 });
    expect(findCriticalPath(createGraph([]).graph, () => 1)).toEqual({ nodes: [], totalMs: 0 });
  });

  test("is a way through the graph that takes as long as trying all ways says", () => {
    fc.assert(
      fc.property(weighted, ([items, takes]) => {
        const { graph } = createGraph(items);
        const msOf = (node: number): number => takes[node] ?? 0;
        const { nodes, totalMs } = findCriticalPath(graph, msOf);
        nodes.slice(1).forEach((node, at) => expect(graph.before[node]).toContain(nodes[at]));
        expect(nodes.reduce((sum, node) => sum + msOf(node), 0)).toBe(totalMs);
        const ends = naiveEnds(graph, msOf);
        expect(totalMs).toBe(Math.max(...ends));
        const times = timeNodes(graph, msOf);
        expect(times.startMs).toEqual(ends.map((end, node) => end - msOf(node)));
        for (const [node, start] of times.startMs.entries()) expect(start + (times.remainingMs[node] ?? 0)).toBeLessThanOrEqual(totalMs);
        for (const node of nodes) expect((times.startMs[node] ?? 0) + (times.remainingMs[node] ?? 0)).toBe(totalMs);
      }),
    );
  });

  test("walks a chain of 100,000 steps", () => {
    const { graph } = createGraph([...chainOf(100_000)].reverse());
    expect(findCriticalPath(graph, () => 2)).toMatchObject({ totalMs: 200_000, nodes: { length: 100_000 } });
  });
});

describe("simulateRun", () => {
  test("says when each step would start and end", () => {
    expect(simulateRun(DIAMOND, { msOf: diamondMs, slots: 4 })).toEqual({ startMs: [0, 10, 10, 60], endMs: [10, 60, 15, 61], totalMs: 61, peakRunning: 2 });
    expect(simulateRun(DIAMOND, { msOf: diamondMs, slots: 1 })).toMatchObject({ totalMs: 66, peakRunning: 1 });
  });

  test("starts the urgent first", () => {
    const { graph } = createGraph([{ name: "short" }, { name: "other" }, ...chainOf(3)]);
    const { remainingMs } = timeNodes(graph, () => 10);
    const urgent = simulateRun(graph, { msOf: () => 10, slots: 2, urgencyOf: (node) => remainingMs[node] ?? 0 });
    expect([urgent.totalMs, simulateRun(graph, { msOf: () => 10, slots: 2 }).totalMs]).toEqual([30, 40]);
  });

  test("keeps to the graph and the slots, and is never idle while something is ready", () => {
    fc.assert(
      fc.property(weighted, fc.integer({ min: 1, max: 5 }), ([items, takes], slots) => {
        const { graph } = createGraph(items);
        const msOf = (node: number): number => (takes[node] ?? 0) + 1;
        const { startMs, endMs, totalMs, peakRunning } = simulateRun(graph, { msOf, slots });
        expect(totalMs).toBe(Math.max(...endMs));
        const runningAt = (time: number): number => startMs.filter((start, node) => start <= time && time < (endMs[node] ?? 0)).length;
        expect(peakRunning).toBe(Math.max(...startMs.map(runningAt)));
        expect(peakRunning).toBeLessThanOrEqual(slots);
        startMs.forEach((start, node) => {
          const readyMs = Math.max(0, ...(graph.before[node] ?? []).map((other) => endMs[other] ?? 0));
          expect(start).toBeGreaterThanOrEqual(readyMs);
          for (const time of endMs.filter((end) => readyMs <= end && end < start)) expect(runningAt(time)).toBe(slots);
        });
      }),
    );
  });

  test("without a bound takes as long as the critical path", () => {
    fc.assert(
      fc.property(weighted, ([items, takes]) => {
        const { graph } = createGraph(items);
        const msOf = (node: number): number => takes[node] ?? 0;
        expect(simulateRun(graph, { msOf, slots: items.length }).totalMs).toBe(timeNodes(graph, msOf).totalMs);
      }),
    );
  });
});

/** When each node ends at the earliest. */
function naiveEnds(graph: Graph, msOf: (node: number) => number): readonly number[] {
  const ends = graph.names.map(() => 0);
  for (const node of orderNodes(graph)) ends[node] = Math.max(0, ...(graph.before[node] ?? []).map((other) => ends[other] ?? 0)) + msOf(node);
  return ends;
}
