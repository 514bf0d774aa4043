/** No script has more of anything that a rule looks into. */
const MOST = 200;

/** Gives the first matches of a pattern with the flag `g`, so many that looking behind each stays cheap. */
export function* firstMatches(code: string, pattern: RegExp): Iterable<RegExpExecArray> {
  let count = 0;
  for (const match of code.matchAll(pattern)) {
    yield match;
    count += 1;
    if (count === MOST) return;
  }
}
