import { defineRule } from "../../src/lint/define-rule.ts";
import { managedBlock } from "../../src/lint/managed-block.ts";
import { listedUpTo } from "../../src/lint/words.ts";

/** Each agent reads another file; where their blocks differ, the agents follow different rules. */
export const rule = defineRule({
  name: "instructions-agree",
  summary: "The managed blocks of a project's instruction files are the same.",
  severity: "warning",
  kinds: ["instructions"],
  check({ file, text, world: { instructionFiles = [] } }, report) {
    const range = managedBlock(text);
    if (!range) return;
    const own = squeeze(text.slice(range.start, range.end));
    const others = instructionFiles.filter((other) => other.name !== file && !file.endsWith(`/${other.name}`) && differs(other.text, own));
    if (others.length === 0) return;
    report({
      range: { start: range.start, end: range.start },
      message: `Unexpected rules between the markers, ${listedUpTo(
        2,
        others.map((other) => other.name),
      )} ${others.length === 1 ? "has" : "have"} others`,
      hint: "Run `agent-relay instructions --write`; put your own rules outside the markers",
    });
  },
});

function differs(text: string, own: string): boolean {
  const range = managedBlock(text);
  return range !== undefined && squeeze(text.slice(range.start, range.end)) !== own;
}

function squeeze(text: string): string {
  return text.replace(/\s+/gu, " ");
}
