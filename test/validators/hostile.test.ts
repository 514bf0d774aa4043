import { describe, expect, test } from "vitest";
import { createSubject } from "../../src/lint/create-subject.ts";
import type { SubjectKind } from "../../src/lint/rule.ts";
import { runRules } from "../../src/lint/run-rules.ts";
import { RULES } from "../../validators/index.ts";
import { worldAt } from "../lint/world-at.ts";

const SIZE = 60_000;
const HEAD = "**Current Owner:** Codex\n\n## Pending Tasks\n";

function filled(line: (order: number) => string): string {
  let text = "";
  for (let order = 0; text.length < SIZE; order += 1) text += line(order);
  return text;
}

/** Inputs on which a rule that compares everything with everything, or tries every way to match, would not come to an end within the test's time. */
const INPUTS: readonly (readonly [name: string, kind: SubjectKind, text: string])[] = [
  ["tasks that wait for what is not there", "handoff", HEAD + filled((i) => `- [ ] **T${i}** a (after: T-${i + 1}, X${i})\n`)],
  ["one long chain of tasks", "handoff", HEAD + filled((i) => `- [ ] **T${i}** a (after: T${i + 1})\n`)],
  ["one id for all tasks", "handoff", HEAD + filled(() => "- [x] **T1** a (owner: codx)\n")],
  ["list markers on one line", "handoff", HEAD + filled(() => "- ")],
  ["quote marks on one line", "handoff", HEAD + filled(() => ">")],
  ["boxes that are none", "handoff", HEAD + filled(() => "- []\n- [~] x\n")],
  ["stars", "handoff", HEAD + filled(() => "*")],
  ["pipes", "handoff", HEAD + filled(() => "|")],
  ["a delimiter row without end", "handoff", `|a|b|\n${filled(() => "|--|-|-|")}\n`],
  ["rows cut off one by one", "handoff", `|a|b|\n|-|-|\n\n${filled(() => "|a|b|\n\n")}`],
  ["hidden characters everywhere", "handoff", HEAD + filled(() => "a\u200b")],
  ["joiners alone", "handoff", HEAD + filled(() => "\u200d")],
  ["comments that switch off the next line", "handoff", HEAD + filled(() => "<!-- agent-relay-disable-next-line owner-known: x -->\n")],
  ["comments that are never taken back", "handoff", HEAD + filled((i) => `<!-- agent-relay-disable rule-${i}: x -->\n`)],
  ["half conflicts", "handoff", filled(() => "<<<<<<< a\nx\n")],
  ["decisions that supersede each other", "decisions", `# Decisions\n\n${filled((i) => `## D-${i}: x\n\n- Status: accepted\n- Supersedes: D-${i + 7}\n\n`)}`],
  ["a long index", "index", `## Active Handoff\n\n| Project | Owner |\n|--|--|\n${filled((i) => `| p${i} | codx |\n`)}`],
];

describe("all rules come to an end on", () => {
  test.each(INPUTS)("%s", (_name, kind, text) => {
    const world = worldAt({ committedText: text.slice(0, -100), pathExists: () => false, projects: [], handoffFiles: ["AGENT-HANDOFF.md"] });
    const found = runRules(createSubject({ file: "AGENT-HANDOFF.md", text, kind, world }), RULES);
    expect(found.filter(({ rule }) => rule === "rule-crashed")).toEqual([]);
    for (const rule of RULES) expect(found.filter((finding) => finding.rule === rule.name).length).toBeLessThanOrEqual(1000);
  });
});
