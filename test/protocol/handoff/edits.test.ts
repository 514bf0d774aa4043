import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyEdits } from "../../../src/diagnostic/apply-edits.ts";
import type { TextEdit } from "../../../src/diagnostic/text-edit.ts";
import { addBlocker } from "../../../src/protocol/handoff/add-blocker.ts";
import { addQuestion } from "../../../src/protocol/handoff/add-question.ts";
import { addTask } from "../../../src/protocol/handoff/add-task.ts";
import { adoptEdits } from "../../../src/protocol/handoff/adopt-edits.ts";
import { appendLogRow } from "../../../src/protocol/handoff/append-log-row.ts";
import { formatEvidence } from "../../../src/protocol/handoff/format-evidence.ts";
import type { Handoff, Task } from "../../../src/protocol/handoff/model.ts";
import { nextTaskId } from "../../../src/protocol/handoff/next-task-id.ts";
import { parseHandoff } from "../../../src/protocol/handoff/parse-handoff.ts";
import { removeBlocker } from "../../../src/protocol/handoff/remove-blocker.ts";
import { setHandoffFields } from "../../../src/protocol/handoff/set-handoff-fields.ts";
import { startTask } from "../../../src/protocol/handoff/start-task.ts";
import { tickTask } from "../../../src/protocol/handoff/tick-task.ts";
import { untickTask } from "../../../src/protocol/handoff/untick-task.ts";
import type { Actor } from "../../../src/protocol/owner.ts";
import { handoffText, markdownSoup } from "./arbitraries.ts";

const CODEX: Actor = { kind: "agent", name: "codex" };
const RUNS = { numRuns: 1000 };
const PATIENT = { timeout: 120_000 };
const value = fc
  .array(fc.constantFrom("ship", "`a|b`", "it's", "x · y", "now | later", "C:\\x", "50%", "ünï", "(soon)", "a: b", '"q"', "#1", "T3", "**b**", "- x", "\\|"), {
    minLength: 1,
    maxLength: 4,
  })
  .map((list) => `do ${list.join(" ")} now`);

function after(handoff: Handoff, edits: readonly TextEdit[]): Handoff {
  const text = applyEdits(handoff.outline.text, edits);
  if (/\r\n/u.test(handoff.outline.text)) expect(text.replaceAll("\r\n", "")).not.toContain("\n");
  expect(text.startsWith("\u{feff}")).toBe(handoff.outline.text.startsWith("\u{feff}"));
  return parseHandoff(text);
}

function open({ id, title, owner, after: waits, files, spec, started }: Task): unknown {
  return { id, title, owner: owner?.value, after: waits.map((each) => each.value), files: files.map((each) => each.value), spec, started };
}

function others(handoff: Handoff): unknown {
  return {
    blockers: handoff.blockers.map(({ text }) => text),
    questions: handoff.questions.map(({ text }) => text),
    criteria: handoff.criteria.map(({ text }) => text),
    scope: handoff.scope.map(({ pattern }) => pattern),
  };
}

describe("setHandoffFields", PATIENT, () => {
  test("writes what is read again, and nothing else changes", () => {
    fc.assert(
      fc.property(handoffText, fc.record({ nextAction: value, status: fc.constantFrom("ready", "done" as const) }), (text, values) => {
        const before = parseHandoff(text);
        const edits = setHandoffFields(before, { owner: CODEX, updated: "2026-11-20T15:04:05Z by Codex", ...values });
        fc.pre(edits.ok);
        const now = after(before, edits.ok ? edits.value : []);
        expect(now.owner?.value).toEqual(CODEX);
        expect(now.status?.value).toBe(values.status);
        expect(now.nextAction?.value.replaceAll("\\", "")).toBe(values.nextAction.replaceAll("\\", ""));
        expect(now.updated?.value).toEqual({ at: "2026-11-20T15:04:05Z", by: "Codex" });
        expect(now.tasks.map(open)).toEqual(before.tasks.map(open));
        expect(others(now)).toEqual(others(before));
      }),
      RUNS,
    );
  });

  test("writes the same again without an edit that changes anything", () => {
    fc.assert(
      fc.property(handoffText, (text) => {
        const before = parseHandoff(text);
        const values = { owner: CODEX, status: "review", nextAction: "look", updated: "2026-11-20" } as const;
        const edits = setHandoffFields(before, values);
        fc.pre(edits.ok);
        const once = after(before, edits.ok ? edits.value : []);
        const again = setHandoffFields(once, values);
        expect(again.ok && applyEdits(once.outline.text, again.value)).toBe(once.outline.text);
      }),
      { numRuns: 500 },
    );
  });

  test("is refused where there is no field to go by", () => {
    expect(setHandoffFields(parseHandoff("# Notes\n\nProse.\n"), { owner: CODEX })).toMatchObject({ ok: false, problem: { code: "no-place" } });
  });
});

