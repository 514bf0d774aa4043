import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { maskCode } from "../../src/lint/mask-code.ts";
import { scanOutline } from "../../src/markdown/scan-outline.ts";
import { markdownDocument } from "../markdown/arbitraries.ts";

function mask(text: string): string {
  return maskCode(scanOutline(text));
}

describe("maskCode", () => {
  test("blanks code spans wherever they stand", () => {
    expect(mask("a `b` c\n\n# `d` e\n\n- f `g`\n  > `h` i")).toBe("a     c\n\n#     e\n\n- f    \n  >     i");
  });

  test("blanks fences and indented code with their marks, but keeps line breaks", () => {
    expect(mask("a\n\n```sh\nls\n```\n\n    b\n")).toBe("a\n\n     \n  \n   \n\n     \n");
  });

  test("blanks code in the cells of a table", () => {
    expect(mask("| a | `b` |\n| - | - |\n| `c` | d |")).toBe("| a |     |\n| - | - |\n|     | d |");
  });

  test("keeps comments, which agents read, and backticks that open nothing", () => {
    expect(mask("<!-- `a` -->\n\nb ` c")).toBe("<!-- `a` -->\n\nb ` c");
  });

  test("blanks a sign of two units by two blanks", () => {
    expect(mask("`\u{1f600}` a")).toBe("     a");
  });

  test("keeps the length and every line break of any document", () => {
    fc.assert(
      fc.property(markdownDocument, (text) => {
        const masked = mask(text);
        expect(masked).toHaveLength(text.length);
        expect(masked.replace(/[^\r\n]/gu, "").length).toBe(text.replace(/[^\r\n]/gu, "").length);
        for (let at = 0; at < text.length; at += 1) expect([text[at], " "]).toContain(masked[at]);
      }),
      { numRuns: 200 },
    );
  });
});
