/** A word gives at most so many. */
const MOST = 64;

const RANGE = /^(-?\d{1,6})\.\.(-?\d{1,6})$|^([A-Za-z])\.\.([A-Za-z])$/;

/** Expands `{a,b}` and `{1..3}` in unquoted text, nested ones too; anything else stays as it is. Gives at most 64 words. */
export function expandBraces(text: string): readonly string[] {
  if (!text.includes("{") || text.length > 2000) return [text];
  let words = [text];
  for (let round = 0; round < 8; round += 1) {
    const next = words.flatMap((word) => expandFirst(word) ?? [word]);
    if (next.length > MOST) return next.slice(0, MOST);
    if (next.length === words.length) return next;
    words = next;
  }
  return words;
}

/** Expands the first group that has no other one in it. */
function expandFirst(word: string): readonly string[] | undefined {
  for (const match of word.matchAll(/\{([^{}]*)\}/g)) {
    const choices = choicesOf(match[1] ?? "");
    if (choices === undefined || word[match.index - 1] === "$") continue;
    return choices.map((choice) => word.slice(0, match.index) + choice + word.slice(match.index + match[0].length));
  }
  return undefined;
}

function choicesOf(group: string): readonly string[] | undefined {
  if (group.includes(",")) return group.split(",");
  const range = RANGE.exec(group);
  if (range === null) return undefined;
  const letters = range[3] !== undefined;
  const from = letters ? (range[3] ?? "").charCodeAt(0) : Number(range[1]);
  const to = letters ? (range[4] ?? "").charCodeAt(0) : Number(range[2]);
  const count = Math.min(Math.abs(to - from) + 1, MOST);
  return Array.from({ length: count }, (_, index) => from + (to < from ? -index : index)).map((code) => (letters ? String.fromCharCode(code) : String(code)));
}