describe("tickTask, untickTask and startTask", PATIENT, () => {
  test("tick moves a task to the completed ones with its proof, untick brings its open state back", () => {
    const evidence = formatEvidence({ command: "npm test -- `x` (all)", exitCode: 0, commit: "a1b2c3d" });
    fc.assert(
      fc.property(handoffText, fc.nat(), (text, pick) => {
        const before = parseHandoff(text);
        const candidates = before.tasks.filter((task) => task.section === "pending" && !task.done && !task.title.includes("done"));
        const task = candidates[pick % Math.max(1, candidates.length)];
        fc.pre(task !== undefined);
        if (!task) return;
        const place = before.tasks.indexOf(task);
        const ticked = after(before, tickTask(before, task, { by: CODEX, date: "2026-11-20", evidence }));
        const moved = ticked.tasks.filter((each) => each.by === "codex" && each.completedAt === "2026-11-20");
        expect(moved).toHaveLength(1);
        expect(moved[0]).toMatchObject({
          section: "completed",
          done: true,
          evidence: { command: "npm test -- `x` (all)", exitCode: 0, commit: "a1b2c3d", unverified: false },
        });
        expect(moved.map(open)).toEqual([open(task)]);
        expect(ticked.tasks.filter((each) => each !== moved[0]).map(open)).toEqual(before.tasks.filter((_, i) => i !== place).map(open));
        expect(others(ticked)).toEqual(others(before));
        const [done] = moved;
        const undone = after(ticked, done ? untickTask(ticked, done) : []);
        const same = undone.tasks.filter((each) => each.section === "pending" && JSON.stringify(open(each)) === JSON.stringify(open(task)));
        expect(same.length).toBeGreaterThanOrEqual(1);
        expect(same.at(-1)).toMatchObject({ done: false });
        expect(undone.tasks).toHaveLength(before.tasks.length);
      }),
      RUNS,
    );
  });

  test("start marks a task once", () => {
    fc.assert(
      fc.property(handoffText, (text) => {
        const before = parseHandoff(text);
        const task = before.tasks.find((each) => each.started === undefined);
        fc.pre(task !== undefined);
        if (!task) return;
        const started = after(before, startTask(before, task, "2026-11-20T15:04:05Z"));
        const marked = started.tasks[before.tasks.indexOf(task)];
        expect(marked?.started).toBe("2026-11-20T15:04:05Z");
        expect(marked && { ...(open(marked) as object), started: undefined }).toEqual(open(task));
        expect(marked && startTask(started, marked, "2026-11-21T00:00:00Z")).toEqual([]);
      }),
      RUNS,
    );
  });

  test("a claim without proof says so", () => {
    const handoff = parseHandoff("## Pending Tasks\n\n3. **T1** Sail\n   Far.\n");
    const [task] = handoff.tasks;
    const text = applyEdits(handoff.outline.text, task ? tickTask(handoff, task, { by: CODEX, date: "2026-11-20" }) : []);
    expect(text).toBe("## Pending Tasks\n\n\n## Completed Tasks\n\n- [x] **T1** Sail (by codex; 2026-11-20; unverified)\n   Far.\n");
  });
});

