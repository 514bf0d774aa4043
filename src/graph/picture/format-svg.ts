import { type Box, layoutPicture, LINE_HEIGHT, PADDING } from "./layout-picture.ts";
import { edgesOf, linesOf, type NodeShape, type Picture } from "./picture.ts";

/** Plain colours first: viewers other than browsers know neither variables nor media queries. */
const STYLE = [
  ".box{fill:#fff;stroke:#6e7781}",
  ".edge{fill:none;stroke:#6e7781}",
  ".strong{stroke-width:3}",
  "text{fill:#1f2328;font:12px ui-monospace,Menlo,Consolas,monospace}",
  "@media(prefers-color-scheme:dark){.box{fill:#161b22;stroke:#8b949e}.edge{stroke:#8b949e}text{fill:#e6edf3}}",
].join("");

/** Draws a graph as an SVG of its own, from left to right, in light and dark; names stand in it as text, long ones cut, with the whole name as the tooltip. */
export function formatSvg(picture: Picture): string {
  const { width, height, boxes, lanes } = layoutPicture(picture);
  const strong = new Set(picture.strong);
  const edges = edgesOf(picture).map(({ from, to, strong: isStrong }) => {
    const end = boxes[to];
    const way = [boxes[from], ...(lanes[from] ?? []).filter((lane) => lane.x < (end?.x ?? 0)), end].filter((box) => box !== undefined);
    return `<path class="${isStrong ? "edge strong" : "edge"}" d="${drawWay(way)}m-6 -4l6 4l-6 4"/>`;
  });
  const nodes = boxes.map((box, node) => {
    const title = encodeText(linesOf(picture, node).join("\n"));
    const shape = drawShape(box, picture.shapeOf?.(node) ?? "box", strong.has(node) ? "box strong" : "box");
    return `<g><title>${title}</title>${shape}${drawLines(box)}</g>`;
  });
  const size = `width="${round(width)}" height="${round(height)}" viewBox="0 0 ${round(width)} ${round(height)}"`;
  const head = `<svg xmlns="http://www.w3.org/2000/svg" role="img" ${size}>`;
  return `${[head, `<style>${STYLE}</style>`, ...edges, ...nodes, "</svg>"].join("\n")}\n`;
}

/** Leads from the right side of each box to the left side of the next, and straight through those between. */
function drawWay(way: readonly Box[]): string {
  return way
    .slice(1)
    .map((to, at) => {
      const from = way[at] ?? to;
      const start = { x: from.x + from.width, y: from.y + from.height / 2 };
      const end = { x: to.x, y: to.y + to.height / 2 };
      const bend = Math.max(20, (end.x - start.x) / 2);
      const points = [start.x + bend, start.y, end.x - bend, end.y, end.x, end.y].map(round).join(" ");
      return `${at === 0 ? "M" : "L"}${round(start.x)} ${round(start.y)}C${points}`;
    })
    .join("");
}

function drawShape({ x, y, width, height }: Box, shape: NodeShape, name: string): string {
  if (shape === "hexagon") {
    const corners = [
      [x, y + height / 2],
      [x + PADDING, y],
      [x + width - PADDING, y],
      [x + width, y + height / 2],
      [x + width - PADDING, y + height],
      [x + PADDING, y + height],
    ];
    return `<polygon class="${name}" points="${corners.map((corner) => corner.map(round).join(",")).join(" ")}"/>`;
  }
  return `<rect class="${name}" x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" rx="${shape === "round" ? 10 : 2}"/>`;
}

function drawLines({ x, y, width, lines }: Box): string {
  const middle = round(x + width / 2);
  const text = lines.map((line, at) => `<tspan x="${middle}" y="${round(y + PADDING / 2 + LINE_HEIGHT * (at + 0.75))}">${encodeText(line)}</tspan>`);
  return `<text text-anchor="middle">${text.join("")}</text>`;
}

function round(pixels: number): string {
  return String(Math.round(pixels * 10) / 10);
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };

/** XML knows no escape for the two signs that it forbids beside the controls, which no line holds any more. */
function encodeText(text: string): string {
  return text.replace(/[&<>"']/gu, (sign) => ENTITIES[sign] ?? sign).replace(/[\ufffe\uffff]/gu, "\ufffd");
}
