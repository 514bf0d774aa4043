import { bareLine } from "./bare-line.ts";
import { remember } from "./remember.ts";

/** Headings and labels are short; what follows is not looked at. */
const LONGEST = 200;

const NUMBERING = /^(?:(?:part|step)\s+\d+\s*[-–—:.)]\s*|\d+(?:\.\d+)*[.):]?\s+)/iu;
const ASIDE = /\s*[([][^()[\]]*[)\]]$/u;
const DATE = /(?:\s*[-–—:|,@])?\s*\b\d{4}-\d{2}-\d{2}(?:[t ,]+\d{1,2}:\d{2}\S*(?:\s+[a-z]{1,4})?)?$/iu;
const VERSION = /(?:\s*[-–—:|,])?\s+v?\d+(?:\.\d+)+$/iu;
const STATE = /\s*[-–—:]\s+(?:now\s+)?(?:done|completed?|pending|fixed|closed|deferred|active|in[- ]progress|next|blocked|ready|review|wip|open|current)$/iu;

/** Words that may end a heading as its state, `progress` for `in progress`; the pattern is only tried behind one of them. */
const STATE_WORDS: ReadonlySet<string> = new Set(
  "done complete completed pending fixed closed deferred active progress in-progress next blocked ready review wip open current".split(" "),
);

/**
 * Takes a heading or label down to the words by which aliases are looked up: bare text without numbering, trailing parenthesis, date, version and state,
 * in lower case, with everything but letters and digits turned into single spaces (REAL-FILES.md, alias table).
 */
export const normaliseTitle: (title: string) => string = remember(normalise);

function normalise(title: string): string {
  if (isPlain(title)) return title.toLowerCase();
  if (isNearlyPlain(title))
    return title
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, " ")
      .trim();
  const bare = bareLine(title.slice(0, LONGEST));
  let words = mayBeNumbered(bare) ? bare.replace(NUMBERING, "") : bare;
  for (let before = ""; before !== words;) {
    before = words;
    words = withoutTail(words.replace(/[\s:]+$/, ""));
  }
  const spelt = words.toLowerCase().replace(/['’]/g, "").replaceAll("&", " and ");
  return spelt.replace(/^[\0-\x7f]*$/.test(spelt) ? /[^a-z0-9]+/g : /[^\p{L}\p{N}]+/gu, " ").trim();
}

/** ASCII words with single spaces between them: most headings are no more. */
function isPlain(title: string): boolean {
  let before = 32;
  for (let at = 0; at < title.length; at += 1) {
    const unit = title.charCodeAt(at);
    const isLetter = (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90);
    if (!isLetter && (unit !== 32 || before === 32)) return false;
    before = unit;
  }
  return before !== 32;
}

/** ASCII words with colons, dashes and numbers, but neither numbering, date nor state, such as `Agent Handoff: billing-2`. */
function isNearlyPlain(title: string): boolean {
  if (title.length > LONGEST || !/^[A-Za-z][A-Za-z0-9 :-]*$/.test(title) || /\d-\d/.test(title)) return false;
  const lower = title.toLowerCase();
  const last = lower.slice(lower.trimEnd().lastIndexOf(" ") + 1).trimEnd();
  return !lower.startsWith("part") && !lower.startsWith("step") && !STATE_WORDS.has(last) && !lower.endsWith(":");
}

function mayBeNumbered(text: string): boolean {
  const first = text.charAt(0);
  return (first >= "0" && first <= "9") || /^(?:part|step)/i.test(text);
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
  if (/\d{4}-\d\d-\d\d/.test(text)) tails.push(DATE);
  if (/\.\d/.test(text)) tails.push(VERSION);
  return mayEndInState(text) ? [...tails, STATE] : tails;
}

function mayEndInState(text: string): boolean {
  const lower = text.toLowerCase();
  return /[-–—:]/.test(text) && STATE_WORDS.has(lower.slice(lower.search(/\S+$/)));
}
