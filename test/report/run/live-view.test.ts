import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { displayWidth } from "../../../src/report/run/display-width.ts";
import { renderFrame } from "../../../src/report/run/live-view.ts";
import type { EventBody } from "../../../src/runner/journal/run-event.ts";
import { makeValue } from "../../util/secrets/make-value.ts";
import { createRandom } from "../../workspace/support/random.ts";
import { BEGIN_MS, makeView } from "./make-view.ts";

const STEPS = ["plan claude", "build codex", "test sh", "review claude", "ship sh", "lint sh"];
const MIDDLE: readonly (readonly [number, EventBody])[] = [
  [0, { type: "step:started", stepName: "plan", attempt: 1, agent: "claude" }],
  [3.2, { type: "step:completed", stepName: "plan", attempt: 1, reason: "exit", output: "a plan" }],
  [3.2, { type: "step:started", stepName: "build", attempt: 1, agent: "codex" }],
  [3.2, { type: "step:started", stepName: "test", attempt: 1 }],
  [5, { type: "step:retrying", stepName: "test", attempt: 2, delayMs: 20_000, reason: "exit-code", exitCode: 2, error: "It ended with exit code 2" }],
  [6, { type: "step:started", stepName: "lint", attempt: 1 }],
  [8, { type: "step:failed", stepName: "lint", attempt: 1, reason: "timeout", error: "It took longer than 2s" }],
  [8, { type: "step:skipped", stepName: "ship", reason: "dependency", because: "lint" }],
];

describe("a frame", () => {
  test("shows each step with its sign, agent, time, attempt and trouble, and how far the run is", () => {
    const frame = renderFrame(makeView(STEPS, MIDDLE), { columns: 80, rows: 24, colour: false }, BEGIN_MS + 10_000);
    expect(frame).toEqual([
      "● deploy  r-7f3a",
      "  ✓ plan    claude    3.2s",
      "  ● build   codex     6.8s",
      "  ↻ test    sh        1.8s  attempt 2 in 15s  It ended with exit code 2",
      "  · review  claude",
      "  - ship    sh              `lint` did not complete",
      "  ✗ lint    sh        2.0s  It took longer than 2s",
      "━━━━━━━━━━──────────  3/6  10s  1 running  1 waiting to retry  1 failed  1 skip…",
    ]);
  });

  test("of a narrow terminal is cut, not wrapped", () => {
    const frame = renderFrame(makeView(STEPS, MIDDLE), { columns: 24, rows: 24, colour: false }, BEGIN_MS + 10_000);
    expect(frame.slice(0, 4)).toEqual(["● deploy  r-7f3a", "  ✓ plan      3.2s", "  ● build     6.8s", "  ↻ test      1.8s  att…"]);
    expect(frame.every((line) => displayWidth(line) <= 24)).toBe(true);
  });

  test("of twenty columns still tells how far the run is, and each step's time", () => {
    const frame = renderFrame(makeView(STEPS, MIDDLE), { columns: 20, rows: 24, colour: false }, BEGIN_MS + 10_000);
    expect([frame[1], frame.at(-1)]).toEqual(["  ✓ plan      3.2s", "━━───  3/6  10s  1 …"]);
  });

  test("of more steps than lines shows what matters now, and counts the rest", () => {
    const steps = Array.from({ length: 1000 }, (_, at) => `s${at} sh`);
    const events = steps.slice(0, 500).flatMap((_, at): (readonly [number, EventBody])[] => [
      [at, { type: "step:started", stepName: `s${at}`, attempt: 1 }],
      [at + 0.5, { type: "step:completed", stepName: `s${at}`, attempt: 1, reason: "exit", output: "" }],
    ]);
    const running: readonly [number, EventBody] = [501, { type: "step:started", stepName: "s700", attempt: 1 }];
    const frame = renderFrame(makeView(steps, [...events, running]), { columns: 60, rows: 8, colour: false }, BEGIN_MS + 502_000);
    expect(frame).toEqual([
      "● deploy  r-7f3a",
      "  · s500  sh",
      "  · s501  sh",
      "  · s502  sh",
      "  ● s700  sh    1.0s",
      "    and 496 pending, 500 completed",
      "━━━━━━━━━━──────────  500/1000  8m22s  1 running",
    ]);
  });

  test("of a terminal of two lines is the progress line alone", () => {
    expect(renderFrame(makeView(STEPS, MIDDLE), { columns: 40, rows: 2, colour: false }, BEGIN_MS + 10_000)).toEqual([
      "━━━━━━━━━━──────────  3/6  10s  1 runni…",
    ]);
  });

  test("holds colours only where they are wanted", () => {
    const coloured = renderFrame(makeView(STEPS, MIDDLE), { columns: 80, rows: 24, colour: true }, BEGIN_MS);
    expect(coloured[1]).toContain("\u001b[32m  ✓ \u001b[39m");
    expect(renderFrame(makeView(STEPS, MIDDLE), { columns: 80, rows: 24, colour: false }, BEGIN_MS).join("")).not.toContain("\u001b");
  });

  test("shows no part of a secret where a line is cut", () => {
    const token = makeValue("github-token", createRandom(1));
    const failed = makeView(
      ["x sh"],
      [[1, { type: "step:failed", stepName: "x", attempt: 1, reason: "error", error: `It printed the token=${token} and more` }]],
    );
    for (let columns = 20; columns < 90; columns += 1) {
      expect(renderFrame(failed, { columns, rows: 9, colour: false }, BEGIN_MS).join("\n")).not.toContain(token.slice(4, 9));
    }
  });

  test("never scrolls, breaks a line or steers the terminal, whatever names and errors hold", () => {
    const word = fc.string({ unit: "binary", maxLength: 40 });
    const size = fc.record({ columns: fc.integer({ min: 1, max: 120 }), rows: fc.integer({ min: 1, max: 30 }), colour: fc.constant(false) });
    fc.assert(
      fc.property(fc.array(fc.tuple(word, word, word), { maxLength: 40 }), size, (steps, screen) => {
        const view = makeView(
          [],
          steps.map(([name, , error]) => [1, { type: "step:failed", stepName: name, attempt: 2, reason: "error", error }]),
        );
        const lines = renderFrame({ ...view, steps: steps.map(([name, by]) => ({ name, by: by.replaceAll(/\p{C}/gu, "") })) }, screen, BEGIN_MS);
        expect(lines.length).toBeLessThan(Math.max(2, screen.rows));
        for (const line of lines) {
          expect(displayWidth(line)).toBeLessThanOrEqual(screen.columns);
          expect(line).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
        }
      }),
    );
  });
});
