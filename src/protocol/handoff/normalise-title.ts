import { bareText } from "../bare-text.ts";

/** Headings and labels are short; what follows is not looked at. */
const LONGEST = 200;

const NUMBERING = /^(?:(?:part|step)\s+\d+\s*[-–—:.)]\s*|\d+(?:\.\d+)*[.):]?\s+)/iu;
const ASIDE = /\s*[([][^()[\]]*[)\]]$/u;
const DATE = /(?:\s*[-–—:|,@])?\s*\b\d{4}-\d{2}-\d{2}(?:[t ,]+\d{1,2}:\d{2}\S*(?:\s+[a-z]{1,4})?)?$/iu;
const VERSION = /(?:\s*[-–—:|,])?\s+v?\d+(?:\.\d+)+$/iu;
const STATE = /\s*[-–—:]\s+(?:now\s+)?(?:done|completed?|pending|fixed|closed|deferred|active|in[- ]progress|next|blocked|ready|review|wip|open|current)$/iu;

/**
 * Takes a heading or label down to the words by which aliases are looked up: bare text without numbering, trailing parenthesis, date, version and state,
 * in lower case, with everything but letters and digits turned into single spaces (REAL-FILES.md, alias table).
 */
export function normaliseTitle(title: string): string {
  if (/^[A-Za-z]+(?: [A-Za-z]+)*$/u.test(title)) return title.toLowerCase();
  const bare = bareText(title.slice(0, LONGEST));
  let words = /^(?:\d|part|step)/i.test(bare) ? bare.replace(NUMBERING, "") : bare;
  for (let before = ""; before !== words;) {
    before = words;
    words = withoutTail(words.replace(/[\s:]+$/u, ""));
  }
  const spelt = words.toLowerCase().replace(/['’]/g, "").replaceAll("&", " and ");
  return spelt.replace(/^[\0-\x7f]*$/.test(spelt) ? /[^a-z0-9]+/g : /[^\p{L}\p{N}]+/gu, " ").trim();
}

function withoutTail(text: string): string {
  return tailsOf(text).reduce((rest, tail) => {
    const shorter = rest.replace(tail, "");
    return shorter.trim() === "" ? rest : shorter;
  }, text);
}

/** Patterns are costly the first time: only those that may match are tried. */
function tailsOf(text: string): readonly RegExp[] {
  const tails = /[)\]]$/.test(text) ? [ASIDE] : [];
  if (/\d/.test(text)) tails.push(DATE, VERSION);
  return /[-–—:]/.test(text) ? [...tails, STATE] : tails;
}
