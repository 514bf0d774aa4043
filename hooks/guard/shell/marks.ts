/**
 * Letters for private use stand in expanded words for what is no text: `*`, `?` and `**` as wildcards, and a part that is only known when the command runs. So the same letters in
 * quotes stay text.
 */
export const STAR = "\uE000";
export const ANY = "\uE001";
export const DEEP = "\uE002";
export const HOLE = "\uE003";
/** Behind a path: a selection of what lies there or below. */
export const SOME = "\uE004";

/** Whether a word has wildcards. */
export function hasWildcard(value: string): boolean {
  return value.includes(STAR) || value.includes(ANY) || value.includes(DEEP);
}

/** Whether a word begins with what is not known, so that nothing is known of where it leads. */
export function startsUnknown(value: string): boolean {
  const hole = value.indexOf(HOLE);
  return hole === 0 || (hole === 1 && value.startsWith("~"));
}

/** Writes the marks of a word as people do: `*`, `?`, `**`, and `…` for what is not known. */
export function showMarks(value: string): string {
  return /[\uE000-\uE004]/.test(value)
    ? value.replaceAll(STAR, "*").replaceAll(ANY, "?").replaceAll(DEEP, "**").replaceAll(HOLE, "…").replaceAll(SOME, "")
    : value;
}

/** Takes quoted wildcards for what they mean to a command that reads them itself, such as `find -name '*.ts'`. */
export function markWildcards(value: string): string {
  if (value.length > 8000) return value;
  return value
    .replace(/\[[^\]/]*\]/g, ANY)
    .replaceAll("*", STAR)
    .replaceAll("?", ANY);
}
