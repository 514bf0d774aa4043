import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyEdits } from "../../../src/diagnostic/apply-edits.ts";
import type { Result } from "../../../src/diagnostic/result.ts";
import { AGENT_NAMES } from "../../../src/protocol/agent-name.ts";
import { addTask } from "../../../src/protocol/handoff/add-task.ts";
import type { Handoff } from "../../../src/protocol/handoff/model.ts";
import { parseHandoff } from "../../../src/protocol/handoff/parse-handoff.ts";
import { mergeHandoff } from "../../../src/protocol/merge/merge-handoff.ts";
import { block } from "../../../src/protocol/moves/block.ts";
import { done } from "../../../src/protocol/moves/done.ts";
import type { MoveContext, MoveOutcome, Refusal } from "../../../src/protocol/moves/move.ts";
import { pass } from "../../../src/protocol/moves/pass.ts";
import { reopen } from "../../../src/protocol/moves/reopen.ts";
import { start } from "../../../src/protocol/moves/start.ts";
import { handoffText } from "../handoff-text.ts";

const PENDING = [
  "- [ ] **T2** Build (owner: codex)\n  Sign it.",
  "- [ ] **T3** Review (owner: claude)",
  "- [ ] **T4** Write the manual",
  "- [ ] **T5** Ship it (after: T4)",
];
const BASE = handoffText({
  pending: PENDING,
  blockers: ["- the key"],
  completed: ["- [x] **T1** Design (by claude; 2026-11-19; evidence: `npm test` 0 @ a1b2c3d)"],
});

const codexAt = (now: string): MoveContext => ({ actor: { kind: "agent", name: "codex" }, now, force: false, agents: AGENT_NAMES });

function move(text: string, act: (handoff: Handoff) => Result<MoveOutcome, Refusal>): string {
  const result = act(parseHandoff(text));
  if (!result.ok) throw new Error(result.problem.message);
  return applyEdits(text, result.value.edits);
}

const finish = (text: string, task: string, now: string): string =>
  move(text, (handoff) => done(handoff, { task, evidence: { command: `test ${task}`, exitCode: 0 } }, codexAt(now)));

const state = (text: string): unknown => {
  const { tasks, log, owner, status, blockers, conflicts } = parseHandoff(text);
  return {
    tasks: tasks.map(({ id, title, section, done: is }) => `${id} ${title} ${section} ${is}`).sort(),
    log: log?.entries.map(({ when, summary }) => `${when} ${summary}`).sort(),
    owner: owner?.value,
    status: status?.value,
    blockers: blockers.map(({ text: words }) => words).sort(),
    conflicts: conflicts.length,
  };
};

