import { editDistance } from "./edit-distance.ts";
import { foldName } from "./fold-name.ts";

const MAX_LENGTH = 100;

/** Lists the names that somebody may have meant by `query`, nearest first: those that begin alike or contain it, then those a few typing errors away. At most `count`. */
export function nearest(query: string, names: readonly string[], count = 3): readonly string[] {
  const wanted = foldName(query).slice(0, MAX_LENGTH);
  if (wanted === "") return [];
  const ranked = [...new Set(names)].map((name) => ({ name, rank: rankOf(wanted, foldName(name).slice(0, MAX_LENGTH)) }));
  return ranked
    .filter(({ rank }) => rank < FAR)
    .sort((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : 1))
    .slice(0, count)
    .map(({ name }) => name);
}

const FAR = 100;

/** 0 for the same, 1 where one begins with the other, then typing errors, then names that contain it; `FAR` for everything else. */
function rankOf(wanted: string, name: string): number {
  if (name === "") return FAR;
  if (name === wanted) return 0;
  if (wanted.length > 1 && (name.startsWith(wanted) || (name.length > 2 && wanted.startsWith(name)))) return 1;
  const limit = Math.max(1, Math.floor(Math.max(wanted.length, name.length) / 3));
  const distance = editDistance(wanted, name, limit);
  if (distance <= limit) return 1 + distance;
  return wanted.length > 2 && name.includes(wanted) ? 50 : FAR;
}
