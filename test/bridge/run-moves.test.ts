import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { beginTasks, endRun, finishTasks } from "../../src/bridge/run-moves.ts";
import { applyEdits } from "../../src/diagnostic/apply-edits.ts";
import type { Result } from "../../src/diagnostic/result.ts";
import type { Handoff } from "../../src/protocol/handoff/model.ts";
import { parseHandoff } from "../../src/protocol/handoff/parse-handoff.ts";
import type { MoveContext, MoveOutcome, Refusal } from "../../src/protocol/moves/move.ts";
import { handoffText } from "./handoffs.ts";

const CONTEXT: MoveContext = { actor: { kind: "user" }, now: "2026-11-21T12:00:00Z", force: false, agents: ["claude", "codex"] };
const CODEX = { kind: "agent", name: "codex" } as const;
const TASKS = "- [ ] **T1** One (owner: codex)\n- [ ] **T2** Two (owner: claude)\n  More.";

type Change = (handoff: Handoff) => Result<MoveOutcome, Refusal>;

/** The text after a change; refusals are not expected. */
function after(text: string, change: Change): string {
  const made = change(parseHandoff(text));
  if (!made.ok) throw new Error(made.problem.message);
  return applyEdits(text, made.value.edits);
}

const begin: Change = (handoff) => beginTasks(handoff, { runId: "r1", owner: CODEX, tasks: ["T1"] }, CONTEXT);
const finish: Change = (handoff) => finishTasks(handoff, { tasks: ["T1"], by: CODEX, evidence: "`a` 0" }, CONTEXT);
const fail: Change = (handoff) => endRun(handoff, { runId: "r1", status: "failed", problem: "step T1, it broke", reviews: [] }, CONTEXT);
const complete: Change = (handoff) => endRun(handoff, { runId: "r1", status: "completed", reviews: ["CLAUDE_REVIEW.md"] }, CONTEXT);
const cancel: Change = (handoff) => endRun(handoff, { runId: "r1", status: "cancelled", reviews: [] }, CONTEXT);

describe("the moves of a run", () => {
  test.each([
    ["begin", begin],
    ["finish", finish],
    ["fail", fail],
    ["complete", complete],
    ["cancel", cancel],
  ])("change nothing when they are made twice: %s", (_name, change) => {
    const once = after(handoffText({ tasks: TASKS }), change);
    expect(once).not.toBe(handoffText({ tasks: TASKS }));
    expect(after(once, change)).toBe(once);
  });

  test.each([
    ["completed", complete, "review", "Read CLAUDE_REVIEW.md, then approve or reopen tasks", []],
    ["failed", fail, "blocked", "See what stopped run r1, then go on with it: agent-relay run --resume r1", ["Run r1 failed: step T1, it broke"]],
    ["cancelled", cancel, "ready", "See what stopped run r1, then go on with it: agent-relay run --resume r1", []],
  ] as const)("leave a run that is %s with the user", (_name, change, status, nextAction, blockers) => {
    const now = parseHandoff(after(handoffText({ tasks: TASKS }), change));
    expect([now.owner?.value.kind, now.status?.value, now.nextAction?.value]).toEqual(["user", status, nextAction]);
    expect(now.blockers.map(({ text }) => text)).toEqual(blockers);
  });

  test("take away the blocker of an earlier run and no other", () => {
    const failed = after(handoffText({ tasks: TASKS }), fail).replace("- Run r1", "- The server is down\n- Run r1");
    expect(parseHandoff(after(failed, begin)).blockers.map(({ text }) => text)).toEqual(["The server is down"]);
  });

  test("keep a next action that is about something else", () => {
    const text = after(handoffText({ tasks: TASKS }).replace("| Begin |", "| Ask Ada about the price |"), finish);
    expect(parseHandoff(text).nextAction?.value).toBe("Ask Ada about the price");
  });

  test("are refused on conflict markers and without an owner field", () => {
    const markers = parseHandoff(handoffText({ tasks: `<<<<<<< a\n${TASKS}\n=======\nb\n>>>>>>> c` }));
    const bare = parseHandoff("# x\n\n## Pending Tasks\n\n- [ ] **T1** a (owner: codex)\n");
    for (const change of [begin, finish, fail])
      for (const handoff of [markers, bare]) expect(change(handoff)).toMatchObject({ ok: false, problem: { code: "not-allowed" } });
  });

  test("lose no line of anybody's, whatever stands there and in whatever order they are made", () => {
    const words = fc.string({ unit: fc.constantFrom("a", " ", "|", "`", "*", "-", "#", "\n", "\u{a0}", "é"), maxLength: 40 });
    fc.assert(
      fc.property(words, fc.array(fc.constantFrom(begin, finish, fail, complete, cancel), { maxLength: 6 }), (context, changes) => {
        const text = handoffText({ tasks: TASKS, context: `Context ${context} end` });
        const between = (whole: string): string => whole.slice(whole.indexOf("## Context"), whole.indexOf("## Files in Scope"));
        fc.pre(parseHandoff(text).tasks.length === 2);
        const end = changes.reduce(after, text);
        expect(between(end)).toBe(between(text));
        const ids = parseHandoff(end).tasks.map(({ id }) => id);
        expect(new Set(ids)).toEqual(new Set(["T1", "T2"]));
        expect(ids).toHaveLength(2);
      }),
      { numRuns: 200 },
    );
  });
});