describe("mergeHandoff", () => {
  test("takes different tasks done on both branches, with the later stamp", () => {
    const ours = finish(BASE, "T2", "2026-11-21T10:00:00Z");
    const theirs = finish(BASE, "T4", "2026-11-21T11:00:00Z");
    const { text, conflicts } = mergeHandoff(BASE, ours, theirs);
    const after = parseHandoff(text);
    expect(new Set(after.tasks.filter((task) => task.section === "completed").map(({ id }) => id))).toEqual(new Set(["T1", "T2", "T4"]));
    expect(after.tasks.filter((task) => task.section === "pending").map(({ id }) => id)).toEqual(["T3", "T5"]);
    expect(after.updated?.value.at).toBe("2026-11-21T11:00:00Z");
    expect(conflicts).toEqual([]);
  });

  test("takes a task moved on one branch and specified further on the other", () => {
    const ours = finish(BASE, "T2", "2026-11-21T10:00:00Z");
    const theirs = BASE.replace("  Sign it.", "  Sign it.\n  And seal it.");
    const after = parseHandoff(mergeHandoff(BASE, ours, theirs).text);
    expect(after.tasks.find(({ id }) => id === "T2")).toMatchObject({ section: "completed", done: true, spec: "Sign it.\nAnd seal it." });
    expect(parseHandoff(mergeHandoff(BASE, theirs, ours).text).tasks.find(({ id }) => id === "T2")).toMatchObject({
      section: "completed",
      done: true,
      spec: "Sign it.\nAnd seal it.",
    });
  });

  test("joins the logs in time order", () => {
    const row = (when: string, summary: string): string => `${BASE}| ${when} | Codex | Claude | ${summary} |\n`;
    const ours = `${row("2026-11-21T10:00:00Z", "one")}| 2026-11-23T10:00:00Z | Codex | User | three |\n`;
    const theirs = row("2026-11-22T10:00:00Z", "two");
    const { text, conflicts } = mergeHandoff(BASE, ours, theirs);
    expect(parseHandoff(text).log?.entries.map(({ summary }) => summary)).toEqual(["Start here", "Designed the flow", "one", "two", "three"]);
    expect(conflicts).toEqual([]);
  });

  test("keeps blockers that both added and drops one that one side removed", () => {
    const ours = BASE.replace("- the key\n", "- the key\n- a server\n");
    const theirs = BASE.replace("- the key\n", "- a budget\n");
    const { text, conflicts } = mergeHandoff(BASE, ours, theirs);
    expect(
      parseHandoff(text)
        .blockers.map(({ text: words }) => words)
        .sort(),
    ).toEqual(["a budget", "a server"]);
    expect(conflicts).toEqual([]);
  });

  test("asks a person where both passed the project to another", () => {
    const to = (name: string, now: string): string =>
      move(BASE, (handoff) => pass(handoff, { to: { kind: "agent", name }, summary: `to ${name}`, next: "T3" }, codexAt(now)));
    const { text, conflicts } = mergeHandoff(BASE, to("claude", "2026-11-21T10:00:00Z"), to("gemini", "2026-11-21T11:00:00Z"));
    expect(conflicts).toEqual([{ what: "owner", line: 5 }]);
    expect(text).toContain("<<<<<<< ours\n| Current Owner | Claude |\n=======\n| Current Owner | Gemini |\n>>>>>>> theirs\n| Status | ready |");
    expect(text).toContain("to claude");
    expect(text).toContain("to gemini");
    expect(parseHandoff(text).conflicts).toHaveLength(1);
  });

  test("keeps both of two new tasks with one id and renumbers theirs, with what waits for it", () => {
    const add = (title: string): string => applyEdits(BASE, addTask(parseHandoff(BASE), { id: "T6", title }));
    const theirs = applyEdits(add("Paint it"), addTask(parseHandoff(add("Paint it")), { id: "T7", title: "Dry it", after: ["T6"] }));
    const { text, conflicts } = mergeHandoff(BASE, add("Weigh it"), theirs);
    const tasks = parseHandoff(text).tasks.filter(({ section }) => section === "pending");
    expect(conflicts).toEqual([]);
    expect(tasks.map(({ id, title }) => `${id} ${title}`).slice(4)).toEqual(["T6 Weigh it", "T8 Paint it", "T7 Dry it"]);
    expect(tasks.at(-1)?.after.map(({ value }) => value)).toEqual(["T8"]);
  });

  test("puts markers around a task that both changed, and only around it", () => {
    const { text, conflicts } = mergeHandoff(BASE, BASE.replace("Ship it", "Ship all of it"), BASE.replace("Ship it", "Ship half of it"));
    expect(conflicts).toHaveLength(1);
    expect(conflicts[0]?.what).toContain("T5");
    expect(text.replace(/<<<<<<< ours\n.*\n=======\n.*\n>>>>>>> theirs/u, "- [ ] **T5** Ship it (after: T4)")).toBe(BASE);
  });

  test("keeps a task that one side changed and the other deleted", () => {
    const deleted = BASE.replace("- [ ] **T4** Write the manual\n", "");
    const changed = BASE.replace("Write the manual", "Write the whole manual");
    for (const [ours, theirs] of [
      [deleted, changed],
      [changed, deleted],
    ] as const) {
      const { text, conflicts } = mergeHandoff(BASE, ours, theirs);
      expect(text).toContain("Write the whole manual");
      expect(conflicts).toHaveLength(1);
    }
  });

  test("takes a section that one side added and prose of both", () => {
    const ours = BASE.replace("Logins without a password.", "Logins without any password.");
    const theirs = BASE.replace("## Acceptance Criteria", "## Risks\n\nNone so far.\n\n## Acceptance Criteria");
    const { text, conflicts } = mergeHandoff(BASE, ours, theirs);
    expect(conflicts).toEqual([]);
    expect(text).toBe(theirs.replace("Logins without a password.", "Logins without any password."));
  });

  test("keeps CRLF and byte-order mark of ours", () => {
    const ours = `\ufeff${finish(BASE, "T2", "2026-11-21T10:00:00Z").replaceAll("\n", "\r\n")}`;
    const theirs = finish(BASE, "T4", "2026-11-21T11:00:00Z");
    const { text, conflicts } = mergeHandoff(BASE, ours, theirs);
    expect(conflicts).toEqual([]);
    expect(text.startsWith("\ufeff# Agent Handoff")).toBe(true);
    expect(/[^\r]\n/u.test(text)).toBe(false);
    expect(state(text)).toEqual(state(mergeHandoff(BASE, ours.slice(1).replaceAll("\r\n", "\n"), theirs).text));
  });

  test.each(["", "no structure\nat all\n", "\0\0", "# Only a title\n"])("merges %j by line", (base) => {
    expect(mergeHandoff(base, `${base}x\n`, base).text).toBe(`${base}x\n`);
    expect(mergeHandoff(base, `top\n${base}`, `${base}\nend\n`).text).toContain("end");
  });

  test("leaves texts that have markers already to the lines", () => {
    const ours = BASE.replace("| Status | ready |", "<<<<<<< a\n| Status | ready |\n=======\n| Status | done |\n>>>>>>> b");
    const { text } = mergeHandoff(BASE, ours, `${BASE}tail\n`);
    expect(text).toBe(`${ours}tail\n`);
  });
});

