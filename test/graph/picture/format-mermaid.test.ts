import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createGraph } from "../../../src/graph/create-graph.ts";
import { formatMermaid } from "../../../src/graph/picture/format-mermaid.ts";
import { singleLine } from "../../../src/util/single-line.ts";
import { HOSTILE_NAMES } from "./hostile-names.ts";

/** What Mermaid shows for a label: its entities resolved. */
function shown(label: string): string {
  return label.replace(/#(\d+);/gu, (_, code: string) => String.fromCodePoint(Number(code)));
}

function labelOf(name: string): string | undefined {
  const { graph } = createGraph([{ name: "first" }, { name, dependsOn: ["first"] }]);
  const lines = formatMermaid({ graph }).split("\n");
  expect(lines).toHaveLength(5);
  expect([lines[0], lines[1], lines[3], lines[4]]).toEqual(["flowchart TD", '  n0["first"]', "  n0 --> n1", ""]);
  return /^ {2}n1\["([^"]+)"\]$/u.exec(lines[2] ?? "")?.[1];
}

describe("formatMermaid", () => {
  test("draws nodes, shapes, lines, edges and what is strong", () => {
    const { graph } = createGraph([{ name: "plan" }, { name: "gate", dependsOn: ["plan"] }, { name: "build_all", dependsOn: ["gate", "plan"] }]);
    const picture = { graph, shapeOf: (node: number) => (node === 1 ? "hexagon" : "round"), strong: [0, 1, 2] };
    expect(formatMermaid({ ...picture, linesOf: (node) => [graph.names[node] ?? "", "claude: opus"] })).toBe(
      [
        "flowchart TD",
        '  n0("plan<br/>claude#58; opus")',
        '  n1{{"gate<br/>claude#58; opus"}}',
        '  n2("build_all<br/>claude#58; opus")',
        "  n0 ==> n1",
        "  n1 ==> n2",
        "  n0 --> n2",
        "  classDef strong stroke-width:3px",
        "  class n0,n1,n2 strong",
        "",
      ].join("\n"),
    );
  });

  test.each(HOSTILE_NAMES)("draws %j as text", (name) => {
    const label = labelOf(name) ?? "";
    expect(label.replace(/#\d+;/gu, "")).toMatch(/^[\p{L}\p{M}\p{N} _/-]*$/u);
    expect(shown(label).trim()).toBe(singleLine(name));
  });

  test("draws any name as text", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme-ascii" })), (name) => {
        expect(shown(labelOf(name) ?? "?").trim()).toBe(singleLine(name));
      }),
    );
  });
});
