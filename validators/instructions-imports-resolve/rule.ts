import { defineRule } from "../../src/lint/define-rule.ts";
import { maskCode } from "../../src/lint/mask-code.ts";
import type { SubjectOf } from "../../src/lint/rule.ts";
import { speaksProtocol } from "../../src/lint/speaks-protocol.ts";
import { quoted } from "../../src/lint/words.ts";

/** Claude and Gemini read a file that stands behind `@`; other agents take it for words. */
const IMPORTING = /(?:^|\/)(?:CLAUDE|GEMINI)\.md$/iu;
const IMPORT = /(?<=^|[\s(])@((?:\.{1,2}\/)*[\w.-]+(?:\/[\w.-]+)*\.(?:md|mdc|txt))(?![\w/@-])/gmu;

/** An import that is not there is left out without a word, with all the rules in it. */
export const rule = defineRule({
  name: "instructions-imports-resolve",
  summary: "The files that an instruction file imports with `@` exist.",
  severity: "error",
  kinds: ["instructions"],
  check(subject, report) {
    const { file, text, outline, world } = subject;
    const { pathExists } = world;
    if (!pathExists || !text.includes("@") || !IMPORTING.test(file) || !isOfProject(subject)) return;
    for (const { 1: path = "", index } of maskCode(outline).matchAll(IMPORT)) {
      if (pathExists(path)) continue;
      report({
        range: { start: index, end: index + 1 + path.length },
        message: `Unexpected import of ${quoted(path)}, there is no such file`,
        hint: "Correct the path, which begins at this file's folder, or remove the import",
      });
    }
  },
});

/** A file that holds imports alone says nothing of the handoff; the others of the project do. */
function isOfProject(subject: SubjectOf<"instructions">): boolean {
  return speaksProtocol(subject) || (subject.world.instructionFiles ?? []).some(({ text }) => /handoff\.md/iu.test(text));
}
