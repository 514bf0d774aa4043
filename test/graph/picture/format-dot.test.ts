import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createGraph } from "../../../src/graph/create-graph.ts";
import { formatDot } from "../../../src/graph/picture/format-dot.ts";
import { singleLine } from "../../../src/util/single-line.ts";
import { HOSTILE_NAMES } from "./hostile-names.ts";

function labelOf(name: string): string {
  const { graph } = createGraph([{ name: "first" }, { name, dependsOn: ["first"] }]);
  const lines = formatDot({ graph }).split("\n");
  expect(lines).toHaveLength(7);
  expect([...lines.slice(0, 3), ...lines.slice(4)]).toEqual(["digraph {", "  rankdir=TB;", '  n0 [label="first" shape=box];', "  n0 -> n1;", "}", ""]);
  return /^ {2}n1 \[label="((?:[^"\\]|\\["\\])*)" shape=box\];$/u.exec(lines[3] ?? "")?.[1] ?? "?";
}

/** What Graphviz shows for a label without line breaks: its escapes and entities resolved. */
function shown(label: string): string {
  return label.replace(/\\(.)|&amp;/gu, (_, escaped: string | undefined) => escaped ?? "&");
}

describe("formatDot", () => {
  test("draws nodes, shapes, lines, edges and what is strong", () => {
    const { graph } = createGraph([{ name: "plan" }, { name: "gate", dependsOn: ["plan"] }, { name: "build", dependsOn: ["gate", "plan"] }]);
    const picture = { graph, shapeOf: (node: number) => (node === 1 ? "hexagon" : "round"), strong: [0, 1] };
    expect(formatDot({ ...picture, linesOf: (node) => [graph.names[node] ?? "", "x"] })).toBe(
      [
        "digraph {",
        "  rankdir=TB;",
        '  n0 [label="plan\\nx" shape=box style="rounded" penwidth=3];',
        '  n1 [label="gate\\nx" shape=hexagon penwidth=3];',
        '  n2 [label="build\\nx" shape=box style="rounded"];',
        "  n0 -> n1 [penwidth=3];",
        "  n1 -> n2;",
        "  n0 -> n2;",
        "}",
        "",
      ].join("\n"),
    );
  });

  test.each(HOSTILE_NAMES)("draws %j as text", (name) => {
    expect(shown(labelOf(name))).toBe(singleLine(name));
  });

  test("draws any name as text", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme-ascii" })), (name) => {
        expect(shown(labelOf(name))).toBe(singleLine(name));
      }),
    );
  });
});
