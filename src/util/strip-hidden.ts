const ANSI = /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|\u001b[\]PX^_][^\u0007\u001b]{0,4096}(?:\u0007|\u001b\\)|\u001b[ -/]*[0-~]/gu;

/** What no reader sees, as ranges of a character class: controls (tab and line feed stay), joiners, fillers, marks of direction, tags. */
const HIDDEN_RANGES = [
  String.raw`\u0000-\u0008\u000b-\u001f\u007f-\u009f`,
  String.raw`\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0`,
  String.raw`\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb`,
  String.raw`\u{e0000}-\u{e0fff}`,
];
const HIDDEN = new RegExp(`[${HIDDEN_RANGES.join("")}]`, "gu");

/** Nothing but visible ASCII, Latin letters, dashes, quotation marks and arrows, tabs and line feeds: told without the long classes, which take a cold process long to compile. */
const PLAIN = /^[\t\n\x20-\x7e\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u21ff]*$/;

/**
 * Removes what a reader does not see but a program or model may follow: terminal escapes, control bytes, zero-width and bidirectional signs, tag
 * characters. Line ends become `\n`, half surrogate pairs U+FFFD; everything visible stays. Linear.
 */
export function stripHidden(text: string): string {
  if (PLAIN.test(text)) return text;
  const lines = text.replace(/\r\n?|\u2028|\u2029|\u0085/gu, "\n");
  return lines
    .replace(ANSI, "")
    .replace(HIDDEN, "")
    .replace(/\p{Surrogate}/gu, "\ufffd");
}
