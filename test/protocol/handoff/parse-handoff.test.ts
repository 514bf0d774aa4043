import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseHandoff } from "../../../src/protocol/handoff/parse-handoff.ts";
import type { Handoff, Task } from "../../../src/protocol/handoff/model.ts";
import { ownerId } from "../../../src/protocol/owner-id.ts";

function load(name: string): Handoff {
  return parseHandoff(readFileSync(new URL(`fixtures/${name}.md`, import.meta.url), "utf8"));
}

function ownerOf(handoff: Handoff): string | undefined {
  return handoff.owner && ownerId(handoff.owner.value);
}

function brief({ id, title, done, section }: Task): readonly [string | undefined, string, boolean, string] {
  return [id, title, done, section];
}

function slices(handoff: Handoff, ranges: readonly { readonly range: { readonly start: number; readonly end: number } }[]): readonly string[] {
  return ranges.map(({ range }) => handoff.outline.text.slice(range.start, range.end));
}

describe("parseHandoff on a canonical file", () => {
  const handoff = load("canonical");

  test("reads the field table", () => {
    expect(handoff.title).toBe("Agent Handoff: lighthouse");
    expect(ownerOf(handoff)).toBe("codex");
    expect(handoff.status?.value).toBe("in-progress");
    expect(handoff.nextAction?.value).toBe("Implement T2 against the spec below");
    expect(handoff.updated?.value).toEqual({ at: "2026-11-20T15:04:05Z", by: "Claude" });
  });

  test("reads the tasks with their parentheses and specifications", () => {
    expect(handoff.tasks.map(brief)).toEqual([
      ["T2", "Implement the token endpoint", false, "pending"],
      ["T3", "Review the endpoint", false, "pending"],
      ["T1", "Design the flow", true, "completed"],
      ["T0", "Pick a mail service", true, "completed"],
    ]);
    const [t2] = handoff.tasks;
    expect(t2?.owner?.value).toEqual({ kind: "agent", name: "codex" });
    expect(t2?.after.map(({ value }) => value)).toEqual(["T1"]);
    expect(t2?.files.map(({ value }) => value)).toEqual(["src/auth/token.ts", "src/auth/key.ts"]);
    expect(t2?.spec).toBe("Tokens live ten minutes.\n\n```ts\n// - [ ] **T9** not a task\n```");
    expect(t2 && slices(handoff, [{ range: t2.idRange ?? t2.range }])).toEqual(["T2"]);
    expect(t2 && handoff.outline.text.slice(t2.lineRange.start, t2.lineRange.end)).toMatch(/^\*\*T2\*\*.*`\)$/u);
  });

  test("reads who completed a task, when and with what proof", () => {
    const [, , t1, t0] = handoff.tasks;
    expect(t1).toMatchObject({
      by: "claude",
      completedAt: "2026-11-19",
      evidence: { command: "npm test -- design", exitCode: 0, commit: "a1b2c3d", unverified: false },
    });
    expect(t0).toMatchObject({ by: "user", completedAt: "2026-11-18", evidence: { unverified: true } });
  });

  test("reads scope, limits, criteria, blockers, questions and log", () => {
    expect(handoff.scope.map(({ pattern, note }) => [pattern, note])).toEqual([
      ["src/auth/**", ""],
      ["docs/flow.md", "the diagram"],
      ["src/mail/send.ts", "templates only"],
    ]);
    expect(slices(handoff, handoff.scope)).toEqual(["src/auth/**", "docs/flow.md", "src/mail/send.ts"]);
    expect(handoff.offLimits.map(({ pattern, note }) => [pattern, note])).toEqual([
      ["infra/**", "production, the user only"],
      [".env", ""],
    ]);
    expect(handoff.criteria.map(({ id, text, met, check }) => [id, text, met, check?.value])).toEqual([
      ["A1", "login works without a password.", false, "npm test -- auth"],
      ["A2", "the old route answers 410", true, undefined],
    ]);
    expect(handoff.blockers).toEqual([]);
    expect(handoff.questions.map(({ text }) => text)).toEqual(["Which mail address sends the links?"]);
    expect(handoff.log?.entries.map(({ from, to, summary }) => [from, to, summary])).toEqual([
      ["User", "Claude", "Kick-off"],
      ["Claude", "Codex", "Design done | see docs"],
    ]);
    expect(handoff.conflicts).toEqual([]);
    expect(handoff.extraSections).toEqual([]);
  });
});

describe("parseHandoff on the shapes people write", () => {
  test("splits several labels on one line", () => {
    const handoff = load("label-soup-on-single-lines");
    expect(ownerOf(handoff)).toBe("codex");
    expect(handoff.fields["next-owner"]?.value).toBe("Claude");
    expect(handoff.status).toBeUndefined();
    expect(handoff.fields.status?.value).toContain("12/12 done");
    expect(handoff.nextAction?.value).toBe("tag the release");
    expect(handoff.updated?.value.at).toBe("2026-05-15");
  });

  test("reads a bullet that is bold as a whole, and an empty one", () => {
    expect(ownerOf(load("whole-bullet-in-bold"))).toBe("claude");
    expect(load("whole-bullet-in-bold").status?.value).toBe("in-progress");
    expect(ownerOf(load("empty-owner-bullet"))).toBe("nobody");
  });

  test("takes a bare owner by its value only", () => {
    expect(load("task-table-with-an-operator").owner).toBeUndefined();
    expect(load("owner-of-the-business").owner).toBeUndefined();
    expect(load("owners-of-the-code").owner).toBeUndefined();
    expect(load("owner-example-in-a-fence").owner).toBeUndefined();
  });

  test("reads owners in front matter, headings, quotes and setext headings", () => {
    expect(ownerOf(load("owner-in-front-matter"))).toBe("codex");
    expect(load("owner-in-front-matter").updated?.value.at).toBe("2026-11-20");
    expect(ownerOf(load("owner-as-a-heading"))).toBe("codex");
    expect(ownerOf(load("banner-over-stale-text"))).toBe("claude");
    expect(load("banner-over-stale-text").status?.value).toBe("review");
    expect(ownerOf(load("commands-that-look-like-headings"))).toBe("codex");
    expect(load("commands-that-look-like-headings").tasks).toEqual([]);
    expect(ownerOf(load("status-table-with-a-stray-pipe"))).toBe("codex");
  });

  test("takes bold lines for headings", () => {
    const handoff = load("bold-lines-as-headings");
    expect(handoff.tasks.map(brief)).toEqual([
      [undefined, "sort the charts", false, "pending"],
      [undefined, "print the tide table", false, "pending"],
    ]);
    expect(handoff.criteria.map(({ text, met }) => [text, met])).toEqual([
      ["npm test - all green", false],
      ["half done", false],
    ]);
  });

  test("takes next steps for tasks where there are no others, struck ones done", () => {
    const handoff = load("next-steps-with-stale-entries");
    expect(handoff.tasks.map(({ title, done }) => [title, done])).toEqual([
      ["Add CLI tests", true],
      ["[IN FLIGHT NOW] Grounding pass - branch", false],
      ["Release (see docs/gone.md)", false],
    ]);
    expect(handoff.tasks[1]?.spec).toBe("`feat/x`, spec in `docs/p.md`");
    expect(handoff.nextAction?.value).toContain("Grounding pass");
  });

  test("reads ids in every spelling, labels below a task and states that Markdown does not know", () => {
    const handoff = load("tasks-with-child-fields");
    expect(handoff.tasks.map(brief)).toEqual([
      ["E02", "cold storage", false, "pending"],
      ["T3", "warm storage", false, "pending"],
      ["T4", "tape storage", true, "pending"],
      ["T5", "paper storage", false, "pending"],
    ]);
    const [e02, t3, , t5] = handoff.tasks;
    expect(e02?.owner?.value).toEqual({ kind: "agent", name: "claude" });
    expect(t3?.after.map(({ value }) => value)).toEqual(["E02"]);
    expect(t3?.files.map(({ value }) => value)).toEqual(["src/warm.ts"]);
    expect(t5?.spec).toBe("1. fold\n2. stack");
  });

  test("reads the first side of an unmerged file, and says where the markers stand", () => {
    const handoff = load("unmerged");
    expect(handoff.conflicts).toHaveLength(2);
    expect(ownerOf(handoff)).toBe("codex");
    expect(handoff.status?.value).toBe("review");
    expect(handoff.tasks.map(({ title }) => title)).toEqual(["Paint the hull", "Varnish the deck", "Hoist the flag"]);
    expect(
      slices(
        handoff,
        handoff.conflicts.map((range) => ({ range })),
      )[0],
    ).toMatch(/^<<<<<<< HEAD[\s\S]*>>>>>>> feature\s*$/u);
  });

  test("finds a stamp at the foot", () => {
    expect(load("stamp-at-the-foot").updated?.value.at).toBe("2026-06-30");
  });

  test("reads paths behind labels", () => {
    const handoff = load("limits-as-labels");
    expect(handoff.offLimits.map(({ pattern }) => pattern)).toEqual(["src/main.c"]);
    expect(handoff.scope.map(({ pattern, note }) => [pattern, note])).toEqual([
      ["src/a/**", "no tests"],
      ["src/b/**", "no tests"],
    ]);
  });
});
