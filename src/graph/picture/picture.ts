import { singleLine } from "../../util/single-line.ts";
import type { Graph } from "../graph.ts";

/** The shapes a node can be drawn in; what they mean is for the caller to say. */
export const NODE_SHAPES = ["box", "round", "hexagon"] as const;

/** One of `NODE_SHAPES`. */
export type NodeShape = (typeof NODE_SHAPES)[number];

/** A graph and how it is to be drawn; whatever a name or line holds is drawn as text. */
export interface Picture {
  readonly graph: Graph;
  /** The lines written into a node; its name where this is absent. */
  readonly linesOf?: ((node: number) => readonly string[]) | undefined;
  /** A node's shape; a box where this is absent. */
  readonly shapeOf?: ((node: number) => NodeShape) | undefined;
  /** Nodes to be drawn strongly, and the edges from each to the next in the list: the critical path. */
  readonly strong?: readonly number[] | undefined;
}

/** Gives the visible lines of a node, without hidden characters and line breaks; at least one, which may be empty. */
export function linesOf(picture: Picture, node: number): readonly string[] {
  const lines = picture.linesOf?.(node) ?? [picture.graph.names[node] ?? ""];
  return lines.length === 0 ? [""] : lines.map(singleLine);
}

/** An edge of a picture, from what has to be done first to what waits for it. */
export interface PictureEdge {
  readonly from: number;
  readonly to: number;
  readonly strong: boolean;
}

/** Lists the edges of a picture, in the order written. An edge is strong where its ends follow each other in `strong`. */
export function edgesOf({ graph, strong = [] }: Picture): readonly PictureEdge[] {
  const pairs = new Set(strong.slice(1).map((node, at) => `${strong[at] ?? ""} ${node}`));
  return graph.before.flatMap((list, to) => list.map((from) => ({ from, to, strong: pairs.has(`${from} ${to}`) })));
}
