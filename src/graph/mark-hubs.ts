import type { Condensed } from "./condense.ts";

/** For each point a word with one bit for each of up to 32 hubs: which of them it is reached from, and which of them it reaches. No hub does so with itself. */
export interface HubMarks {
  readonly from: Int32Array;
  readonly to: Int32Array;
}

const HUBS = 32;

/** Chooses points with many edges, spread over the graph, and marks who is before and behind them: a way over a hub is a way. Linear. */
export function markHubs(condensed: Condensed): HubMarks {
  const { count, starts, sources } = condensed;
  const own = new Int32Array(count);
  chooseHubs(condensed).forEach((hub, bit) => void (own[hub] = 1 << bit));
  const from = new Int32Array(count);
  const to = new Int32Array(count);
  for (let point = 0, at = 0; point < count; point += 1) {
    const end = starts[point + 1] ?? 0;
    let word = 0;
    for (; at < end; at += 1) word |= (own[sources[at] ?? 0] ?? 0) | (from[sources[at] ?? 0] ?? 0);
    from[point] = word;
  }
  for (let point = count - 1, at = sources.length - 1; point >= 0; point -= 1) {
    const start = starts[point] ?? 0;
    const word = (own[point] ?? 0) | (to[point] ?? 0);
    for (; at >= start; at -= 1) to[sources[at] ?? 0] = (to[sources[at] ?? 0] ?? 0) | word;
  }
  return { from, to };
}

/** The point with most edges of each of 32 stretches. */
function chooseHubs({ count, starts, sources }: Condensed): readonly number[] {
  const edges = Int32Array.from({ length: count }, (_, point) => (starts[point + 1] ?? 0) - (starts[point] ?? 0));
  for (const source of sources) edges[source] = (edges[source] ?? 0) + 1;
  const stretch = Math.max(1, Math.ceil(count / HUBS));
  return Array.from({ length: Math.ceil(count / stretch) }, (_, index) => {
    let best = index * stretch;
    for (let point = best; point < Math.min(count, (index + 1) * stretch); point += 1) if ((edges[point] ?? 0) > (edges[best] ?? 0)) best = point;
    return best;
  });
}
