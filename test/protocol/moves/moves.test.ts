import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyEdits } from "../../../src/diagnostic/apply-edits.ts";
import type { Result } from "../../../src/diagnostic/result.ts";
import { AGENT_NAMES } from "../../../src/protocol/agent-name.ts";
import type { Handoff } from "../../../src/protocol/handoff/model.ts";
import { parseHandoff } from "../../../src/protocol/handoff/parse-handoff.ts";
import { approve } from "../../../src/protocol/moves/approve.ts";
import { assign } from "../../../src/protocol/moves/assign.ts";
import { block } from "../../../src/protocol/moves/block.ts";
import { claim } from "../../../src/protocol/moves/claim.ts";
import { done } from "../../../src/protocol/moves/done.ts";
import type { MoveContext, MoveName, MoveOutcome, Refusal } from "../../../src/protocol/moves/move.ts";
import { MOVES } from "../../../src/protocol/moves/move.ts";
import { MOVE_TABLE } from "../../../src/protocol/moves/move-table.ts";
import { pass } from "../../../src/protocol/moves/pass.ts";
import { release } from "../../../src/protocol/moves/release.ts";
import { reopen } from "../../../src/protocol/moves/reopen.ts";
import { review } from "../../../src/protocol/moves/review.ts";
import { start } from "../../../src/protocol/moves/start.ts";
import { takeOver } from "../../../src/protocol/moves/take-over.ts";
import type { Actor, Owner } from "../../../src/protocol/owner.ts";
import { ownerId } from "../../../src/protocol/owner-id.ts";
import { handoffText } from "../handoff-text.ts";

const NOW = "2026-11-21T09:08:07Z";
const codex = { kind: "agent", name: "codex" } as const;
const claude = { kind: "agent", name: "claude" } as const;
const gemini = { kind: "agent", name: "gemini" } as const;
const user = { kind: "user" } as const;
const nobody = { kind: "nobody" } as const;

const as = (actor: Actor, more: Partial<MoveContext> = {}): MoveContext => ({ actor, now: NOW, force: false, agents: AGENT_NAMES, ...more });

type Outcome = Result<MoveOutcome, Refusal>;

/** One ordinary use of every move; `moves` that name a task name one that fits. */
const USES: Readonly<Record<MoveName, (handoff: Handoff, context: MoveContext) => Outcome>> = {
  claim: (handoff, context) => claim(handoff, {}, context),
  start: (handoff, context) => start(handoff, { task: "T4" }, context),
  done: (handoff, context) => done(handoff, { task: "T4", evidence: { command: "npm test", exitCode: 0 } }, context),
  block: (handoff, context) => block(handoff, { reason: "no key", to: gemini }, context),
  pass: (handoff, context) => pass(handoff, { to: gemini, summary: "all yours", next: "look at it" }, context),
  review: (handoff, context) => review(handoff, { findings: "- a\n- b", to: gemini }, context),
  approve: (handoff, context) => approve(handoff, { to: gemini }, context),
  reopen: (handoff, context) => reopen(handoff, { task: "T1", reason: "it is wrong" }, context),
  "take-over": (handoff, context) => takeOver(handoff, { leaseLive: false }, context),
  release: (handoff, context) => release(handoff, {}, context),
  assign: (handoff, context) => assign(handoff, { to: gemini }, context),
};

function outcomeOf(result: Outcome, text: string): string {
  if (!result.ok) return result.problem.code;
  const after = parseHandoff(applyEdits(text, result.value.edits));
  return `${ownerId(after.owner?.value ?? nobody)} ${after.status?.value ?? "-"}${result.value.edits.length === 0 ? " unchanged" : ""}`;
}

const OWNERS = ["Codex", "Claude", "User", "Nobody", "Jane the founder"] as const;

