import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyEdits } from "../../../src/diagnostic/apply-edits.ts";
import { appendReview } from "../../../src/protocol/review/append-review.ts";
import { FINDING_SEVERITIES, type Review } from "../../../src/protocol/review/model.ts";
import { parseReview } from "../../../src/protocol/review/parse-review.ts";
import { parseSeverity } from "../../../src/protocol/review/parse-severity.ts";
import { reviewFileName } from "../../../src/protocol/review/review-file-name.ts";
import { markdownSoup } from "../handoff/arbitraries.ts";

function brief({ findings }: Review): unknown {
  return findings.map(({ id, severity, title, location, resolved }) => [id, severity, title, location, resolved]);
}

describe("parseReview", () => {
  test("reads bold ids with prose, and leaves status and instructions alone", () => {
    const review = parseReview(`# CODEX REVIEW - ferry

## Review Status

- C-01..C-07: LOGGED TO TASKS (pending)

## Open Issues

**C-03 - HIGHEST PRIORITY: evidence chain**
The hull is never checked.
Files to check: a.py, b.py

**C-04 - ropes**
Too short.

## Instructions for Next Codex Review

- \`docs/how.md\` first
`);
    expect(brief(review)).toEqual([
      ["C-03", "high", "evidence chain", undefined, undefined],
      ["C-04", undefined, "ropes", undefined, undefined],
    ]);
  });

  test("reads headings with an id and a severity, and the verdict", () => {
    const review = parseReview(`# Review

## Verdict

BLOCKED

### ISSUE-10 [LOW] the bell is mute

- Location: \`deck/bell.ts:252\`
- Analysis: no clapper

### ISSUE-11 [CRITICAL] the hull leaks (fixed)
`);
    expect(brief(review)).toEqual([
      ["ISSUE-10", "low", "the bell is mute", "deck/bell.ts:252", undefined],
      ["ISSUE-11", "critical", "the hull leaks (fixed)", undefined, true],
    ]);
    expect(review.verdict?.value).toBe("BLOCKED");
  });

  test("reads flat bullets with a place, boxes and severities", () => {
    const review = parseReview(`Reviewer: Codex
Verdict: Accepted

- Ropes: \`deck/rope.ts:505-521\` frays
- [x] [P2] paint the mast
- Critical: no anchor
- just a remark
`);
    expect(brief(review)).toEqual([
      [undefined, undefined, "Ropes: deck/rope.ts:505-521 frays", "deck/rope.ts:505-521", undefined],
      [undefined, "medium", "paint the mast", undefined, true],
      [undefined, "critical", "no anchor", undefined, undefined],
    ]);
    expect(review.verdict?.value).toBe("Accepted");
  });

  test("finds nothing in a placeholder", () => {
    expect(parseReview("# Status: EMPTY - no review pending\n# Nothing to do\n").findings).toEqual([]);
  });

  test("never throws", { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(fc.oneof(markdownSoup, fc.string({ unit: "binary" })), (text) => {
        parseReview(text);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("appendReview", () => {
  const finding = fc.record({
    severity: fc.constantFrom(...FINDING_SEVERITIES),
    title: fc.constantFrom("the hull leaks", "no `anchor`", "ropes | too short\nby far"),
    location: fc.constantFrom("src/a.ts:12", "deck/rope.ts"),
    detail: fc.constantFrom("", "One.\n\n- two\n"),
  });

  test("adds rounds that are read again, below what was there", { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(
        fc.constantFrom("", "\u{feff}", "# Codex Review\n", "# Codex Review\r\n\r\ntext", "# Codex Review\n\n- [ ] **F7** [low] old\n\n"),
        fc.array(finding, { maxLength: 3 }),
        (text, findings) => {
          const before = parseReview(text).findings.length;
          const next = applyEdits(
            text,
            appendReview(text, {
              actor: { kind: "agent", name: "codex" },
              now: "2026-11-20T15:04:05Z",
              commit: "a1b2c3d",
              verdict: "changes requested",
              findings,
            }),
          );
          expect(next.startsWith(text)).toBe(true);
          const review = parseReview(next);
          expect(review.verdict?.value).toBe("changes requested");
          expect(review.findings.slice(before).map(({ severity, location, resolved }) => [severity, location, resolved])).toEqual(
            findings.map(({ severity, location }) => [severity, location, false]),
          );
          const ids = review.findings.map(({ id }) => id);
          expect(new Set(ids).size).toBe(ids.length);
        },
      ),
      { numRuns: 500 },
    );
  });

  test("begins a file with its heading", () => {
    expect(applyEdits("", appendReview("", { actor: { kind: "user" }, now: "2026-11-20T15:04:05Z", findings: [] }))).toBe(
      "# User Review\n\n## 2026-11-20T15:04:05Z by User\n\nNo findings.\n",
    );
  });
});

describe("names", () => {
  test.each([
    ["codex", "CODEX_REVIEW.md"],
    ["claude", "CLAUDE_REVIEW.md"],
    ["my-bot", "MY_BOT_REVIEW.md"],
    ["../x", "X_REVIEW.md"],
    ["", "AGENT_REVIEW.md"],
  ])("the review of %j goes to %s", (agent, file) => {
    expect(reviewFileName(agent)).toBe(file);
  });

  test.each([
    ["CRITICAL", "critical"],
    ["Important", "high"],
    ["Suggestion", "low"],
    ["P1", "high"],
    ["P3", "low"],
    ["purple", undefined],
  ])("the severity %s is %s", (word, severity) => {
    expect(parseSeverity(word)).toBe(severity);
  });
});
