import { describe, expect, test } from "vitest";
import { HOSTILE_FILES } from "../../bench/harness/hostile-files.ts";
import { createSubject } from "../../src/lint/create-subject.ts";
import { runRules } from "../../src/lint/run-rules.ts";
import { RULES } from "../../validators/index.ts";
import { worldAt } from "../lint/world-at.ts";

/** So long a file takes minutes in a rule that compares everything with everything, or tries every way to match. */
const SIZE = 60_000;

describe("all rules come to an end on", () => {
  test.each(HOSTILE_FILES)("$name", ({ kind, make }) => {
    const text = make(SIZE);
    const world = worldAt({
      committedText: text.slice(0, -100),
      pathExists: () => false,
      projects: [],
      handoffFiles: ["AGENT-HANDOFF.md"],
      instructionFiles: [{ name: "AGENTS.md", text }],
      decisionFiles: [{ name: "DECISIONS.md", text }],
      evidence: [{ command: "npm test", outcome: "failed", at: "2026-11-20T12:00:00Z" }],
    });
    const found = runRules(createSubject({ file: "AGENT-HANDOFF.md", text, kind, world }), RULES);
    expect(found.filter(({ rule }) => rule === "rule-crashed")).toEqual([]);
    for (const rule of RULES) expect(found.filter((finding) => finding.rule === rule.name).length).toBeLessThanOrEqual(1000);
  });
});