/** Move, then what becomes of it for Codex at the owners above, then for the user. Start is a status of `in-progress` for all. */
const TABLE: readonly (readonly [MoveName, readonly string[], readonly string[]])[] = [
  [
    "claim",
    ["codex in-progress unchanged", "not-yours", "not-yours", "codex in-progress", "not-yours"],
    ["not-yours", "not-yours", "user in-progress unchanged", "user in-progress", "not-yours"],
  ],
  [
    "start",
    ["codex in-progress", "not-yours", "not-yours", "not-yours", "not-yours"],
    ["codex in-progress", "claude in-progress", "user in-progress", "nobody in-progress", "Jane the founder in-progress"],
  ],
  [
    "done",
    ["codex in-progress", "not-yours", "not-yours", "not-yours", "not-yours"],
    ["codex in-progress", "claude in-progress", "user in-progress", "nobody in-progress", "Jane the founder in-progress"],
  ],
  [
    "block",
    ["gemini blocked", "not-yours", "not-yours", "not-yours", "not-yours"],
    ["gemini blocked", "gemini blocked", "gemini blocked", "gemini blocked", "gemini blocked"],
  ],
  [
    "pass",
    ["gemini ready", "not-yours", "not-yours", "not-yours", "not-yours"],
    ["gemini ready", "gemini ready", "gemini ready", "gemini ready", "gemini ready"],
  ],
  [
    "review",
    ["gemini review", "not-yours", "not-yours", "not-yours", "not-yours"],
    ["gemini review", "gemini review", "gemini review", "gemini review", "gemini review"],
  ],
  [
    "approve",
    ["not-yours", "not-yours", "not-yours", "not-yours", "not-yours"],
    ["gemini ready", "gemini ready", "gemini ready", "gemini ready", "gemini ready"],
  ],
  [
    "reopen",
    ["codex ready", "not-yours", "not-yours", "not-yours", "not-yours"],
    ["codex ready", "claude ready", "user ready", "nobody ready", "Jane the founder ready"],
  ],
  [
    "take-over",
    ["codex in-progress unchanged", "codex in-progress", "not-yours", "wrong-use", "not-yours"],
    ["user in-progress", "user in-progress", "user in-progress unchanged", "user in-progress", "user in-progress"],
  ],
  [
    "release",
    ["nobody ready", "not-yours", "not-yours", "not-yours", "not-yours"],
    ["nobody ready", "nobody ready", "nobody ready", "wrong-use", "nobody ready"],
  ],
  [
    "assign",
    ["gemini ready", "gemini ready", "gemini ready", "gemini ready", "gemini ready"],
    ["gemini ready", "gemini ready", "gemini ready", "gemini ready", "gemini ready"],
  ],
];

const CASES = TABLE.flatMap(([name, forCodex, forUser]) =>
  OWNERS.flatMap((owner, index) => [
    { name, owner, actor: codex, expected: forCodex[index] },
    { name, owner, actor: user, expected: forUser[index] },
  ]),
);

describe("every move", () => {
  test("stands in the table", () => {
    expect(Object.keys(MOVE_TABLE).sort()).toEqual([...MOVES].sort());
    expect(TABLE.map(([name]) => name).sort()).toEqual([...MOVES].sort());
  });

  test.each(CASES)("$name on a project of $owner by $actor gives `$expected`", ({ name, owner, actor, expected }) => {
    const text = handoffText({ owner, status: "in-progress" });
    expect(outcomeOf(USES[name](parseHandoff(text), as(actor)), text)).toBe(expected);
  });

  test.each(MOVES)("%s is refused on a handoff with conflict markers, with the line", (name) => {
    const text = handoffText().replace(
      "| Current Owner | Codex |",
      "<<<<<<< ours\n| Current Owner | Codex |\n=======\n| Current Owner | Claude |\n>>>>>>> theirs",
    );
    const result = USES[name](parseHandoff(text), as(user));
    expect(result).toMatchObject({ ok: false, problem: { code: "not-allowed", hint: expect.stringContaining("line 5") } });
  });

  test.each(MOVES)("%s is refused on a file that was never adopted", (name) => {
    const result = USES[name](parseHandoff("# Notes\n\nSome words.\n\n## Remaining\n\n- a thing\n"), as(user));
    expect(result).toMatchObject({ ok: false, problem: { code: "not-allowed", hint: "run `agent-relay adopt` first" } });
  });

  test.each(MOVES.filter((name) => name !== "approve"))("%s is refused to an agent with --force", (name) => {
    expect(USES[name](parseHandoff(handoffText()), as(codex, { force: true }))).toMatchObject({
      ok: false,
      problem: { code: "not-yours", message: "Only the user may use --force" },
    });
  });

  test.each(["Codex", "Claude"])("records the user's force on a project of %s", (owner) => {
    for (const name of MOVES) {
      const text = handoffText({ owner });
      const result = USES[name](parseHandoff(text), as(user, { force: true }));
      expect(result.ok, name).toBe(true);
      if (result.ok) expect(parseHandoff(applyEdits(text, result.value.edits)).log?.entries.at(-1)?.summary, name).toContain("(forced)");
    }
  });
});

