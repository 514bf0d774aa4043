import { describe, expect, test } from "vitest";
import { createRunDocument } from "../../../src/report/run/run-document.ts";
import { renderSummary } from "../../../src/report/run/summary.ts";
import { renderTimeline } from "../../../src/report/run/timeline.ts";
import type { EventBody } from "../../../src/runner/journal/run-event.ts";
import { BEGIN_MS, makeView } from "./make-view.ts";

const STEPS = ["plan claude", "build codex", "test sh", "ship sh"];
const FAILED: readonly (readonly [number, EventBody])[] = [
  [0, { type: "step:started", stepName: "plan", attempt: 1, agent: "claude" }],
  [10, { type: "step:completed", stepName: "plan", attempt: 1, reason: "exit", output: "a plan", usage: { inputTokens: 1200, outputTokens: 34 } }],
  [10, { type: "step:started", stepName: "build", attempt: 1, agent: "codex" }],
  [30, { type: "step:completed", stepName: "build", attempt: 1, reason: "file-at-timeout", output: "built" }],
  [10, { type: "step:started", stepName: "test", attempt: 1 }],
  [15, { type: "step:retrying", stepName: "test", attempt: 2, delayMs: 0, reason: "exit-code", exitCode: 2, error: "It ended with exit code 2" }],
  [15, { type: "step:started", stepName: "test", attempt: 2 }],
  [40, { type: "step:failed", stepName: "test", attempt: 2, reason: "exit-code", exitCode: 2, error: "It ended with exit code 2", output: "1 of 9 failed" }],
  [40, { type: "step:skipped", stepName: "ship", reason: "dependency", because: "test" }],
  [40, { type: "run:failed", error: "Step `test` failed" }],
];
const OPTIONS = { columns: 90, colour: false, nowMs: BEGIN_MS + 40_000, tailOf: () => ["not ok 3", "expected 1, got 2"] };

describe("a summary", () => {
  test("of a failed run tells the timeline, the failure with the end of its output, and how to go on", () => {
    expect(renderSummary(makeView(STEPS, FAILED), OPTIONS)).toEqual([
      "✗ Run r-7f3a of deploy failed after 40s: 2 completed, 1 failed, 1 skipped; 1,234 tokens (1 attempt does not tell)",
      "  ✓ plan   ██████████                                    10s",
      "  ✓ build            █████████████████████               20s  its file was there when its…",
      "  ✗ test             ███████████████████████████████     30s  2 attempts, It ended with e…",
      "  - ship                                                      `test` did not complete",
      "",
      "test failed at attempt 2: It ended with exit code 2",
      "  | not ok 3",
      "  | expected 1, got 2",
      "  All of it: agent-relay runs logs r-7f3a test",
      "",
      "Next: agent-relay run --resume r-7f3a",
    ]);
  });

  test("of a completed run is its headline and timeline", () => {
    const done = makeView(
      ["a sh"],
      [
        [1, { type: "step:started", stepName: "a", attempt: 1 }],
        [2, { type: "step:completed", stepName: "a", attempt: 1, reason: "exit", output: "" }],
        [2, { type: "run:completed" }],
      ],
    );
    expect(renderSummary(done, { ...OPTIONS, columns: 40 })).toEqual([
      "✓ Run r-7f3a of deploy completed after 2.0s: 1 completed",
      "  ✓ a             ████████████    1.0s",
    ]);
  });

  test("of many steps shows the ones that matter and where the rest is", () => {
    const steps = Array.from({ length: 30 }, (_, at) => `s${at} sh`);
    const view = makeView(steps, [
      [1, { type: "step:failed", stepName: "s20", attempt: 1, reason: "error", error: "It went wrong" }],
      [2, { type: "run:failed", error: "x" }],
    ]);
    const lines = renderSummary(view, { ...OPTIONS, mostSteps: 3 });
    expect(lines.slice(1, 5).map((line) => line.trim().slice(0, 40))).toEqual([
      "· s0",
      "· s1",
      expect.stringMatching(/^✗ s20/u),
      "and 27 more: agent-relay runs show r-7f3",
    ]);
  });

  test("of a run whose budget is used up says what has to change before it can go on", () => {
    const view = makeView(
      ["a sh"],
      [
        [1, { type: "run:stopping", reason: "budget" }],
        [2, { type: "run:failed", error: "The run used 9 tokens" }],
      ],
    );
    expect(renderSummary(view, OPTIONS).at(-1)).toBe("Next: raise `tokenBudget`, then agent-relay run --resume r-7f3a --accept-changes");
  });

  test("tells a failure of the run itself, where no step failed", () => {
    const view = makeView(["a sh"], [[1, { type: "run:failed", error: "A check before the first step failed:\n`git status` printed something" }]]);
    expect(renderSummary(view, OPTIONS)).toContain("  A check before the first step failed: `git status` printed something");
  });
});

test("a timeline has no bar where there is no room for one", () => {
  const lines = renderTimeline(makeView(STEPS, FAILED), { columns: 26, colour: false, nowMs: BEGIN_MS });
  expect(lines).toEqual(["  ✓ plan      10s", "  ✓ build     20s  its fi…", "  ✗ test      30s  2 atte…", "  - ship           `test`…"]);
});

test("the document of a run tells every step, with null for what is not known", () => {
  expect(createRunDocument(makeView(STEPS, FAILED), BEGIN_MS)).toMatchObject({
    id: "r-7f3a",
    workflow: "deploy",
    status: "failed",
    startedAt: "2026-11-20T10:00:00.000Z",
    endedAt: "2026-11-20T10:00:40.000Z",
    durationMs: 40_000,
    usedTokens: 1234,
    counts: { total: 4, completed: 2, failed: 1, skipped: 1 },
    steps: [
      { name: "plan", by: "claude", status: "completed", durationMs: 10_000, reason: "exit", output: "a plan", outputCut: false },
      { name: "build", reason: "file-at-timeout" },
      { name: "test", status: "failed", attempts: 2, exitCode: 2, reason: "exit-code", error: "It ended with exit code 2" },
      { name: "ship", status: "skipped", because: "test", startedAt: null, durationMs: null, output: null },
    ],
  });
});

test.each([20, 40, 60])("a timeline of %i columns shows the times, and what is to be said where there is room", (columns) => {
  const lines = renderTimeline(
    makeView(
      ["a-step-with-a-long-name-indeed sh", "ship sh"],
      [
        [0, { type: "step:started", stepName: "a-step-with-a-long-name-indeed", attempt: 1 }],
        [
          40,
          { type: "step:failed", stepName: "a-step-with-a-long-name-indeed", attempt: 1, reason: "exit-code", exitCode: 2, error: "It ended with exit code 2" },
        ],
      ],
    ),
    { ...OPTIONS, columns },
  );
  expect(lines[0]).toContain("40s");
  expect(lines[0]?.includes("It ended")).toBe(columns > 30);
});
