import type { OneShotUsage } from "./one-shot.ts";

type Counts = { readonly [name in keyof OneShotUsage]: OneShotUsage[name] | undefined };

/** Gives a usage of those counts that are known. */
export function knownUsage(counts: Counts): OneShotUsage {
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== undefined));
}

/** Adds counts, those that are unknown left out; undefined where none is known. */
export function sumCounts(counts: readonly (number | undefined)[]): number | undefined {
  const known = counts.filter((count) => count !== undefined);
  return known.length === 0 ? undefined : known.reduce((sum, count) => sum + count, 0);
}