describe("any move", () => {
  const texts = fc.record({
    owner: fc.constantFrom(...OWNERS),
    status: fc.constantFrom("ready", "in-progress", "review", "blocked", "done"),
    eol: fc.constantFrom("\n", "\r\n"),
    bom: fc.constantFrom("", "\ufeff"),
  });
  const question = fc.record({ text: texts, name: fc.constantFrom(...MOVES), actor: fc.constantFrom<Actor>(codex, claude, user), force: fc.boolean() });

  test("keeps its promise on owner and stamp, adds at most one row, and leaves all other lines as they were", () => {
    fc.assert(
      fc.property(question, ({ text: { eol, bom, ...given }, name, actor, force }) => {
        const text = bom + handoffText(given).replaceAll("\n", eol);
        const before = parseHandoff(text);
        const result = USES[name](before, as(actor, { force }));
        if (!result.ok || result.value.edits.length === 0) return;
        const changed = applyEdits(text, result.value.edits);
        const after = parseHandoff(changed);
        expect(after.owner?.value).toEqual(result.value.owner);
        expect(after.updated?.value.at).toBe(NOW);
        const rows = (handoff: Handoff): number => handoff.log?.entries.length ?? 0;
        expect(rows(after) - rows(before)).toBeLessThanOrEqual(1);
        expect(after.log?.entries.slice(0, rows(before)).map((entry) => entry.summary)).toEqual(before.log?.entries.map((entry) => entry.summary));
        expect(new Set(after.tasks.map((task) => task.id))).toEqual(new Set(before.tasks.map((task) => task.id)));
        const lines = new Set(changed.split(eol));
        const lost = text.split(eol).filter((line) => !lines.has(line));
        expect(
          lost.every((line) => /Current Owner|Status|Next Action|Updated|\*\*T[14]\*\*/u.test(line)),
          lost.join("\n"),
        ).toBe(true);
        if (eol === "\r\n") expect(/[^\r]\n/u.test(changed)).toBe(false);
      }),
    );
  });
});

function run(text: string, result: Outcome): Handoff {
  if (!result.ok) throw new Error(`refused: ${result.problem.message}`);
  return parseHandoff(applyEdits(text, result.value.edits));
}

const LAST = (handoff: Handoff): unknown => {
  const { when, from, to, summary } = handoff.log?.entries.at(-1) ?? {};
  return [when, from, to, summary];
};

