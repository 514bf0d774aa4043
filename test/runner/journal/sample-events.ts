import type { EventBody, RunEvent } from "../../../src/runner/journal/run-event.ts";

/** One event of every type, in an order that a run could have. */
export const SAMPLE_BODIES: readonly EventBody[] = [
  { type: "run:started", workflow: "deploy", sourceDigest: "sha256-1", source: "relay.yaml", startFrom: "b", assumed: ["a"] },
  { type: "step:owner-assigned", stepName: "b", ownerName: "lead", specialistName: "worker" },
  { type: "step:started", stepName: "b", attempt: 1, agent: "worker" },
  { type: "step:nudged", stepName: "b", nudgeCount: 1, agent: "worker" },
  { type: "step:force-released", stepName: "b", agent: "worker" },
  { type: "step:owner-timeout", stepName: "b", ownerName: "lead" },
  { type: "step:retrying", stepName: "b", attempt: 2, delayMs: 10, reason: "exit-code", error: "It exited with 1", exitCode: 1 },
  { type: "run:paused" },
  { type: "run:unpaused" },
  { type: "step:started", stepName: "b", attempt: 2 },
  { type: "step:review-completed", stepName: "b", reviewerName: "critic", decision: "approved", text: "Grüße, 世界 🌍" },
  {
    type: "step:completed",
    stepName: "b",
    attempt: 2,
    reason: "verification",
    exitCode: 0,
    usage: { inputTokens: 5, costUsd: 0.25 },
    sessionId: "s-1",
    output: "line 1\nline 2 \u0000 \ud800",
  },
  { type: "step:started", stepName: "c", attempt: 1 },
  { type: "step:failed", stepName: "c", attempt: 1, reason: "signal", exitSignal: "SIGKILL", error: "It was killed", output: "x", hint: "give it more memory" },
  { type: "step:skipped", stepName: "d", reason: "dependency", because: "c" },
  { type: "barrier:timed-out", barrier: "all-done" },
  { type: "run:failed", error: "c failed" },
  { type: "run:resumed", sourceDigest: "sha256-1", again: [], assumed: [] },
  { type: "run:stopping", reason: "signal", signal: "SIGINT" },
  { type: "run:cancelled", reason: "signal" },
  { type: "run:resumed", sourceDigest: "sha256-2", startFrom: "c", again: ["b"], assumed: [] },
  { type: "run:completed" },
];

/** The same with heads. */
export const SAMPLE_EVENTS: readonly RunEvent[] = SAMPLE_BODIES.map((body, index) => ({
  seq: index + 1,
  time: new Date(Date.UTC(2026, 10, 21, 10, 0, index)).toISOString(),
  runId: "r1",
  ...body,
}));
