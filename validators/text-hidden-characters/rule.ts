import { defineRule } from "../../src/lint/define-rule.ts";
import { type Finding, MOST_FINDINGS, SUBJECT_KINDS } from "../../src/lint/rule.ts";

/** Signs that no reader sees: controls, zero-width space and its kin, bidirectional overrides and isolates, invisible operators, tags, fillers. */
const HIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\u115f\u1160\u180e\u200b\u202a-\u202e\u2060-\u2064\u2066-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e0fff}]+/gu;
/** Joiners and marks that scripts and emoji need: wrong only between Latin letters. */
// oxlint-disable-next-line no-misleading-character-class -- combining signs are what this looks for
const JOINERS = /[\u200c-\u200f\u00ad\u034f]+/gu;
const LATIN = /^[A-Za-z0-9]$/u;
/** The tags behind the black flag that make those of England, Scotland and Wales of it. */
const FLAGS: readonly string[] = ["gbeng", "gbsct", "gbwls"];
/** A page break is one on a line's border; and needed are one variant of an ideograph (the spelling of many names), and the place to break in scripts that write no blanks. */
const VARIANT = /^[\u{e0100}-\u{e01ef}]$/u;
const IDEOGRAPH = /[\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]$/u;
const NO_BLANKS = /[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff]/u;

/** What a person does not see a model reads: hidden text is how instructions are smuggled into shared files. */
export const rule = defineRule({
  name: "text-hidden-characters",
  summary: "A file holds no characters that readers cannot see.",
  severity: "error",
  fixable: true,
  kinds: SUBJECT_KINDS,
  check({ text }, report) {
    const found: Finding[] = [];
    for (const { index, 0: hidden } of text.matchAll(HIDDEN)) {
      if (found.length > MOST_FINDINGS) break;
      const mark = index === 0 && hidden.startsWith("\ufeff") ? 1 : 0;
      if (hidden.length > mark && !isNeeded(text, index, hidden)) found.push(findingAt(index + mark, hidden.slice(mark)));
    }
    for (const { index, 0: hidden } of text.matchAll(JOINERS)) {
      if (found.length > 2 * MOST_FINDINGS) break;
      if (LATIN.test(text[index - 1] ?? "") && LATIN.test(text[index + hidden.length] ?? "")) found.push(findingAt(index, hidden));
    }
    for (const finding of found) report(finding);
  },
});

function findingAt(start: number, hidden: string): Finding {
  const codes = Array.from(hidden.slice(0, 8))
    .slice(0, 3)
    .map((sign) => `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`);
  const range = { start, end: start + hidden.length };
  return {
    range,
    message: `Unexpected hidden ${hidden.length < 3 && codes.length === 1 ? "character" : "characters"} \`${codes.join(" ")}${hidden.length > 6 ? " …" : ""}\``,
    hint: "Remove what is hidden, and ask where the text came from",
    fix: { title: "Remove what is hidden", edits: [{ range, newText: "" }] },
  };
}

function isNeeded(text: string, start: number, hidden: string): boolean {
  const before = text.slice(Math.max(0, start - 2), start);
  if (hidden === "\f") return /^[\r\n]?$/u.test(before.slice(-1)) || /^[\r\n]?$/u.test(text.charAt(start + 1));
  if (hidden === "\u200b") return NO_BLANKS.test(before.slice(-1)) || NO_BLANKS.test(text[start + 1] ?? "");
  if (VARIANT.test(hidden)) return IDEOGRAPH.test(before);
  return before === "\u{1f3f4}" && FLAGS.some((flag) => hidden === tagged(flag));
}

function tagged(letters: string): string {
  return `${Array.from(letters, (letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join("")}\u{e007f}`;
}
