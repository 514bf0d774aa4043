import { describe, expect, test } from "vitest";
import { createGraph } from "../../src/graph/create-graph.ts";

describe("createGraph", () => {
  test("keeps the order written and knows both directions", () => {
    const { graph, problems } = createGraph([{ name: "b", dependsOn: ["a", "c"] }, { name: "a" }, { name: "c", dependsOn: ["a"] }]);
    expect(problems).toEqual([]);
    expect(graph.names).toEqual(["b", "a", "c"]);
    expect(graph.before).toEqual([[1, 2], [], [1]]);
    expect(graph.after).toEqual([[], [0, 2], [0]]);
    expect(graph.find("c")).toBe(2);
    expect(graph.find("d")).toBeUndefined();
  });

  test("names what is wrong and keeps node and item at one index", () => {
    const { graph, problems } = createGraph([
      { name: "a" },
      { name: "b", dependsOn: ["a", "gone", "a"] },
      { name: "a", dependsOn: ["b"] },
      { name: "c", dependsOn: ["a", "a", "a"] },
    ]);
    expect(problems).toEqual([
      { kind: "unknown-dependency", node: 1, place: 1, name: "gone" },
      { kind: "repeated-dependency", node: 1, place: 2, first: 0 },
      { kind: "duplicate-name", node: 2, first: 0 },
      { kind: "repeated-dependency", node: 3, place: 1, first: 0 },
      { kind: "repeated-dependency", node: 3, place: 2, first: 0 },
    ]);
    expect(graph.before).toEqual([[], [0], [1], [0]]);
    expect(graph.find("a")).toBe(0);
  });

  test.each(["__proto__", "constructor", "toString", "hasOwnProperty", "", " ", "0"])("takes %j for a name like any other", (name) => {
    expect(createGraph([{ name: "b", dependsOn: [name] }]).problems).toEqual([{ kind: "unknown-dependency", node: 0, place: 0, name }]);
    const { graph, problems } = createGraph([{ name: "b", dependsOn: [name] }, { name }]);
    expect(problems).toEqual([]);
    expect(graph.before).toEqual([[1], []]);
  });

  test.each([
    [undefined, 0],
    [3, 0],
    [2, 1],
    [1, 2],
    [0, 2],
    [9, 0],
  ])("lets a node that needs %j of three spare %j", (need, spare) => {
    const { graph } = createGraph([{ name: "a" }, { name: "b" }, { name: "c" }, { name: "gate", dependsOn: ["a", "b", "c"], need }]);
    expect(graph.spare).toEqual([0, 0, 0, spare]);
  });
});
