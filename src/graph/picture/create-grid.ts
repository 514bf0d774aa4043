import type { Graph } from "../graph.ts";
import { planWaves } from "../plan-waves.ts";

/** What stands in the columns of a picture: slots. The first are the nodes, under their own numbers; the others keep lanes free for edges over several columns. */
export interface Grid {
  readonly columns: readonly (readonly number[])[];
  /** For each slot those it is joined to in the column before, and after, where they are drawn side by side. */
  readonly before: readonly (readonly number[])[];
  readonly after: readonly (readonly number[])[];
  /** For each node the slots of its lane, from the column after its own on; all its long edges leave the lane where they end. */
  readonly lanes: readonly (readonly number[])[];
}

/** With more slots than this for lanes nobody sees a lane any more, and edges run straight. */
const MOST_LANES = 20_000;

/** Puts each wave into a column; nodes on a circle, or behind one, stand in the last. */
export function createGrid(graph: Graph): Grid {
  const { waves, waveOf } = planWaves(graph);
  const columnOf = waveOf.map((wave) => (wave < 0 ? waves.length : wave));
  const columns = waves.map((nodes) => [...nodes]);
  const rest = waveOf.flatMap((wave, node) => (wave < 0 ? [node] : []));
  if (rest.length > 0) columns.push(rest);
  const lengths = graph.after.map((list, node) => list.reduce((most, to) => Math.max(most, (columnOf[to] ?? 0) - (columnOf[node] ?? 0) - 1), 0));
  const free = lengths.reduce((sum, length) => sum + length, 0) <= MOST_LANES;
  let slots = graph.names.length;
  const lanes = lengths.map((length, node) =>
    Array.from({ length: free ? length : 0 }, (_, step) => {
      columns[(columnOf[node] ?? 0) + 1 + step]?.push(slots);
      return slots++;
    }),
  );
  return { columns, lanes, ...join(graph, { columnOf, lanes, slots }) };
}

interface Lanes {
  readonly columnOf: readonly number[];
  readonly lanes: Grid["lanes"];
  readonly slots: number;
}

/** Joins nodes and lanes from column to column. */
function join(graph: Graph, { columnOf, lanes, slots }: Lanes): Pick<Grid, "before" | "after"> {
  const before: number[][] = Array.from({ length: slots }, () => []);
  const after: number[][] = Array.from({ length: slots }, () => []);
  const add = (from: number, to: number): void => {
    before[to]?.push(from);
    after[from]?.push(to);
  };
  lanes.forEach((lane, node) => lane.forEach((slot, step) => add(lane[step - 1] ?? node, slot)));
  graph.before.forEach((list, to) => {
    for (const from of list) add(lanes[from]?.[(columnOf[to] ?? 0) - (columnOf[from] ?? 0) - 2] ?? from, to);
  });
  return { before, after };
}
