import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { quoteForCmd, quoteForPowerShell, quoteForSh, splitWords } from "../../src/agents/settings/quote-words.ts";

const word = fc.string({ unit: fc.constantFrom(...Array.from("ab /\\$`!'\"*?(){}[]|&;<>~#%^é\t")), minLength: 1, maxLength: 12 });
const windowsPath = fc.string({ unit: fc.constantFrom(...Array.from("ab .'-_é(&")), minLength: 1, maxLength: 12 }).map((name) => `C:\\${name}\\x`);

describe("quoted words", () => {
  test("reach a program through sh as they are", () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (words) => {
        const out = execFileSync("/bin/sh", ["-c", `printf '%s\\0' ${quoteForSh(words)}`], { encoding: "utf8" });
        expect(out.split("\0").slice(0, -1)).toEqual(words);
      }),
      { numRuns: 40 },
    );
  });

  test("are read again from a line", () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (words) => {
        expect(splitWords(quoteForSh(["/usr/bin/env", ...words]))).toEqual(["/usr/bin/env", ...words]);
      }),
    );
  });

  test("of Windows are read again, from cmd and from PowerShell", () => {
    fc.assert(
      fc.property(windowsPath, windowsPath, (node, script) => {
        expect(splitWords(quoteForCmd([node, script, "hook", "codex"]))).toEqual([node, script, "hook", "codex"]);
        expect(splitWords(`${quoteForPowerShell([node, script, "hook", "gemini"])}; exit 0`).slice(1, 4)).toEqual([node, script, "hook"]);
      }),
    );
  });

  test("are read from any line without a throw", () => {
    fc.assert(
      fc.property(fc.string(), (line) => {
        expect(Array.isArray(splitWords(line))).toBe(true);
      }),
    );
  });
});
