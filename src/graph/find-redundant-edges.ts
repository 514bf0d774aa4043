import { answerReach } from "./answer-reach.ts";
import { type Condensed, condense } from "./condense.ts";
import type { Graph } from "./graph.ts";

/** One entry of a `dependsOn`: `node` waits for `dependency`, which stands at index `place` of `before[node]`. */
export interface Edge {
  readonly node: number;
  readonly place: number;
  readonly dependency: number;
}

/**
 * Finds the edges that say nothing: what the node waits for is waited for already by another of its dependencies. All of them can be left out at once. In the
 * order written; edges of a node on a circle are never among them, since the circle has to be mended first.
 */
export function findRedundantEdges(graph: Graph): readonly Edge[] {
  const condensed = condense(graph);
  const { pointOf } = condensed;
  const edges = candidates(graph, condensed);
  const from = Int32Array.from(edges, ({ dependency }) => pointOf[dependency] ?? 0);
  const to = Int32Array.from(edges, ({ node }) => pointOf[node] ?? 0);
  const answers = answerReach(condensed, { from, to, indirect: true });
  return edges.filter((_, index) => answers[index] === 1);
}

/** Edges of nodes with more than one; a barrier that may do with fewer is left alone, each of its edges counts. */
function candidates(graph: Graph, { pointOf, circular }: Condensed): readonly Edge[] {
  const edges: Edge[] = [];
  graph.before.forEach((list, node) => {
    if (list.length < 2 || graph.spare[node] !== 0 || circular[pointOf[node] ?? 0] === 1) return;
    list.forEach((dependency, place) => void edges.push({ node, place, dependency }));
  });
  return edges;
}
