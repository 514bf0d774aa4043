import type { Condensed } from "./condense.ts";

/** A tree through a condensed graph in which each point hangs below the deepest of its sources; it answers many questions of reach at once. */
export interface LongestTree {
  /** For each point how many edges the longest way to it has. */
  readonly level: Int32Array;
  /** For each point the smallest from which it is reached, itself included: what is smaller does not reach it. */
  readonly low: Int32Array;
  /** A point's subtree are the points entered from `enter[p]` to `leave[p] - 1`; all of them are reached from it. */
  readonly enter: Int32Array;
  readonly leave: Int32Array;
}

/** Hangs every point below the deepest source, in linear time and three straight passes. */
export function growLongestTree({ count, starts, sources }: Condensed): LongestTree {
  const level = new Int32Array(count);
  const parent = new Int32Array(count).fill(-1);
  const low = Int32Array.from(parent.keys());
  for (let point = 0; point < count; point += 1) {
    for (let at = starts[point] ?? 0; at < (starts[point + 1] ?? 0); at += 1) {
      const source = sources[at] ?? 0;
      low[point] = Math.min(low[point] ?? 0, low[source] ?? 0);
      const deep = (level[source] ?? 0) + 1;
      if (deep <= (level[point] ?? 0)) continue;
      level[point] = deep;
      parent[point] = source;
    }
  }
  return { level, low, ...intervals(parent) };
}

/** Numbers the points so that each subtree is an interval; parents are smaller than their children, so no walk is needed. */
function intervals(parent: Int32Array): Pick<LongestTree, "enter" | "leave"> {
  const { length } = parent;
  const size = new Int32Array(length).fill(1);
  for (let point = length - 1; point >= 0; point -= 1) {
    const above = parent[point] ?? -1;
    if (above >= 0) size[above] = (size[above] ?? 0) + (size[point] ?? 0);
  }
  const enter = new Int32Array(length);
  const leave = new Int32Array(length);
  const free = new Int32Array(length);
  let roots = 0;
  for (let point = 0; point < length; point += 1) {
    const above = parent[point] ?? -1;
    const start = above >= 0 ? (free[above] ?? 0) : roots;
    const end = start + (size[point] ?? 0);
    if (above >= 0) free[above] = end;
    else roots = end;
    enter[point] = start;
    leave[point] = end;
    free[point] = start + 1;
  }
  return { enter, leave };
}
