import { singleLine } from "../../util/single-line.ts";
import type { Change, ChangeSubject } from "./change.ts";

/** Says which entries of a list are new and which are gone, each as often as it is missing; order does not count. */
export function compareLists(about: ChangeSubject, before: readonly string[], after: readonly string[]): readonly Change[] {
  const [old, now] = [before.map(singleLine), after.map(singleLine)];
  const added = missingFrom(now, old).map((entry) => ({ about, text: `added ${entry}` }));
  return [...added, ...missingFrom(old, now).map((entry) => ({ about, text: `removed ${entry}` }))];
}

function missingFrom(wanted: readonly string[], there: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const entry of there) left.set(entry, (left.get(entry) ?? 0) + 1);
  return wanted.filter((entry) => {
    const count = left.get(entry) ?? 0;
    left.set(entry, count - 1);
    return count <= 0;
  });
}
