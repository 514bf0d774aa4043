const LETTERS: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", a: "\x07", b: "\b", e: "\x1b", E: "\x1b", f: "\f", v: "\v" };

const ESCAPE = /\\(?:x([0-9A-Fa-f]{1,2})|u([0-9A-Fa-f]{1,4})|U([0-9A-Fa-f]{1,8})|([0-7]{1,3})|([^]))/g;

/** Replaces the escapes of `$'...'`, and of `printf` formats, as bash does. */
export function ansiCText(text: string): string {
  if (!text.includes("\\")) return text;
  return text.replace(ESCAPE, (...match: readonly (string | undefined)[]) => {
    const [, hex, short, long, octal, char = ""] = match;
    const digits = hex ?? short ?? long;
    if (digits !== undefined) return codePoint(Number.parseInt(digits, 16));
    return octal === undefined ? (LETTERS[char] ?? char) : codePoint(Number.parseInt(octal, 8) & 0xff);
  });
}

function codePoint(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : "";
}