describe("start", () => {
  test("marks the task and the project", () => {
    const text = handoffText();
    const after = run(text, start(parseHandoff(text), { task: "t2" }, as(codex)));
    expect(after.tasks[0]).toMatchObject({ id: "T2", started: NOW });
    expect(after.status?.value).toBe("in-progress");
    expect(LAST(after)).toEqual([NOW, "Codex", "Codex", "Started T2 Implement the token endpoint"]);
  });

  test("finds a task by its title", () => {
    expect(start(parseHandoff(handoffText()), { task: "write the manual" }, as(codex)).ok).toBe(true);
  });

  test.each([
    ["T9", "not-found", "No task is called `T9`", "open: `T2`, `T3`, `T4`"],
    ["", "not-found", "Missing the task's id", "open: `T2`, `T3`, `T4`"],
    ["T1", "not-allowed", "Cannot start T1 Design the flow: it is done already", 'agent-relay reopen T1 --reason "..."'],
    ["T3", "not-allowed", "Cannot start T3 Review the endpoint: it waits for T2", "finish T2 first"],
  ])("refuses %j as %s", (...[task, code, message, hint]) => {
    expect(start(parseHandoff(handoffText()), { task }, as(codex))).toEqual({ ok: false, problem: { code, message, hint } });
  });

  test("refuses another agent's task", () => {
    const text = handoffText({ pending: ["- [ ] **T3** Review (owner: claude)"] });
    expect(start(parseHandoff(text), { task: "T3" }, as(codex))).toMatchObject({
      ok: false,
      problem: { code: "not-yours", hint: 'pass the project on: agent-relay pass --to claude --summary "..."' },
    });
  });

  test("changes nothing where the task is started already", () => {
    const text = handoffText({ status: "in-progress", pending: ["- [ ] **T2** Do it (started: 2026-11-20T10:00:00Z)"] });
    expect(start(parseHandoff(text), { task: "T2" }, as(codex))).toMatchObject({ ok: true, value: { edits: [] } });
  });
});

describe("done", () => {
  test("moves the task with its evidence and turns the next action to the next ready task", () => {
    const text = handoffText({
      pending: ["- [ ] **T2** Build (owner: codex)\n  as said", "- [ ] **T3** Review (owner: claude; after: T2)"],
      next: "Do T2 now",
    });
    const after = run(text, done(parseHandoff(text), { task: "T2", evidence: { command: "npm test -- a|b", exitCode: 0 } }, as(codex, { commit: "abc1234" })));
    const task = after.tasks.find(({ id }) => id === "T2");
    expect(task).toMatchObject({ section: "completed", done: true, by: "codex", spec: "as said" });
    expect(task?.evidence).toMatchObject({ command: "npm test -- a|b", exitCode: 0, commit: "abc1234", unverified: false });
    expect(after.nextAction?.value).toBe("Pass to Claude: T3 Review");
    expect(after.log?.entries.length).toBe(2);
  });

  test("says unverified where nothing proves it", () => {
    const text = handoffText();
    const after = run(text, done(parseHandoff(text), { task: "T4" }, as(codex)));
    expect(after.tasks.find(({ id }) => id === "T4")?.evidence?.unverified).toBe(true);
    expect(after.nextAction?.value).toBe("T2 Implement the token endpoint");
  });

  test.each([
    ["names it by id", "first T4, then rest", "T2 Implement the token endpoint"],
    ["names it by title", "write the MANUAL", "T2 Implement the token endpoint"],
    ["is empty", "", "T2 Implement the token endpoint"],
    ["names another", "call T40 names", "call T40 names"],
  ])("treats a next action that %s", (_, next, expected) => {
    const text = handoffText({ next });
    expect(run(text, done(parseHandoff(text), { task: "T4" }, as(codex))).nextAction?.value).toBe(expected);
  });

  test("asks for approval when nothing is left", () => {
    const text = handoffText({ pending: ["- [ ] **T2** Build"], next: "T2" });
    expect(run(text, done(parseHandoff(text), { task: "T2" }, as(codex))).nextAction?.value).toBe("Pass to the user for approval: every task is done");
  });

  test("refuses what is done already, what nobody has, a failed check and another's task", () => {
    const handoff = parseHandoff(handoffText());
    expect(done(handoff, { task: "T1" }, as(codex))).toMatchObject({
      ok: false,
      problem: { code: "not-allowed", message: "T1 Design the flow is done already" },
    });
    expect(done(handoff, { task: "T22" }, as(codex))).toMatchObject({ ok: false, problem: { code: "not-found", hint: "open: `T2`, `T3`, `T4`" } });
    expect(done(handoff, { task: "T2", evidence: { command: "npm test", exitCode: 1 } }, as(codex))).toMatchObject({
      ok: false,
      problem: { code: "not-allowed" },
    });
    expect(done(handoff, { task: "T3" }, as(codex))).toMatchObject({ ok: false, problem: { code: "not-yours" } });
    expect(done(handoff, { task: "T3" }, as(user)).ok).toBe(true);
  });
});

