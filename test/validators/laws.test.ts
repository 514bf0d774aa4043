import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../src/diagnostic/diagnostic.ts";
import { applyEdits } from "../../src/diagnostic/apply-edits.ts";
import { createSubject } from "../../src/lint/create-subject.ts";
import { type Finding, SUBJECT_KINDS, type Subject, type SubjectKind } from "../../src/lint/rule.ts";
import { fixUntilStable } from "../../src/lint/fix-until-stable.ts";
import { runRules } from "../../src/lint/run-rules.ts";
import { SEVERITIES } from "../../src/diagnostic/diagnostic.ts";
import { renderTemplate } from "../../src/protocol/templates/render-template.ts";
import { RULES } from "../../validators/index.ts";
import { markdownDocument } from "../markdown/arbitraries.ts";
import { worldAt } from "../lint/world-at.ts";
import { readCases } from "./read-cases.ts";

const root = join(import.meta.dirname, "../..");
const world = worldAt({
  handoffFiles: ["AGENT-HANDOFF.md"],
  pathExists: () => false,
  committedText: "# Agent Handoff\n",
  indexRow: { listed: true, owner: "Gemini" },
});

/** Texts of the READMEs' cases, which speak the protocol, mixed with lines that do not. */
const caseTexts = RULES.flatMap((rule) =>
  readCases(
    existsSync(join(root, "validators", rule.name, "README.md")) ? readFileSync(join(root, "validators", rule.name, "README.md"), "utf8") : "",
    rule.kinds,
  ).map(({ text }) => text),
);
const caseLines = new Set(caseTexts.flatMap((text) => text.split("\n")));
const document = fc.oneof(
  markdownDocument,
  fc
    .array(fc.oneof(fc.constantFrom(...caseLines), fc.constantFrom("**Current Owner:** Codex", "")), {
      maxLength: 30,
    })
    .map((lines) => lines.join("\n")),
  fc.tuple(fc.constantFrom(...caseTexts), markdownDocument).map(([a, b]) => a + b),
);

function subjectOf(text: string, kind: SubjectKind): Subject {
  return createSubject({ file: kind === "instructions" ? "CLAUDE.md" : "AGENT-HANDOFF.md", text, kind, world });
}

test("every folder of validators is in the table, under its own name", () => {
  const folders = readdirSync(join(root, "validators"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  expect(RULES.map((rule) => rule.name).toSorted()).toEqual(folders.toSorted());
});

describe.each(RULES.map((rule) => ({ rule, name: rule.name })))("the rule $name", ({ rule }) => {
  test("has a name of thing and check, a summary, a severity and kinds", () => {
    expect(rule.name).toMatch(/^[a-z]+(?:-[a-z]+)+$/u);
    expect(rule.summary).toMatch(/^[A-Z].*\.$/u);
    expect(SEVERITIES).toContain(rule.severity);
    expect(rule.kinds.length).toBeGreaterThan(0);
  });

  test("reports inside the file, in the grammar, on any document", () => {
    fc.assert(
      fc.property(document, fc.constantFrom(...rule.kinds), (text, kind) => {
        const subject = subjectOf(text, kind);
        rule.check(subject, (finding) => expectWellFormed(finding, text), {});
      }),
      { numRuns: 150 },
    );
  });

  test("fixes what it found, one by one and all together, and comes to rest", () => {
    if (rule.fixable !== true) return;
    fc.assert(
      fc.property(document, fc.constantFrom(...rule.kinds), (text, kind) => {
        const check = (now: string): readonly Diagnostic[] => runRules(subjectOf(now, kind), [rule]);
        const before = check(text);
        for (const { fix } of before) if (fix) expect(check(applyEdits(text, fix.edits)).length).toBeLessThanOrEqual(before.length);
        const stable = fixUntilStable(text, check);
        expect(stable.diagnostics.filter(({ fix }) => fix)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});

function expectWellFormed({ range, message, hint }: Finding, text: string): void {
  expect(range.start).toBeGreaterThanOrEqual(0);
  expect(range.end).toBeGreaterThanOrEqual(range.start);
  expect(range.end).toBeLessThanOrEqual(text.length);
  expect(message).toMatch(/^(?:Unexpected|Missing) [^\n]+$/u);
  expect(message).not.toMatch(/\.$/u);
  expect(message.length).toBeLessThanOrEqual(160);
  expect(message.split("`").length % 2).toBe(1);
  expect(hint).toMatch(/^[A-Z][^\n]+[^.\n]$/u);
}

test("no rule finds anything in the canonical templates", () => {
  const templates: readonly (readonly [path: string, kind: SubjectKind])[] = [
    ["workspace/AGENT-HANDOFF.md", "index"],
    ["project/AGENT-HANDOFF.md", "handoff"],
    ["project/DECISIONS.md", "decisions"],
    ["project/INSTRUCTIONS.md", "instructions"],
    ["project/REVIEW.md", "review"],
  ];
  const values = {
    workspace: "work",
    project: "shop",
    agent: "Codex",
    owner: "Codex",
    status: "ready",
    "next-action": "Describe the first task",
    updated: "2026-11-20T15:04:05Z by User",
  };
  for (const [path, kind] of templates) {
    const text = renderTemplate(readFileSync(join(root, "protocol-templates", path), "utf8"), values);
    const subject = createSubject({
      file: path,
      text,
      kind,
      world: worldAt({
        handoffFiles: ["AGENT-HANDOFF.md"],
        pathExists: () => true,
        committedText: text,
        indexRow: { listed: true, owner: "codex" },
        projects: [],
      }),
    });
    expect(subject.kind).toBe(kind);
    expect(runRules(subject, RULES)).toEqual([]);
  }
});

test("a free-form handoff that is not in an index gets one finding, and that says how to adopt it", () => {
  const text = `# Agent Handoff (2026-02-16)

**Date:** 2026-02-16. **160/160 tests pass.**
**Status:** Phases 1 and 2 complete

## What's Next
1. ~~**Add CLI tests**~~ ✅ Done in phase 3
2. Release (see \`docs/gone.md\`)

**Remaining:**
- first
- second

### Success Criteria
- [ ] everything works
- [ ]

## Key files
| File | Purpose |
|---|---|
| \`src/gone.ts\` | entry point |
`;
  const found = runRules(
    createSubject({
      file: "AGENT_HANDOFF.md",
      text,
      kind: "handoff",
      world: worldAt({ pathExists: () => false, handoffFiles: ["AGENT_HANDOFF.md"], committedText: text }),
    }),
    RULES,
  );
  expect(found.map(({ rule }) => rule)).toEqual(["structure-complete"]);
  expect(found[0]?.hint).toContain("agent-relay adopt");
});

test("unrelated documents of any kind make no rule throw", () => {
  fc.assert(
    fc.property(document, fc.constantFrom(...SUBJECT_KINDS), (text, kind) => {
      expect(runRules(subjectOf(text, kind), RULES).filter(({ rule }) => rule === "rule-crashed")).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
