import { defineRule } from "../../src/lint/define-rule.ts";
import { SUBJECT_KINDS, type Finding } from "../../src/lint/rule.ts";

/** Signs that no reader sees: controls, zero-width space and its kin, bidirectional overrides and isolates, invisible operators, tags, fillers. */
const HIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\u115f\u1160\u180e\u200b\u202a-\u202e\u2060-\u2064\u2066-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e0fff}]+/gu;
/** Joiners and marks that scripts and emoji need: wrong only between Latin letters. */
// oxlint-disable-next-line no-misleading-character-class -- combining signs are what this looks for
const JOINERS = /[\u200c-\u200f\u00ad\u034f]+/gu;
const LATIN = /^[A-Za-z0-9]$/u;
const FLAG_END = "\u{e007f}";

/** What a person does not see a model reads: hidden text is how instructions are smuggled into shared files. */
export const rule = defineRule({
  name: "text-hidden-characters",
  summary: "A file holds no characters that readers cannot see.",
  severity: "error",
  fixable: true,
  kinds: SUBJECT_KINDS,
  check({ text }, report) {
    for (const { index, 0: hidden } of text.matchAll(HIDDEN)) {
      const mark = index === 0 && hidden.startsWith("\ufeff") ? 1 : 0;
      if (hidden.length > mark && !isFlag(text, index, hidden)) report(findingAt(index + mark, hidden.slice(mark)));
    }
    for (const { index, 0: hidden } of text.matchAll(JOINERS)) {
      if (LATIN.test(text[index - 1] ?? "") && LATIN.test(text[index + hidden.length] ?? "")) report(findingAt(index, hidden));
    }
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

/** The flags of England, Scotland and Wales are a black flag with tags behind it. */
function isFlag(text: string, start: number, hidden: string): boolean {
  return hidden.endsWith(FLAG_END) && hidden.length <= 14 && text.slice(start - 2, start) === "\u{1f3f4}";
}
