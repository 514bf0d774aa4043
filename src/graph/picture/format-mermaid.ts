import { edgesOf, linesOf, type NodeShape, type Picture } from "./picture.ts";

const BRACKETS: Readonly<Record<NodeShape, readonly [string, string]>> = { box: ["[", "]"], round: ["(", ")"], hexagon: ["{{", "}}"] };

/** Writes a graph as a Mermaid flowchart, for Markdown on GitHub and elsewhere. Nodes are called `n0`, `n1` ...; names stand in labels only, as text. */
export function formatMermaid(picture: Picture): string {
  const { graph, shapeOf, strong = [] } = picture;
  const nodes = graph.names.map((_, node) => {
    const [open, close] = BRACKETS[shapeOf?.(node) ?? "box"];
    const label = linesOf(picture, node).map(encodeText).join("<br/>");
    return `  n${node}${open}"${label === "" ? " " : label}"${close}`;
  });
  const edges = edgesOf(picture).map((edge) => `  n${edge.from} ${edge.strong ? "==>" : "-->"} n${edge.to}`);
  const marks = strong.length === 0 ? [] : ["  classDef strong stroke-width:3px", `  class ${strong.map((node) => `n${node}`).join(",")} strong`];
  return `${["flowchart TD", ...nodes, ...edges, ...marks].join("\n")}\n`;
}

/**
 * Mermaid has no escape but numbered entities, and reads Markdown, HTML, directives and styles in labels. So everything but letters, digits, blanks and a few
 * harmless signs becomes an entity, and so do a leading dash, an underscore that is not within a word, and the signs that Mermaid itself uses for entities.
 */
function encodeText(text: string): string {
  return text.replace(
    /[^\p{L}\p{M}\p{N} _/-]|[\ufb02\u00b0\u00b6\u00df]|^-|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu,
    (sign) => `#${sign.codePointAt(0) ?? 32};`,
  );
}
