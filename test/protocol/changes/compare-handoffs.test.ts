import { expect, test } from "vitest";
import { compareHandoffs } from "../../../src/protocol/changes/compare-handoffs.ts";
import { parseHandoff } from "../../../src/protocol/handoff/parse-handoff.ts";

const BEFORE = `# Agent Handoff: shop

| Field | Value |
| --- | --- |
| Current Owner | Claude |
| Status | ready |
| Next Action | Design T1 |
| Updated | 2026-11-20T10:00:00Z by Claude |

## Context

A shop.

## Files in Scope

- \`src/**\`

## Files Off Limits

- \`infra/**\`

## Acceptance Criteria

- [ ] **A1** Login works. Check: \`npm test\`

## Pending Tasks

- [ ] **T1** Design the flow (owner: claude; files: \`docs/a.md\`)
  Two pages.
- [ ] **T2** Build it (owner: codex; after: T1)

## Completed Tasks

- [x] **T0** Begin (by user; 2026-11-19; unverified)

## Blockers

## Open Questions

- Which bank?

## Handoff Log

| When | From | To | Summary |
| --- | --- | --- | --- |
| 2026-11-19T10:00:00Z | User | Claude | begun |
`;

/** What changed when one part of the text is replaced, as `about: text`. */
function changesOf(from: string | RegExp, to: string): readonly string[] {
  const after = BEFORE.replace(from, () => to);
  expect(after).not.toBe(BEFORE);
  return compare(BEFORE, after);
}

function compare(before: string, after: string): readonly string[] {
  return compareHandoffs(parseHandoff(before), parseHandoff(after)).map(({ about, text }) => `${about}: ${text}`);
}

test.each([
  ["the same text", BEFORE],
  ["CRLF and a byte-order mark", `\ufeff${BEFORE.replaceAll("\n", "\r\n")}`],
  ["other table padding", BEFORE.replace("| Current Owner | Claude |", "|   Current Owner|Claude|")],
  ["a new time stamp", BEFORE.replace("2026-11-20T10:00:00Z by Claude", "2026-11-20T11:00:00Z by Codex")],
  ["lines wrapped otherwise", BEFORE.replace("A shop.", "A\nshop.")],
  ["another spelling of owner and status", BEFORE.replace("| Claude |", "| claude code |").replace("| ready |", "| To Do |")],
  ["blank lines between tasks", BEFORE.replace("\n- [ ] **T2**", "\n\n- [ ] **T2**")],
])("%s is no change", (_, after) => {
  expect(compare(BEFORE, after)).toEqual([]);
});

test.each<[string, string | RegExp, string, readonly string[]]>([
  ["the owner", "| Current Owner | Claude |", "| Current Owner | Codex |", ["owner: Claude -> Codex"]],
  ["an owner that nobody knows", "| Current Owner | Claude |", "| Current Owner | Jane |", ["owner: Claude -> Jane"]],
  ["a missing owner", "| Current Owner | Claude |\n", "", ["owner: removed, was Claude"]],
  ["the status", "| Status | ready |", "| Status | in-progress |", ["status: ready -> in-progress"]],
  ["a status that is none", "| Status | ready |", "| Status | half way |", ["status: ready -> half way"]],
  ["the next action", "Design T1", "Build T2", ["next-action: Design T1 -> Build T2"]],
  ["the context", "A shop.", "A bank.", ["context: rewritten"]],
  ["a new task", "- [ ] **T2**", "- [ ] **T3** Try it\n- [ ] **T2**", ["task: T3 Try it: added"]],
  ["a removed task", /- \[ \] \*\*T2.*\n/u, "", ["task: T2 Build it: removed"]],
  [
    "a ticked task",
    "- [ ] **T1** Design the flow (owner: claude;",
    "- [x] **T1** Design the flow (owner: claude; by claude; evidence: `npm test` 0;",
    ["task: T1 Design the flow: done"],
  ],
  ["an unticked task", "- [x] **T0**", "- [ ] **T0**", ["task: T0 Begin: reopened"]],
  ["a new specification", "Two pages.", "Three pages.", ["task: T1 Design the flow: specification changed"]],
  ["a task's owner", "(owner: codex; after", "(owner: gemini; after", ["task: T2 Build it: owner Codex -> Gemini"]],
  ["a task's dependencies", "; after: T1)", ")", ["task: T2 Build it: after removed, was T1"]],
  ["a task's files", "`docs/a.md`", "`docs/a.md`, `docs/b.md`", ["task: T1 Design the flow: files docs/a.md -> docs/a.md, docs/b.md"]],
  ["a started task", "after: T1)", "after: T1; started: 2026-11-20T11:00:00Z)", ["task: T2 Build it: started"]],
  ["a new name", "Build it", "Build it well", ["task: T2 Build it well: renamed from Build it"]],
  ["other evidence", "; unverified)", "; evidence: `true` 0)", ["task: T0 Begin: evidence unverified -> `true` 0"]],
  ["the scope", "- `src/**`", "- `lib/**`", ["scope: added lib/**", "scope: removed src/**"]],
  ["what is off limits", "- `infra/**`", "- `infra/**`\n- `db/**`", ["off-limits: added db/**"]],
  [
    "a criterion that is met",
    "- [ ] **A1**",
    "- [x] **A1**",
    ["criteria: added A1 Login works. Check: npm test (met)", "criteria: removed A1 Login works. Check: npm test"],
  ],
  ["a blocker", "## Blockers\n", "## Blockers\n\n- no key\n", ["blockers: added no key"]],
  ["an answered question", "- Which bank?\n", "", ["questions: removed Which bank?"]],
  [
    "a log row",
    /(\| 2026-11-19T.*\n)/u,
    "| 2026-11-19T10:00:00Z | User | Claude | begun |\n| 2026-11-20T11:00:00Z | Claude | Codex | designed |\n",
    ["log: added 2026-11-20T11:00:00Z Claude -> Codex: designed"],
  ],
])("%s is told", (_, from, to, expected) => {
  expect(changesOf(from, to)).toEqual(expected);
});

test("two equal rows of a log are counted, not folded", () => {
  const row = "| 2026-11-19T10:00:00Z | User | Claude | begun |\n";
  expect(changesOf(row, row + row)).toEqual(["log: added 2026-11-19T10:00:00Z User -> Claude: begun"]);
});

test("a task that is moved to the completed ones and ticked is done, not removed and added", () => {
  const task = /- \[ \] \*\*T1\*\*.*\n {2}Two pages\.\n/u;
  const [text = ""] = task.exec(BEFORE) ?? [];
  const after = BEFORE.replace(task, "").replace("- [x] **T0**", `${text.replace("[ ]", "[x]")}- [x] **T0**`);
  expect(compare(BEFORE, after)).toEqual(["task: T1 Design the flow: done"]);
});

test("tasks of one id, a fault, are compared one by one", () => {
  expect(changesOf("- [ ] **T2** Build it (owner: codex; after: T1)", "- [ ] **T1** Build it")).toContain("task: T1 Build it: added");
});

test("hidden characters do not reach the words", () => {
  expect(changesOf("Design T1", "Design\u202e T1\u001b[31m now")).toEqual(["next-action: Design T1 -> Design T1 now"]);
});