describe("block", () => {
  test("writes the blocker and passes to the user", () => {
    const text = handoffText();
    const after = run(text, block(parseHandoff(text), { reason: "no\nkey | yet", task: "T2" }, as(codex)));
    expect(after.blockers.map(({ text: words }) => words)).toEqual(["T2: no key | yet"]);
    expect(after).toMatchObject({ owner: { value: user }, status: { value: "blocked" } });
    expect(LAST(after)).toEqual([NOW, "Codex", "User", "Blocked: T2: no key | yet"]);
  });

  test.each([
    [{ reason: " \n" }, "wrong-use"],
    [{ reason: "x", to: nobody }, "wrong-use"],
    [{ reason: "x", to: { kind: "unknown", text: "cluade" } as Owner }, "wrong-use"],
    [{ reason: "x", task: "T9" }, "not-found"],
    [{ reason: "x", task: "T1" }, "not-allowed"],
  ])("refuses %j as %s", (input, code) => {
    expect(block(parseHandoff(handoffText()), input, as(codex))).toMatchObject({ ok: false, problem: { code } });
  });
});

describe("pass", () => {
  test("takes the next ready task of the recipient for next action and folds the summary to one line", () => {
    const text = handoffText({ status: "in-progress" });
    const after = run(text, pass(parseHandoff(text), { to: claude, summary: "did this\n| and\u202e that |" }, as(codex)));
    expect(after).toMatchObject({ owner: { value: claude }, status: { value: "ready" }, nextAction: { value: "T4 Write the manual" } });
    expect(LAST(after)).toEqual([NOW, "Codex", "Claude", "did this | and that |"]);
  });

  test("names the user who passes somebody else's project", () => {
    const text = handoffText();
    expect(LAST(run(text, pass(parseHandoff(text), { to: claude, summary: "yours" }, as(user))))).toEqual([NOW, "Codex", "Claude", "yours (by User)"]);
  });

  test.each([
    [{ to: codex, summary: "x" }, "Codex owns the project already"],
    [{ to: claude, summary: " " }, "Missing the summary: the next owner starts without your memory"],
    [{ to: nobody, summary: "x" }, "A project is not passed to nobody"],
  ])("refuses %j as wrong use", (input, message) => {
    expect(pass(parseHandoff(handoffText()), input, as(codex))).toMatchObject({ ok: false, problem: { code: "wrong-use", message } });
  });

  test("refuses to leave the next owner without a next action, unless that is the user", () => {
    const text = handoffText({ pending: ["- [ ] **T2** Build (owner: codex)"] });
    expect(pass(parseHandoff(text), { to: claude, summary: "x" }, as(codex))).toMatchObject({
      ok: false,
      problem: { code: "wrong-use", message: "Missing the next action: no open task is ready for Claude" },
    });
    expect(run(text, pass(parseHandoff(text), { to: user, summary: "look" }, as(codex))).nextAction?.value).toBe("Decide what comes next: look");
    expect(run(text, pass(parseHandoff(text), { to: claude, summary: "x", next: "think" }, as(codex))).nextAction?.value).toBe("think");
  });
});

describe("review", () => {
  test("gives what to add to the review file and asks the user", () => {
    const text = handoffText();
    const result = review(parseHandoff(text), { findings: "- one\n- two\n" }, as(codex, { commit: "abc1234" }));
    expect(result).toMatchObject({
      ok: true,
      value: { review: { file: "CODEX_REVIEW.md", markdown: `## Review ${NOW} by Codex @ abc1234\n\n- one\n- two\n` } },
    });
    const after = run(text, result);
    expect(after).toMatchObject({
      owner: { value: user },
      status: { value: "review" },
      nextAction: { value: "Read CODEX_REVIEW.md, then approve or reopen tasks" },
    });
    expect(LAST(after)).toEqual([NOW, "Codex", "User", "Reviewed: 2 findings, see CODEX_REVIEW.md"]);
  });

  test("refuses empty findings", () => {
    expect(review(parseHandoff(handoffText()), { findings: " " }, as(codex))).toMatchObject({ ok: false, problem: { code: "wrong-use" } });
  });
});

