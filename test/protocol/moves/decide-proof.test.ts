import { describe, expect, test } from "vitest";
import type { CheckState } from "../../../src/protocol/evidence/model.ts";
import { findTask } from "../../../src/protocol/handoff/find-task.ts";
import { parseHandoff } from "../../../src/protocol/handoff/parse-handoff.ts";
import { decideProof, type ProofOffer } from "../../../src/protocol/moves/decide-proof.ts";

const handoff = parseHandoff(`**Current Owner:** Codex

## Acceptance Criteria
- [ ] **A1** T1 adds up. Check: \`make a\`
- [ ] **A2** T1 is quick. Check: \`make b\`
- [ ] **A3** T3 is much. Check: \`make c\`

## Pending Tasks
- [ ] **T1** Build it (owner: codex)
- [ ] **T2** Paint it (owner: codex)
- [ ] **T3** All of it, for A1 and A2 (owner: codex)
  Check: \`make d\`
`);

const AT = "2026-11-20T14:00:00Z";
const passed = (command: string, more: Partial<CheckState> = {}): CheckState => ({
  command,
  outcome: "passed",
  exitCode: 0,
  commit: "a1b2c3d",
  at: AT,
  ...more,
});
const BOTH = [passed("make a"), passed("make b", { commit: "b2c3d4e" })];

function decide(id: string, states: readonly CheckState[] | undefined, offer: ProofOffer = {}): ReturnType<typeof decideProof> {
  const task = findTask(handoff, id);
  if (task === undefined) throw new Error(`No task \`${id}\``);
  return decideProof(handoff, task, { ...offer, ...(states && { runsOf: (commands) => states.filter(({ command }) => commands.includes(command)) }) });
}

describe("decideProof", () => {
  test("takes the runs that passed on the present files, with the commit of each", () => {
    const runs = [
      { command: "make a", exitCode: 0, commit: "a1b2c3d" },
      { command: "make b", exitCode: 0, commit: "b2c3d4e" },
    ];
    expect(decide("T1", BOTH)).toEqual({ ok: true, value: { runs } });
    expect(decide("T1", BOTH, { unverified: { reason: "no time" } })).toEqual({ ok: true, value: { runs } });
    const evidence = { command: "make more", exitCode: 0 };
    expect(decide("T1", BOTH, { evidence })).toEqual({ ok: true, value: { runs: [...runs, evidence] } });
    expect(decide("T1", BOTH, { evidence: { command: "make a", exitCode: 0 } })).toEqual({ ok: true, value: { runs } });
  });

  test.each<readonly [string, readonly CheckState[], string]>([
    ["was never run", [], "`make a` was not run yet; `make b` was not run yet"],
    ["was run for one check alone", BOTH.slice(1), "`make a` was not run yet"],
    ["failed", [passed("make a", { outcome: "failed", exitCode: 2 }), ...BOTH.slice(1)], "`make a` ended with exit code 2"],
    ["ran out of time", [passed("make a", { outcome: "timed-out" }), ...BOTH.slice(1)], "`make a` ran out of time"],
    ["rests on other files in scope", [passed("make a", { stale: "scope" }), ...BOTH.slice(1)], "`make a` passed, but since then files in scope changed"],
    ["rests on another commit", [passed("make a", { stale: "head" }), ...BOTH.slice(1)], "`make a` passed, but since then the commit moved on"],
    ["rests on other files", [passed("make a", { stale: "files" }), ...BOTH.slice(1)], "`make a` passed, but since then files changed"],
  ])("refuses where a check %s, whatever is claimed, and says what to type", (_, states, why) => {
    const problem = {
      code: "not-allowed",
      message: `Cannot finish T1 Build it: ${why}`,
      hint: 'agent-relay verify shop T1, or say `--unverified --reason "<why nothing proves it>"`',
    };
    expect(decide("T1", states, { verify: "agent-relay verify shop" })).toEqual({ ok: false, problem });
    expect(decide("T1", states, { verify: "agent-relay verify shop", evidence: { command: "make a", exitCode: 0 } })).toEqual({ ok: false, problem });
    expect(decide("T1", states, { unverified: {} })).toMatchObject({
      ok: false,
      problem: { code: "wrong-use", hint: expect.stringContaining("run agent-relay verify T1") },
    });
    expect(decide("T1", states, { unverified: { reason: "the\n server is down" } })).toEqual({ ok: true, value: { runs: [], reason: "the server is down" } });
  });

  test("names three checks and counts the others", () => {
    expect(decide("T3", [])).toMatchObject({ problem: { message: expect.stringMatching(/`make d` [^;]*; `make a` [^;]*; `make b` [^;]*; and 1 more$/u) } });
  });

  test("asks for nothing where a task has no check, or nobody asks for runs", () => {
    const evidence = { command: "make b", exitCode: 0 };
    expect(decide("T2", [], { evidence })).toEqual({ ok: true, value: { runs: [evidence] } });
    expect(decide("T1", undefined)).toEqual({ ok: true, value: { runs: [] } });
  });
});
