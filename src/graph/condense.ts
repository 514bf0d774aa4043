import { findComponents } from "./find-components.ts";
import type { Graph } from "./graph.ts";

/** A graph with each circle drawn together into one point, so that every edge leads from a smaller point to a larger one. */
export interface Condensed {
  readonly count: number;
  /** For each node its point. */
  readonly pointOf: Int32Array;
  /** For each point 1 where its nodes wait for themselves, being on a circle. */
  readonly circular: Uint8Array;
  /** The edges into point `p` are `sources[starts[p]]` to `sources[starts[p + 1] - 1]`. */
  readonly starts: Int32Array;
  readonly sources: Int32Array;
}

/** Condenses a graph, in linear time; what asks who is upstream of whom (`answerReach`) works on the result. */
export function condense(graph: Graph): Condensed {
  const { of: pointOf, count } = findComponents(graph);
  const circular = new Uint8Array(count);
  const starts = new Int32Array(count + 1);
  eachEdge(graph, pointOf, (source, point) => {
    if (source === point) circular[point] = 1;
    else starts[point + 1] = (starts[point + 1] ?? 0) + 1;
  });
  for (let point = 0; point < count; point += 1) starts[point + 1] = (starts[point + 1] ?? 0) + (starts[point] ?? 0);
  const sources = new Int32Array(starts[count] ?? 0);
  const free = starts.slice();
  eachEdge(graph, pointOf, (source, point) => {
    if (source === point) return;
    const at = free[point] ?? 0;
    sources[at] = source;
    free[point] = at + 1;
  });
  return { count, pointOf, circular, starts, sources };
}

function eachEdge(graph: Graph, pointOf: Int32Array, take: (source: number, point: number) => void): void {
  graph.before.forEach((list, node) => {
    for (const dependency of list) take(pointOf[dependency] ?? 0, pointOf[node] ?? 0);
  });
}