/** Random work on one branch: moves by Codex, new tasks and edits of prose; what is refused is skipped. */
type Step =
  | { readonly kind: "done" | "start" | "reopen"; readonly task: string }
  | { readonly kind: "block" | "pass" | "add" | "prose"; readonly words: string };

const words = fc.constantFrom("alpha", "beta", "gamma", "delta");
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constantFrom("done" as const, "start" as const, "reopen" as const), task: fc.constantFrom("T1", "T2", "T3", "T4", "T5") }),
  fc.record({ kind: fc.constantFrom("block" as const, "pass" as const, "add" as const, "prose" as const), words }),
);

function perform(text: string, given: Step, context: MoveContext): string {
  const handoff = parseHandoff(text);
  const edits = (result: Result<MoveOutcome, Refusal>): string => (result.ok ? applyEdits(text, result.value.edits) : text);
  switch (given.kind) {
    case "done":
      return edits(done(handoff, { task: given.task, evidence: { command: `at ${context.now}`, exitCode: 0 } }, context));
    case "start":
      return edits(start(handoff, { task: given.task }, context));
    case "reopen":
      return edits(reopen(handoff, { task: given.task, reason: context.now }, context));
    case "block":
      return edits(block(handoff, { reason: `${given.words} ${context.now}` }, context));
    case "pass":
      return edits(pass(handoff, { to: { kind: "agent", name: "claude" }, summary: `${given.words} ${context.now}`, next: given.words }, context));
    case "add":
      return applyEdits(text, addTask(handoff, { title: `${given.words} ${context.now}` }));
    case "prose":
      return text.replace("Logins without a password.", `Logins without a password.\n\nSays ${given.words}.`);
  }
}

function branch(base: string, steps: readonly Step[], minute: number): string {
  return steps.reduce((text, given, index) => {
    const now = `2026-11-21T${String(10 + index)}:${String(minute)}:00Z`;
    return perform(text, given, { actor: { kind: "user" }, now, force: false, agents: AGENT_NAMES });
  }, base);
}

const branches = fc.record({ a: fc.array(step, { maxLength: 6 }), b: fc.array(step, { maxLength: 6 }) });

describe("mergeHandoff after any work on two branches", () => {
  test("keeps the byte-exact laws", () => {
    fc.assert(
      fc.property(branches, ({ a }) => {
        const changed = branch(BASE, a, 10);
        expect(mergeHandoff(BASE, changed, BASE).text).toBe(changed);
        expect(mergeHandoff(BASE, BASE, changed).text).toBe(changed);
        expect(mergeHandoff(BASE, changed, changed).text).toBe(changed);
      }),
    );
  });

  test("loses no log row, no task and no tick", () => {
    fc.assert(
      fc.property(branches, ({ a, b }) => {
        const ours = branch(BASE, a, 10);
        const theirs = branch(BASE, b, 20);
        const { text, conflicts } = mergeHandoff(BASE, ours, theirs);
        for (const side of [ours, theirs].map((one) => parseHandoff(one))) {
          for (const entry of side.log?.entries ?? []) expect(text).toContain(entry.summary);
          for (const task of side.tasks) expect(text).toContain(task.title);
        }
        if (conflicts.length > 0) return;
        const merged = parseHandoff(text);
        const isDone = (source: string | Handoff, title: string): boolean =>
          (typeof source === "string" ? parseHandoff(source) : source).tasks.some((task) => task.title === title && task.done);
        for (const task of parseHandoff(BASE).tasks) {
          const before = isDone(BASE, task.title);
          const changed = [ours, theirs].find((side) => isDone(side, task.title) !== before);
          expect(isDone(merged, task.title), task.title).toBe(changed === undefined ? before : !before);
        }
        expect(new Set(merged.tasks.map(({ id }) => id)).size).toBe(merged.tasks.length);
        const times = merged.log?.entries.map(({ when }) => when) ?? [];
        expect(times).toEqual([...times].sort());
      }),
      { numRuns: 300 },
    );
  });

  test("gives the same tasks and rows whichever side is called ours", () => {
    fc.assert(
      fc.property(branches, ({ a, b }) => {
        const [ours, theirs] = [
          branch(
            BASE,
            a.filter(({ kind }) => kind !== "add"),
            10,
          ),
          branch(BASE, b, 20),
        ];
        const one = mergeHandoff(BASE, ours, theirs);
        const other = mergeHandoff(BASE, theirs, ours);
        expect(one.conflicts.length).toBe(other.conflicts.length);
        if (one.conflicts.length === 0) expect(state(one.text)).toEqual(state(other.text));
      }),
    );
  });

  test("never throws, for any three texts", () => {
    const text = fc
      .array(fc.constantFrom(...BASE.split(/(?<=\n)/u), "<<<<<<< x\n", "\r\n", "\ufeff", "junk", "- [x] **T2** Other\n"), { maxLength: 30 })
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, text, text, (base, ours, theirs) => void mergeHandoff(base, ours, theirs)),
      { numRuns: 300 },
    );
  });
});
