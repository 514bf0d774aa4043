import { areUpstream } from "../../src/graph/are-upstream.ts";
import { createGraph, type GraphItem } from "../../src/graph/create-graph.ts";
import { findCriticalPath } from "../../src/graph/find-critical-path.ts";
import { findCycles } from "../../src/graph/find-cycles.ts";
import { findRedundantEdges } from "../../src/graph/find-redundant-edges.ts";
import { planWaves } from "../../src/graph/plan-waves.ts";
import { createReadySet } from "../../src/graph/ready-set.ts";
import { cpuOf } from "../harness/cpu-of.ts";
import { readSizes } from "../harness/sizes.ts";
import type { Bench, BenchRow } from "../harness/table.ts";

const STEPS = Number(process.env["BENCH_STEPS"] ?? "") || 100_000;
/** How many times as many nodes the scheduler gets when it is measured alone. */
const SCHEDULED = 10;
const GROWTH = 5;
/** Linear work still grows faster where it leaves the processor's caches; a square would be 2. */
const EXPONENT_LIMIT = 1.5;
const LIMIT_MS = 1_500;
/** For a fifth of the steps. */
const SMALL_LIMIT_MS = 300;
const NODES_PER_SECOND = 500_000;

/** What the graph costs in planning and running: all its questions about large workflows, and the scheduler's ready set alone. */
export const graph: Bench = {
  name: "graph",
  run: () => ({
    name: "graph",
    title: "Graph",
    method: `In one warm process, medians of CPU time. All questions: names resolved, cycles, waves, critical path, redundant edges, and two references of each step that are no dependencies. The exponent compares ${String(STEPS)} steps with a fifth of that (1 is linear). \`BENCH_STEPS\` sets the size.`,
    rows: [...Object.entries(SHAPES).map(([name, make]) => questionsRow(name, make)), schedulerRow()],
  }),
};

/** Workflows of `size` steps. */
const SHAPES: Readonly<Record<string, (size: number) => readonly GraphItem[]>> = {
  "a chain": (size) => items(size, (node) => [node - 1]),
  "a fan-out and its end": (size) => items(size, (node) => (node < size - 1 ? [0] : Array.from({ length: size - 1 }, (_, other) => other))),
  "layers of 100, three dependencies each": (size) =>
    items(size, (node) => (node < 100 ? [] : [0, 7, 31].map((shift) => layer(node) - 100 + ((node + shift) % 100)))),
  "a chain with shortcuts": (size) => items(size, (node) => [node - 1, Math.floor(node / 2), (node * 7919) % (node + 1)]),
};

function layer(node: number): number {
  return node - (node % 100);
}

function items(size: number, before: (node: number) => readonly number[]): readonly GraphItem[] {
  return Array.from({ length: size }, (_, node) => ({
    name: `step-${String(node)}`,
    dependsOn: [...new Set(before(node))].filter((other) => other >= 0 && other !== node).map((other) => `step-${String(other)}`),
  }));
}

function questionsRow(name: string, make: (size: number) => readonly GraphItem[]): BenchRow {
  const measure = (size: number): number => {
    const list = make(size);
    return cpuOf(() => askAll(list), Math.ceil(readSizes().samples / 5));
  };
  const smallMs = measure(Math.ceil(STEPS / GROWTH));
  const largeMs = measure(STEPS);
  const exponent = Math.log(largeMs / smallMs) / Math.log(GROWTH);
  return {
    what: `all questions about ${name}`,
    ours: `${largeMs.toFixed(0)} ms`,
    against: `a fifth of it: ${smallMs.toFixed(0)} ms`,
    figure: `exponent ${exponent.toFixed(2)}`,
    target: `< ${String(LIMIT_MS / 1000)} s, < ${String(SMALL_LIMIT_MS / 1000)} s, exponent <= ${String(EXPONENT_LIMIT)}`,
    met: largeMs < LIMIT_MS && smallMs < SMALL_LIMIT_MS && exponent <= EXPONENT_LIMIT,
  };
}

function askAll(list: readonly GraphItem[]): void {
  const made = createGraph(list).graph;
  findCycles(made);
  planWaves(made);
  findCriticalPath(made, () => 1);
  findRedundantEdges(made);
  areUpstream(
    made,
    list.flatMap((_, node) => [node >> 1, (node * 104_729) % list.length].map((upstream) => ({ node, upstream }))),
  );
}

function schedulerRow(): BenchRow {
  const size = STEPS * SCHEDULED;
  const made = createGraph(SHAPES["layers of 100, three dependencies each"]?.(size) ?? []).graph;
  const ms = cpuOf(
    () => {
      const ready = createReadySet(made);
      for (let node = ready.take(); node !== undefined; node = ready.take()) ready.complete(node);
    },
    Math.ceil(readSizes().samples / 5),
  );
  const rate = size / (ms / 1000);
  return {
    what: `scheduling ${String(size)} nodes in layers`,
    ours: `${ms.toFixed(0)} ms`,
    against: "",
    figure: `${(rate / 1e6).toFixed(1)} M nodes/s`,
    target: `>= ${String(NODES_PER_SECOND / 1e6)} M nodes/s`,
    met: rate >= NODES_PER_SECOND,
  };
}
