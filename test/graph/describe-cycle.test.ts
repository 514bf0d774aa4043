import { describe, expect, test } from "vitest";
import { createGraph, type GraphItem } from "../../src/graph/create-graph.ts";
import { describeCycle } from "../../src/graph/describe-cycle.ts";
import { findCycles } from "../../src/graph/find-cycles.ts";
import { chainOf } from "./support/random-items.ts";

function describeFirst(items: readonly GraphItem[]): string {
  const { graph } = createGraph(items);
  return describeCycle(graph, findCycles(graph)[0] ?? []);
}

function ring(size: number): readonly GraphItem[] {
  return [{ name: "n0", dependsOn: [`n${size - 1}`] }, ...chainOf(size).slice(1)];
}

describe("describeCycle", () => {
  test("shows the whole way back to its beginning", () => {
    expect(describeFirst([{ name: "a", dependsOn: ["a"] }])).toBe("`a` → `a`");
    expect(describeFirst(ring(3))).toBe("`n0` → `n2` → `n1` → `n0`");
    expect(describeFirst(ring(20)).split(" → ")).toHaveLength(21);
  });

  test("counts the middle of a very long one", () => {
    const parts = describeFirst(ring(50_000)).split(" → ");
    expect(parts).toHaveLength(21);
    expect([parts[0], parts[1], parts[10], parts[20]]).toEqual(["`n0`", "`n49999`", "49981 more", "`n0`"]);
  });

  test("keeps a name on the line", () => {
    expect(describeFirst([{ name: "a\n\u001b[31mb", dependsOn: ["a\n\u001b[31mb"] }])).toBe("`a b` → `a b`");
  });
});
