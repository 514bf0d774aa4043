import { defineRule } from "../../src/lint/define-rule.ts";
import { WHOLE_FILE } from "../../src/lint/rule.ts";
import { quoted } from "../../src/lint/words.ts";
import type { WorldFile } from "../../src/lint/world.ts";

/** Agents read these files by themselves; the handoff only when they are told. Six of 39 real projects tell them. */
export const rule = defineRule({
  name: "instructions-point-to-handoff",
  summary: "An instruction file names the handoff, or imports one that does.",
  severity: "warning",
  kinds: ["instructions"],
  check({ text, world: { handoffFiles = [], instructionFiles = [] } }, report) {
    const [first] = handoffFiles;
    if (first === undefined) return;
    const words = new Set(["HANDOFF.md", ...handoffFiles].map((name) => name.slice(name.lastIndexOf("/") + 1).toLowerCase()));
    if (pointsTo(text, words) || importsOf(text, instructionFiles).some((file) => pointsTo(file.text, words))) return;
    report({
      range: WHOLE_FILE,
      message: `Missing mention of ${quoted(first)}, an agent that reads only this file never opens it`,
      hint: "Run `agent-relay instructions --write`, or say that it is to be read first",
    });
  },
});

function pointsTo(text: string, words: ReadonlySet<string>): boolean {
  const lower = text.toLowerCase();
  return [...words].some((word) => lower.includes(word));
}

/** Files that this one stands for: `@AGENTS.md`, or the name alone, as a link that was checked out as text. */
function importsOf(text: string, files: readonly WorldFile[]): readonly WorldFile[] {
  return files.filter(({ name }) => text.includes(`@${name}`) || text.includes(`@./${name}`) || text.trim() === name);
}