describe("the lists that grow", PATIENT, () => {
  test("a task is added with the next free id and read again", () => {
    fc.assert(
      fc.property(handoffText, value, (text, title) => {
        const before = parseHandoff(text);
        const id = nextTaskId(before);
        const now = after(before, addTask(before, { title, owner: CODEX, after: ["T1"], files: ["src/x.ts"], spec: "First.\n\n- second\n" }));
        const added = now.tasks.filter((task) => task.id === id);
        expect(added).toHaveLength(1);
        expect(added[0]).toMatchObject({ section: "pending", done: false, owner: { value: CODEX }, spec: "First.\n\n- second" });
        expect(added[0]?.after.map((each) => each.value)).toEqual(["T1"]);
        expect(now.tasks).toHaveLength(before.tasks.length + 1);
        expect(others(now)).toEqual(others(before));
      }),
      RUNS,
    );
  });

  test("blockers and questions are added, and a blocker removed again", () => {
    fc.assert(
      fc.property(handoffText, (text) => {
        const before = parseHandoff(text);
        const blocked = after(before, addBlocker(before, "waits for\nthe key"));
        expect(blocked.blockers.map((item) => item.text)).toEqual([...before.blockers.map((item) => item.text), "waits for the key"]);
        const asked = after(blocked, addQuestion(blocked, "which key?"));
        expect(asked.questions.at(-1)?.text).toBe("which key?");
        const last = asked.blockers.at(-1);
        const freed = after(asked, last ? removeBlocker(asked, last) : []);
        expect(freed.blockers.map((item) => item.text)).toEqual(before.blockers.map((item) => item.text));
        expect(freed.tasks.map(open)).toEqual(before.tasks.map(open));
      }),
      RUNS,
    );
  });

  test("the log grows by one row, whatever its columns", () => {
    fc.assert(
      fc.property(handoffText, value, (text, summary) => {
        const before = parseHandoff(text);
        const now = after(before, appendLogRow(before, { when: "2026-11-20T15:04:05Z", from: "Claude", to: "Codex", summary: `${summary}\nand more` }));
        expect(now.log?.entries).toHaveLength((before.log?.entries.length ?? 0) + 1);
        const last = now.log?.entries.at(-1);
        expect(last).toMatchObject({ when: "2026-11-20T15:04:05Z", from: "Claude", to: "Codex" });
        if (now.log?.table.header.cells.length === 4) expect(last?.summary.replaceAll("\\", "")).toBe(`${summary} and more`.replaceAll("\\", ""));
        expect(now.tasks.map(open)).toEqual(before.tasks.map(open));
      }),
      RUNS,
    );
  });
});

describe("adoptEdits", PATIENT, () => {
  const adoption = { title: "x", now: "2026-11-20T15:04:05Z", owner: CODEX, nextAction: "Read | this" } as const;

  test("only inserts, gives a handoff with an owner, and does it once", () => {
    fc.assert(
      fc.property(fc.oneof(handoffText, markdownSoup), (text) => {
        const before = parseHandoff(text);
        const edits = adoptEdits(before, adoption);
        expect(edits.every(({ range }) => range.start === range.end)).toBe(true);
        const now = parseHandoff(applyEdits(text, edits));
        expect(now.owner).toBeDefined();
        if (!before.owner) expect(now.owner?.value).toEqual(CODEX);
        expect(adoptEdits(now, adoption)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  test("puts the field table below the title and leaves what was there", () => {
    const text = "# Notes\nglued\n\n## Next steps\n\n1. Sail\n";
    expect(applyEdits(text, adoptEdits(parseHandoff(text), adoption))).toBe(
      "# Notes\n\n| Field | Value |\n| --- | --- |\n| Current Owner | Codex |\n| Status | ready |\n| Next Action | Read \\| this |\n| Updated | 2026-11-20T15:04:05Z |\n\nglued\n\n## Next steps\n\n1. Sail\n\n## Handoff Log\n\n| When | From | To | Summary |\n| --- | --- | --- | --- |\n",
    );
  });
});

describe("parseHandoff", PATIENT, () => {
  test("never throws, and every range lies in the text", () => {
    fc.assert(
      fc.property(fc.oneof(markdownSoup, handoffText, fc.string({ unit: "binary" })), (text) => {
        const handoff = parseHandoff(text);
        for (const { range } of [...handoff.tasks, ...handoff.scope, ...handoff.offLimits, ...handoff.criteria, ...handoff.blockers, ...handoff.questions]) {
          expect(range.start).toBeGreaterThanOrEqual(0);
          expect(range.end).toBeGreaterThanOrEqual(range.start);
          expect(range.end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 3000 },
    );
  });
});
