import fc from "fast-check";
import { SaxesParser } from "saxes";
import { describe, expect, test } from "vitest";
import { createGraph } from "../../../src/graph/create-graph.ts";
import { formatSvg } from "../../../src/graph/picture/format-svg.ts";
import { layoutPicture } from "../../../src/graph/picture/layout-picture.ts";
import { planWaves } from "../../../src/graph/plan-waves.ts";
import { singleLine } from "../../../src/util/single-line.ts";
import { acyclicItems, anyItems } from "../support/random-items.ts";
import { HOSTILE_NAMES } from "./hostile-names.ts";

interface Drawn {
  /** How many elements of each name there are. */
  readonly elements: Readonly<Record<string, number>>;
  readonly titles: readonly string[];
  readonly paths: readonly string[];
}

/** Reads an SVG with a parser that accepts well-formed XML only. */
function readSvg(svg: string): Drawn {
  const elements: Record<string, number> = {};
  const titles: string[] = [];
  const paths: string[] = [];
  const open: string[] = [];
  const parser = new SaxesParser({ xmlns: false });
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    elements[name] = (elements[name] ?? 0) + 1;
    open.push(name);
    if (name === "title") titles.push("");
    if (name === "path") paths.push(`${attributes["class"]} ${attributes["d"]}`);
  });
  parser.on("closetag", () => void open.pop());
  parser.on("text", (text) => void (open.at(-1) === "title" && titles.push((titles.pop() ?? "") + text)));
  parser.write(svg).close();
  return { elements, titles, paths };
}

function shownFor(name: string): string | undefined {
  const { graph } = createGraph([{ name: "first" }, { name, dependsOn: ["first"] }]);
  const drawn = readSvg(formatSvg({ graph }));
  expect(drawn.elements).toEqual({ svg: 1, style: 1, path: 1, g: 2, title: 2, rect: 2, text: 2, tspan: 2 });
  return drawn.titles[1];
}

describe("formatSvg", () => {
  test("draws each node once, in its shape, and each edge from left to right", () => {
    const { graph } = createGraph([{ name: "plan" }, { name: "gate", dependsOn: ["plan"] }, { name: "build", dependsOn: ["gate", "plan"] }]);
    const shapes = ["round", "hexagon", "box"] as const;
    const svg = formatSvg({ graph, shapeOf: (node) => shapes[node] ?? "box", linesOf: (node) => [graph.names[node] ?? "", "x".repeat(90)], strong: [0, 1] });
    const { elements, paths, titles } = readSvg(svg);
    expect(elements).toEqual({ svg: 1, style: 1, path: 3, g: 3, title: 3, rect: 2, polygon: 1, text: 3, tspan: 6 });
    expect(paths.map((path) => path.startsWith("edge strong "))).toEqual([true, false, false]);
    expect(titles[0]).toBe(`plan\n${"x".repeat(90)}`);
    expect(svg).toContain(`>${"x".repeat(39)}…<`);
  });

  test("draws an empty graph, and one with a circle", () => {
    expect(readSvg(formatSvg({ graph: createGraph([]).graph })).elements).toEqual({ svg: 1, style: 1 });
    const { graph } = createGraph([{ name: "a", dependsOn: ["b"] }, { name: "b", dependsOn: ["a"] }, { name: "c" }]);
    expect(readSvg(formatSvg({ graph })).elements).toMatchObject({ rect: 3, path: 2 });
  });

  test.each(HOSTILE_NAMES)("draws %j as text", (name) => {
    expect(shownFor(name)).toBe(singleLine(name));
  });

  test("draws any name as text", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme-ascii" })), (name) => {
        expect(shownFor(name)).toBe(singleLine(name).replace(/[\ufffe\uffff]/gu, "\ufffd"));
      }),
    );
  });
});

describe("layoutPicture", () => {
  test("lays no box over another, keeps all of them inside and what waits to the right", () => {
    fc.assert(
      fc.property(fc.oneof(acyclicItems, anyItems), (items) => {
        const { graph } = createGraph(items);
        const { waveOf } = planWaves(graph);
        const { boxes, width, height } = layoutPicture({ graph });
        boxes.forEach((box, node) => {
          expect(Math.min(box.x, box.y, width - box.x - box.width, height - box.y - box.height)).toBeGreaterThanOrEqual(0);
          for (const other of boxes.slice(node + 1)) {
            const apart = box.x + box.width <= other.x || other.x + other.width <= box.x || box.y + box.height <= other.y || other.y + other.height <= box.y;
            expect(apart).toBe(true);
          }
          for (const dependency of graph.before[node] ?? []) if ((waveOf[node] ?? -1) >= 0) expect(boxes[dependency]?.x).toBeLessThan(box.x);
        });
      }),
      { numRuns: 40 },
    );
  });

  test("keeps a lane free for an edge that leads past other nodes", () => {
    fc.assert(
      fc.property(acyclicItems, (items) => {
        const { graph } = createGraph(items);
        const { waveOf } = planWaves(graph);
        const { boxes, lanes } = layoutPicture({ graph });
        lanes.forEach((lane, node) => {
          const farthest = Math.max(...(graph.after[node] ?? []).map((to) => (waveOf[to] ?? 0) - (waveOf[node] ?? 0) - 1), 0);
          expect(lane).toHaveLength(farthest);
          for (const { x, y, width } of lane)
            for (const box of boxes) expect(x < box.x + box.width && box.x < x + width && box.y < y && y < box.y + box.height).toBe(false);
        });
      }),
      { numRuns: 40 },
    );
  });

  test("gives up lanes where there would be too many to see", () => {
    const items = Array.from({ length: 400 }, (_, node) => ({
      name: String(node),
      dependsOn: Array.from({ length: Math.min(node, 400) }, (__, other) => String(other)),
    }));
    expect(layoutPicture({ graph: createGraph(items).graph }).lanes.flat()).toEqual([]);
  });

  test("uncrosses what is written crosswise", () => {
    const { graph } = createGraph([{ name: "a" }, { name: "b" }, { name: "behind-b", dependsOn: ["b"] }, { name: "behind-a", dependsOn: ["a"] }]);
    const { boxes } = layoutPicture({ graph });
    expect((boxes[0]?.y ?? 0) < (boxes[1]?.y ?? 0)).toBe((boxes[3]?.y ?? 0) < (boxes[2]?.y ?? 0));
  });
});
