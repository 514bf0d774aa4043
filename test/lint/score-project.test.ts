import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyEdits } from "../../src/diagnostic/apply-edits.ts";
import { type Diagnostic, SEVERITIES } from "../../src/diagnostic/diagnostic.ts";
import { createSubject } from "../../src/lint/create-subject.ts";
import { runRules } from "../../src/lint/run-rules.ts";
import { SCORE_GROUPS, scoreGroupOf } from "../../src/lint/score-groups.ts";
import { type ProjectScore, type ScoreInput, scoreProject } from "../../src/lint/score-project.ts";
import type { World } from "../../src/lint/world.ts";
import { AGENT_NAMES } from "../../src/protocol/agent-name.ts";
import { parseHandoff } from "../../src/protocol/handoff/parse-handoff.ts";
import { RULES } from "../../validators/index.ts";
import { worldAt } from "./world-at.ts";

const NOW = "2026-11-20T15:04:05Z";

/** PROTOCOL.md 2, filled. */
const CANONICAL = `# Agent Handoff: my-project

| Field | Value |
| --- | --- |
| Current Owner | Codex |
| Status | in-progress |
| Next Action | Implement T2 against the spec below |
| Updated | 2026-11-20T15:04:05Z by Claude |

## Context

The login of the shop is to work without passwords.

## Files in Scope

- \`src/auth/**\`

## Files Off Limits

- \`infra/**\`: production, the user only

## Acceptance Criteria

- [ ] **A1** login works without a password. Check: \`npm test -- auth\`

## Pending Tasks

- [ ] **T2** Implement the token endpoint (owner: codex; after: T1; files: \`src/auth/token.ts\`)
  The specification, nested.
- [ ] **T3** Review the endpoint (owner: claude; after: T2)

## Completed Tasks

- [x] **T1** Design the flow (by claude; 2026-11-19; evidence: \`npm test -- design\` 0 @ a1b2c3d)

## Blockers

## Open Questions

## Handoff Log

| When | From | To | Summary |
| --- | --- | --- | --- |
| 2026-11-20T15:04:05Z | Claude | Codex | Designed the flow |
`;

function score(text: string, parts: Partial<World> = {}): ProjectScore {
  const world = worldAt({
    now: NOW,
    handoffFiles: ["AGENT-HANDOFF.md"],
    pathExists: () => true,
    committedText: text,
    indexRow: { listed: true, owner: "Codex" },
    ...parts,
  });
  const findings = runRules(createSubject({ file: "AGENT-HANDOFF.md", text, kind: "handoff", world }), RULES);
  return scoreProject({ handoff: parseHandoff(text, { agents: AGENT_NAMES }), now: world.now, findings, evidence: world.evidence });
}

const UNKNOWN_OWNER = CANONICAL.replace("| Current Owner | Codex |", "| Current Owner | Cluade |");

const finding = fc.record({
  rule: fc.constantFrom(...RULES.map(({ name }) => name), "a-rule-of-tomorrow"),
  severity: fc.constantFrom(...SEVERITIES),
  message: fc.constantFrom("Missing a", "Missing b"),
  file: fc.constantFrom("AGENT-HANDOFF.md", "DECISIONS.md"),
  line: fc.integer({ min: 1, max: 9 }),
  column: fc.constant(1),
  range: fc.constant({ start: 0, end: 0 }),
});

const inputOf = (findings: readonly Diagnostic[], text = CANONICAL): ScoreInput => ({
  handoff: parseHandoff(text, { agents: AGENT_NAMES }),
  now: NOW,
  findings,
});

