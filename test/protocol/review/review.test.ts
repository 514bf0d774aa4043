import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyEdits } from "../../../src/diagnostic/apply-edits.ts";
import { appendReviewText } from "../../../src/protocol/review/append-review-text.ts";
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

  test("reads the verdict below a comment", () => {
    expect(parseReview("# Review\n\n## Verdict\n\n<!-- agent-relay-disable-next-line review-verdict-agrees: asked -->\nAccepted\n").verdict?.value).toBe(
      "Accepted",
    );
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

describe("appendReviewText", () => {
  test("adds rounds that are read again, below what was there", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("", "\u{feff}", "# Codex Review\n", "# Codex Review\r\n\r\ntext", "# Codex Review\n\n- [ ] **F7** [low] old\n\n"),
        fc.constantFrom(...FINDING_SEVERITIES),
        (text, severity) => {
          const before = parseReview(text).findings.length;
          const markdown = `## Review 2026-11-20T15:04:05Z by Codex\n\n- [${severity}] the hull leaks (\`src/a.ts:12\`)\n`;
          const next = applyEdits(text, appendReviewText(text, { title: "Codex Review", markdown }));
          expect(next.startsWith(text)).toBe(true);
          expect(
            parseReview(next)
              .findings.slice(before)
              .map((finding) => [finding.severity, finding.location]),
          ).toEqual([[severity, "src/a.ts:12"]]);
          expect(next.match(/^\u{feff}?# Codex Review/gmu)).toHaveLength(1);
        },
      ),
      { numRuns: 500 },
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
