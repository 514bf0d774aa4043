/** For each letter from a to z those that often follow it in English words and in names in code: 210 pairs, 92 % of all that occur; of letters at random a third fit. */
const FOLLOWERS = [
  "bcdgilmnprstuvy",
  "aeloru",
  "aehiklortu",
  "aegios",
  "acdeflmnprstvx",
  "aeiortu",
  "ehinu",
  "aeiortu",
  "abcdefglmnoprstvz",
  "aeosu",
  "adeins",
  "adeilostuy",
  "aeilmop",
  "acdefgiklopst",
  "bcdfglmnoprstuvw",
  "aeilmoprstu",
  "u",
  "acegikmnorstuy",
  "acehiopstuwy",
  "acehioprstuy",
  "begilmnprst",
  "aeio",
  "aehinor",
  "pt",
  "aenops",
  "aeo",
];
const FIRST = 97;
const FEWEST_PAIRS = 4;
const LEAST = 0.45;

/**
 * Tells whether a text is made of words, as names in code and prose are: its letters, case aside, follow one another as they do in English, and it seldom goes from one kind of letter to another. `undefined` where it has
 * too few neighbouring letters to tell.
 */
export function isWordlike(text: string): boolean | undefined {
  let pairs = 0;
  let common = 0;
  let breaks = 0;
  for (let at = 1; at < text.length; at += 1) {
    const [before, after] = [letterAt(text, at - 1), letterAt(text, at)];
    const followers = FOLLOWERS[before - FIRST];
    if (isBreak(text.charCodeAt(at - 1), text.charCodeAt(at))) breaks += 1;
    if (followers === undefined || after < FIRST || after >= FIRST + FOLLOWERS.length) continue;
    pairs += 1;
    if (followers.includes(String.fromCharCode(after))) common += 1;
  }
  return pairs < FEWEST_PAIRS ? undefined : common / pairs - breaks / text.length >= LEAST;
}

/** The code of a letter in lower case; of another sign one below `a`. */
function letterAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (isUpper(code)) return code + 32;
  return code >= FIRST ? code : 0;
}

/** From small to capital, between letter and digit; not from a capital to a small letter, as words begin, nor at a hyphen. */
function isBreak(before: number, after: number): boolean {
  const isLetter = (code: number): boolean => isUpper(code) || (code >= FIRST && code < FIRST + FOLLOWERS.length);
  if (isLetter(before) && isLetter(after)) return isUpper(after) && !isUpper(before);
  return (isLetter(before) && isDigit(after)) || (isDigit(before) && isLetter(after));
}

function isUpper(code: number): boolean {
  return code >= 65 && code <= 90;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