describe("scoreProject", () => {
  test("gives the canonical handoff 100 and no reason, fresh evidence or none", () => {
    expect(score(CANONICAL)).toEqual({ score: 100, grade: "A", reasons: [] });
    const run = { command: "npm test -- auth", outcome: "passed", exitCode: 0, at: NOW } as const;
    expect(score(CANONICAL, { evidence: [run] }).score).toBe(100);
  });

  test("puts first what is worst, with what to do", () => {
    const text = CANONICAL.replace("| Current Owner | Codex |", "| Current Owner | Cluade |").replace(". Check: `npm test -- auth`", "");
    const { score: points, grade, reasons } = score(text);
    expect(points).toBeLessThan(90);
    expect(grade).not.toBe("A");
    expect(reasons[0]).toMatchObject({ rule: "owner-known", file: "AGENT-HANDOFF.md", line: 5 });
    for (const reason of reasons) expect(reason.hint).not.toBe("");
  });

  test("keeps errors in front of trifles, however many they are", () => {
    const [error] = runRules(createSubject({ file: "AGENT-HANDOFF.md", text: UNKNOWN_OWNER, kind: "handoff", world: worldAt({ now: NOW }) }), RULES);
    if (error === undefined) throw new Error("Expected a finding");
    const trifle: Diagnostic = { ...error, rule: "a-rule-of-tomorrow", severity: "info", message: "Missing a" };
    const { reasons } = scoreProject(inputOf([trifle, ...Array.from({ length: 20 }, (_, at) => ({ ...error, line: at + 1 }))]));
    expect(reasons.map(({ rule }) => rule)).toEqual([...Array.from({ length: 20 }, () => "owner-known"), "a-rule-of-tomorrow"]);
  });

  test("says once what a rule and a fact both say, at the rule's place", () => {
    const text = CANONICAL.replace("| Next Action | Implement T2 against the spec below |\n", "");
    const { reasons } = score(text);
    expect(reasons.filter(({ message }) => message.includes("ext action"))).toMatchObject([{ rule: "next-action-present", file: "AGENT-HANDOFF.md", line: 1 }]);
  });

  test("gives an adopted handoff more than a free-form one, however much is wrong with it", () => {
    const free = score("# Handoff\n\nWe did a lot.\n").score;
    const adopted = CANONICAL.replace(/^## (?!Context)[^]*/mu, "").replace(/; evidence: [^)]*/u, "");
    expect(free).toBeLessThan(60);
    expect(score(adopted).score).toBeGreaterThan(free);
  });

  test.each(["", "\n \n", "\ufeff"])("gives an empty handoff next to nothing: there is no text to be safe or in order (%j)", (text) => {
    const { score: points, grade } = score(text);
    expect(points).toBeLessThan(25);
    expect(grade).toBe("E");
  });

  test("is a number where a thousand tasks are unverified", () => {
    const task = (at: number): string => `- [x] **D${at}** Did it (by claude; 2026-11-19; unverified)\n`;
    const { score: points, reasons } = score(CANONICAL.replace("## Blockers", `${Array.from({ length: 1000 }, (_, at) => task(at)).join("")}\n## Blockers`));
    expect(points).toBeGreaterThan(70);
    for (const reason of reasons) expect(Number.isFinite(reason.points)).toBe(true);
  });

  test("never falls when any finding of a real handoff goes", () => {
    const texts = [
      CANONICAL,
      UNKNOWN_OWNER,
      "# Handoff\n\nWe did a lot.\n",
      CANONICAL.replace(/^\| (?:Next|Upd).*\n/gmu, ""),
      CANONICAL.replace(/ Check: .*/u, ""),
    ];
    for (const text of texts) {
      const findings = runRules(createSubject({ file: "AGENT-HANDOFF.md", text, kind: "handoff", world: worldAt({ now: NOW }) }), RULES);
      fc.assert(
        fc.property(fc.subarray([...findings]), fc.nat(), (some, which) => {
          if (some.length === 0) return;
          const less = some.toSpliced(which % some.length, 1);
          expect(scoreProject(inputOf(less, text)).score).toBeGreaterThanOrEqual(scoreProject(inputOf(some, text)).score);
        }),
        { numRuns: 50 },
      );
    }
  });

  test.each<readonly [string, (text: string) => string, Partial<World>, string]>([
    ["a free-form file", () => "# Handoff\n\nWe did a lot.\n", {}, "Missing owner, status and next action"],
    ["an unverified task", (text) => text.replace(/evidence: [^)]*/u, "unverified"), {}, "1 of 1 completed tasks is unverified"],
    ["a criterion without a command", (text) => text.replace("Check: `npm test -- auth`", "within 2 s"), {}, "No command decides `A1`"],
    ["an old stamp with open tasks", (text) => text, { now: "2026-12-30T15:04:05Z" }, "Nothing was written for 40 days, and tasks are open"],
    ["no stamp", (text) => text.replace(/^\| Updated.*\n/mu, ""), {}, "Missing stamp"],
    [
      "a check that failed where the work is to be reviewed",
      (text) => text.replace("in-progress", "review"),
      { evidence: [{ command: "npm test -- auth", outcome: "failed", exitCode: 1, at: NOW }] },
      "The check of `A1` did not pass",
    ],
    [
      "stale evidence",
      (text) => text,
      { evidence: [{ command: "npm test -- auth", outcome: "passed", at: NOW, stale: "scope" }] },
      "Unexpected stale evidence of `A1`, expected a run on the present files: files in scope changed",
    ],
  ])("tells %s", (_, change, world, message) => {
    const { score: points, reasons } = score(change(CANONICAL), world);
    expect(points).toBeLessThan(100);
    expect(reasons.map((reason) => reason.message)).toContain(message);
  });

  test("never falls when a finding is mended", () => {
    fc.assert(
      fc.property(fc.array(finding, { minLength: 1, maxLength: 40 }), fc.nat(), (findings, which) => {
        const mended = findings.toSpliced(which % findings.length, 1);
        expect(scoreProject(inputOf(mended)).score).toBeGreaterThanOrEqual(scoreProject(inputOf(findings)).score);
      }),
    );
  });

  test("lies between 0 and 100, is 100 only without a reason, and is the same for the same findings in any order", () => {
    fc.assert(
      fc.property(fc.array(finding, { maxLength: 40 }), (findings) => {
        const given = scoreProject(inputOf(findings));
        expect(Number.isInteger(given.score) && given.score >= 0 && given.score <= 100).toBe(true);
        expect(given.score === 100).toBe(findings.length === 0);
        expect(given.reasons).toHaveLength(findings.length);
        expect(given.reasons.every(({ points }) => points >= 0)).toBe(true);
        const other = scoreProject(inputOf(findings.toReversed()));
        expect([other.score, other.grade]).toEqual([given.score, given.grade]);
        expect(other.reasons).toEqual(given.reasons);
      }),
    );
  });

  test("never falls when a fix of a rule is applied", () => {
    const broken = [
      CANONICAL.replace(/; evidence: [^)]*/u, ""),
      CANONICAL.replace("in-progress", "in progres"),
      CANONICAL.replace("- [x] **T1**", "- [x]**T1**"),
    ];
    for (const text of broken) {
      const world = worldAt({ now: NOW });
      const found = runRules(createSubject({ file: "AGENT-HANDOFF.md", text, kind: "handoff", world }), RULES);
      for (const { fix } of found) if (fix) expect(score(applyEdits(text, fix.edits)).score).toBeGreaterThanOrEqual(score(text).score);
    }
  });
});

test("every rule counts in one group, and the groups make 100 together", () => {
  expect(Object.values(SCORE_GROUPS).reduce((sum, points) => sum + points, 0)).toBe(100);
  for (const { name } of RULES) expect(Object.keys(SCORE_GROUPS)).toContain(scoreGroupOf(name));
  expect(scoreGroupOf("text-secrets")).toBe("safety");
});
