import { defineRule } from "../../src/lint/define-rule.ts";
import { maskCode } from "../../src/lint/mask-code.ts";
import type { Finding } from "../../src/lint/rule.ts";
import { quoted } from "../../src/lint/words.ts";

const MARKER = /<!--[ \t]*agent[-_ ]?relay[ \t]*:[ \t]*(start|begin|end|stop)[ \t]*-->/giu;

/** The tool rewrites what stands between the markers; with one of them gone it can neither find its block nor tell it from yours. */
export const rule = defineRule({
  name: "instructions-markers-whole",
  summary: "The managed block of an instruction file has one start and one end, written as the tool writes them.",
  severity: "error",
  fixable: true,
  kinds: ["instructions"],
  check({ text, outline }, report) {
    if (!/<!--[ \t]*agent[-_ ]?relay/iu.test(text)) return;
    let open: Finding["range"] | undefined;
    let blocks = 0;
    for (const { 0: written, 1: word = "", index } of maskCode(outline).matchAll(MARKER)) {
      const side = /^(?:start|begin)$/iu.test(word) ? "start" : "end";
      const range = { start: index, end: index + written.length };
      const expected = `<!-- agent-relay:${side} -->`;
      if (written !== expected) report(misspelt({ range, written, expected }));
      if (side === "end" && !open) report({ range, message: "Unexpected end marker, expected a start marker before it", hint: HINT });
      else if (side === "start" && open) report({ range: open, message: "Missing end marker of this block, another block starts before it", hint: HINT });
      if (side === "start") {
        blocks += 1;
        if (blocks > 1) report({ range, message: "Unexpected second managed block, expected one", hint: "Remove the block that is older" });
        open = range;
      } else open = undefined;
    }
    if (open) report({ range: open, message: "Missing end marker of this block", hint: HINT });
  },
});

const HINT = "Remove what is left of the block and run `agent-relay instructions --write`";

function misspelt({ range, written, expected }: { readonly range: Finding["range"]; readonly written: string; readonly expected: string }): Finding {
  return {
    range,
    message: `Unexpected marker ${quoted(written)}, expected ${quoted(expected)}`,
    expected,
    hint: `Write ${quoted(expected)}`,
    fix: { title: `Replace by ${quoted(expected)}`, edits: [{ range, newText: expected }] },
  };
}