describe("approve", () => {
  test("makes a project without open tasks done", () => {
    const text = handoffText({ owner: "User", status: "review", pending: [] });
    expect(run(text, approve(parseHandoff(text), {}, as(user)))).toMatchObject({ owner: { value: user }, status: { value: "done" } });
  });

  test("passes the project to the owner of the next ready task and leaves blockers", () => {
    const text = handoffText({ owner: "User", status: "review", blockers: ["- the key"] });
    const after = run(text, approve(parseHandoff(text), { summary: "well done" }, as(user)));
    expect(after).toMatchObject({ owner: { value: codex }, status: { value: "ready" }, nextAction: { value: "T2 Implement the token endpoint" } });
    expect(after.blockers).toHaveLength(1);
    expect(LAST(after)).toEqual([NOW, "User", "Codex", "Approved: well done"]);
  });
});

describe("reopen", () => {
  test("makes the task pending with the reason in the log", () => {
    const text = handoffText({ status: "done" });
    const after = run(text, reopen(parseHandoff(text), { task: "T1", reason: "it leaks" }, as(codex)));
    expect(after.tasks.find(({ id }) => id === "T1")).toMatchObject({ section: "pending", done: false });
    expect(after).toMatchObject({ status: { value: "ready" }, nextAction: { value: "T1 Design the flow" } });
    expect(LAST(after)).toEqual([NOW, "Codex", "Codex", "Reopened T1 Design the flow: it leaks"]);
  });

  test.each([
    [{ task: "T2", reason: "x" }, "not-allowed"],
    [{ task: "T9", reason: "x" }, "not-found"],
    [{ task: "T1", reason: "" }, "wrong-use"],
  ])("refuses %j as %s", (input, code) => {
    expect(reopen(parseHandoff(handoffText()), input, as(codex))).toMatchObject({ ok: false, problem: { code } });
  });

  test("undoes done but for the time stamp and the log", () => {
    const text = handoffText({ status: "ready" });
    const ticked = applyEdits(text, orThrow(done(parseHandoff(text), { task: "T4" }, as(codex))));
    const after = parseHandoff(applyEdits(ticked, orThrow(reopen(parseHandoff(ticked), { task: "T4", reason: "x" }, as(codex)))));
    expect(after.tasks.map(({ id, done: is }) => [id, is])).toEqual(parseHandoff(text).tasks.map(({ id, done: is }) => [id, is]));
  });
});

function orThrow(result: Outcome): MoveOutcome["edits"] {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value.edits;
}

describe("take-over", () => {
  test.each([
    [true, "not-yours"],
    [undefined, "not-yours"],
    [false, "codex ready"],
  ])("by an agent with a lease that is alive: %j gives %s", (leaseLive, expected) => {
    const text = handoffText({ owner: "Claude" });
    expect(outcomeOf(takeOver(parseHandoff(text), { leaseLive, reason: "gone" }, as(codex)), text)).toBe(expected);
  });

  test("is recorded", () => {
    const text = handoffText({ owner: "Claude" });
    expect(LAST(run(text, takeOver(parseHandoff(text), { leaseLive: false, reason: "gone" }, as(codex))))).toEqual([
      NOW,
      "Claude",
      "Codex",
      "Taken over from Claude: gone",
    ]);
  });
});

describe("assign", () => {
  test("names the user whoever passes the word on", () => {
    const text = handoffText({ owner: "Claude", next: "" });
    const after = run(text, assign(parseHandoff(text), { to: codex }, as(codex)));
    expect(LAST(after)).toEqual([NOW, "Claude", "Codex", "Routed (by User)"]);
    expect(after.updated?.value).toEqual({ at: NOW, by: "User" });
    expect(after.nextAction?.value).toBe("T2 Implement the token endpoint");
  });

  test("changes nothing for who has it already", () => {
    expect(assign(parseHandoff(handoffText()), { to: codex }, as(claude))).toMatchObject({ ok: true, value: { edits: [], owner: codex } });
  });
});
