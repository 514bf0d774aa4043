import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matchLabel } from "../../src/markdown/match-label.ts";

/** What a label is, as one pattern; the reader goes through the units of ASCII by hand. */
const LABEL =
  /(?<mark>\*\*|__|\*|_)?(?<label>[\p{L}][\p{L}\p{N}'’/&.-]*(?:(?<!\.)[ _][\p{L}\p{N}'’/&.()-]+){0,4})(?:[ \t]?(?<inside>[:：])\k<mark>|\k<mark>[ \t]*(?<outside>[:：])|(?<whole>[:：]))(?=[ \t]|$|[^/\\\s:]|[\u00a0\u3000])/uy;

function byPattern(line: string, at: number): ReturnType<typeof matchLabel> {
  LABEL.lastIndex = at;
  const match = LABEL.exec(line);
  const { mark = "", label = "", inside, outside } = match?.groups ?? {};
  if (match === null || label.length > 40) return undefined;
  return { mark, label, open: mark !== "" && inside === undefined && outside === undefined, end: at + match[0].length };
}

const pieces = fc.constantFrom(
  "*",
  "**",
  "_",
  "__",
  ":",
  "：",
  " ",
  "  ",
  "\t",
  "a",
  "Owner",
  "Next",
  ".",
  "/",
  "\\",
  "(",
  ")",
  "-",
  "1",
  "é",
  "’",
  "'",
  "&",
  "\u00a0",
  "x y",
  "\r",
);

describe("labels", () => {
  test("are what the pattern says, in any line", () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 14 }), fc.nat(3), (parts, at) => {
        const line = parts.join("");
        expect(matchLabel(line, at)).toEqual(byPattern(line, at));
      }),
      { numRuns: 5000 },
    );
  });

  test.each([
    ["**Owner:** Codex", { mark: "**", label: "Owner", open: false, end: 10 }],
    ["**Owner**: Codex", { mark: "**", label: "Owner", open: false, end: 10 }],
    ["**Owner: Codex**", { mark: "**", label: "Owner", open: true, end: 8 }],
    ["_Last updated: today_", { mark: "_", label: "Last updated", open: true, end: 14 }],
    ["Prochaine étape : x", { mark: "", label: "Prochaine étape", open: true, end: 17 }],
  ])("%j begins with one", (line, match) => {
    expect(matchLabel(line, 0)).toEqual({ ...match, open: match.open && match.mark !== "" });
  });

  test.each(["no label", "http://x", "a::b", "", "one two three four five six: x", `${"x".repeat(41)}: y`])("%j begins with none", (line) => {
    expect(matchLabel(line, 0)).toBeUndefined();
  });
});
