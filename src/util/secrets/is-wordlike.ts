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
const LETTERS = "abcdefghijklmnopqrstuvwxyz";
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
  let before = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (isBreak(before, code)) breaks += 1;
    const followers = FOLLOWERS[letterOf(before)];
    if (followers !== undefined && letterOf(code) >= 0) {
      pairs += 1;
      if (followers.includes(LETTERS[letterOf(code)] ?? "")) common += 1;
    }
    before = code;
  }
  return pairs < Math.max(FEWEST_PAIRS, text.length / 3) ? undefined : common / pairs - breaks / text.length >= LEAST;
}

/** The place of a letter in the alphabet, from 0 on, case aside; of another sign -1. */
function letterOf(code: number): number {
  if (isUpper(code)) return code - 65;
  return isLower(code) ? code - 97 : -1;
}

/** From small to capital, between letter and digit; not from a capital to a small letter, as words begin, nor at a hyphen. */
function isBreak(before: number, after: number): boolean {
  if (isUpper(after)) return isLower(before) || isDigit(before);
  if (isLower(after)) return isDigit(before);
  return isDigit(after) && letterOf(before) >= 0;
}

function isUpper(code: number): boolean {
  return code >= 65 && code <= 90;
}

function isLower(code: number): boolean {
  return code >= 97 && code <= 122;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
