const WORDS: ReadonlySet<string> = new Set(["", "none", "nothing", "n/a", "tbd", "–", "—"]);

/** Whether a short value says that there is none: `none`, `N/A`, `-`, or nothing at all; a full stop behind it does not count. */
export function saysNothing(value: string): boolean {
  if (value.length > 8 && value.charCodeAt(0) !== DASH) return false;
  const words = value.endsWith(".") ? value.slice(0, -1) : value;
  return WORDS.has(words.toLowerCase()) || isDashes(words);
}

const DASH = 45;

function isDashes(words: string): boolean {
  let at = 0;
  while (words.charCodeAt(at) === DASH) at += 1;
  return at === words.length;
}
