import { edgesOf, linesOf, type NodeShape, type Picture } from "./picture.ts";

const SHAPES: Readonly<Record<NodeShape, string>> = { box: "shape=box", round: 'shape=box style="rounded"', hexagon: "shape=hexagon" };

/** Writes a graph in the DOT language of Graphviz. Nodes are called `n0`, `n1` ...; names stand in labels only, as text. */
export function formatDot(picture: Picture): string {
  const { graph, shapeOf } = picture;
  const strong = new Set(picture.strong);
  const nodes = graph.names.map((_, node) => {
    const label = linesOf(picture, node)
      .map(encodeText)
      .join(String.raw`\n`);
    return `  n${node} [label="${label}" ${SHAPES[shapeOf?.(node) ?? "box"]}${strong.has(node) ? " penwidth=3" : ""}];`;
  });
  const edges = edgesOf(picture).map((edge) => `  n${edge.from} -> n${edge.to}${edge.strong ? " [penwidth=3]" : ""};`);
  return `${["digraph {", "  rankdir=TB;", ...nodes, ...edges, "}"].join("\n")}\n`;
}

/** In a quoted label Graphviz reads `\` as the start of an escape and `&` as that of an entity. */
function encodeText(text: string): string {
  return text
    .replaceAll("\\", String.raw`\\`)
    .replaceAll('"', String.raw`\"`)
    .replaceAll("&", "&amp;");
}
