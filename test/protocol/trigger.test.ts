import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseTrigger } from "../../src/protocol/trigger.ts";

const BARE = [
  "HANDOFF",
  "handoff",
  "HandOff",
  "  HANDOFF  ",
  "\nHANDOFF\n",
  "HANDOFF.",
  '"HANDOFF"',
  '"HANDOFF."',
  '"HANDOFF".',
  "'handoff'",
  "`HANDOFF`",
  "“HANDOFF”",
  "/handoff",
  "/handoff ",
  "HANDOFF:",
  "\u200bHANDOFF\u200b",
  "\ufeffHANDOFF",
  "\u00a0HANDOFF\u00a0",
  "<hook_context>It is codex's turn</hook_context>\n\nHANDOFF",
  "<hook_context>a</hook_context>\n<hook_context>\nb\n</hook_context>\nhandoff",
];

describe("parseTrigger on the word alone", () => {
  test.each(BARE)("continues the work for %j", (text) => {
    expect(parseTrigger(text)).toEqual({ kind: "bare" });
  });
});

/** Prompt, agent, project, certain. */
const ROUTES: readonly (readonly [string, string | undefined, string | undefined, boolean])[] = [
  ["HandOff: CODEX MyProject", "codex", "MyProject", true],
  ["HANDOFF codex my-project", "codex", "my-project", true],
  ["HANDOFF my-project codex", "codex", "my-project", true],
  ["HANDOFF codex", "codex", undefined, true],
  ["handoff: claude", "claude", undefined, true],
  ["HANDOFF -> codex", "codex", undefined, true],
  ["HANDOFF->codex", "codex", undefined, true],
  ["HANDOFF => codex", "codex", undefined, true],
  ["HANDOFF → codex my project", "codex", "my project", true],
  ["HANDOFF: → codex", "codex", undefined, true],
  ["HANDOFF: -> codex web", "codex", "web", true],
  ["HANDOFF my-project -> codex", "codex", "my-project", true],
  ["HandOff: my project → claude", "claude", "my project", true],
  ["HANDOFF my-project->codex", "codex", "my-project", true],
  ["handoff to codex", "codex", undefined, true],
  ["handoff to codex my-project", "codex", "my-project", true],
  ["HANDOFF user", "user", undefined, true],
  ["HANDOFF -> User my-project", "user", "my-project", true],
  ["HANDOFF:codex", "codex", undefined, true],
  ["HANDOFF @codex web", "codex", "web", true],
  ["HANDOFF claude-code web", "claude", "web", true],
  ["HANDOFF ClaudeCode", "claude", undefined, true],
  ["HANDOFF codex.", "codex", undefined, true],
  ['"HANDOFF codex my-project"', "codex", "my-project", true],
  ["`HANDOFF codex my-project`", "codex", "my-project", true],
  ['HANDOFF codex "The Fix for It"', "codex", "The Fix for It", true],
  ["HANDOFF codex 'my project'", "codex", "my project", true],
  ["HANDOFF codex “my project”.", "codex", "my project", true],
  ["HANDOFF codex apps/web", "codex", "apps/web", true],
  ["HANDOFF codex v2.1_api", "codex", "v2.1_api", true],
  ["HANDOFF codex 日本語", "codex", "日本語", true],
  ["ＨＡＮＤＯＦＦ： codex", "codex", undefined, true],
  ["/handoff codex my-project", "codex", "my-project", true],
  ["HANDOFF robby web", "robby", "web", true],
  ["HANDOFF my-bot web", "my-bot", "web", true],
  ["HANDOFF codex claude", "codex", "claude", true],
  ["HANDOFF: my-project", undefined, "my-project", true],
  ["HANDOFF -> my project", undefined, "my project", true],
  ["HANDOFF my-project", undefined, "my-project", false],
  ["HANDOFF my project", undefined, "my project", false],
  ["HANDOFF 'my project'", undefined, "my project", false],
  ["HANDOFF openai", undefined, "openai", false],
  ["/handoff fix tests", undefined, "fix tests", false],
  ["handoff looks fine", undefined, "looks fine", false],
  ["handoff please", undefined, "please", false],
  ["HANDOFF: the build is broken", undefined, "the build is broken", false],
  ["handoff the ball to codex", "codex", "the ball to", false],
  ["<hook_context>x</hook_context>HANDOFF codex web", "codex", "web", true],
];

describe("parseTrigger on a routed trigger", () => {
  test.each(ROUTES)("reads %j as agent %j, project %j, certain %j", (...[text, agent, project, certain]) => {
    const trigger = parseTrigger(text, ["robby", "my-bot"]);
    expect(trigger).toEqual({
      kind: "route",
      words: expect.any(Array),
      ...(agent === undefined ? {} : { agent }),
      ...(project === undefined ? {} : { project }),
      certain,
    });
  });

  test("keeps the words as they were written", () => {
    expect(parseTrigger('HandOff: CODEX "My Project"')).toMatchObject({ words: ["CODEX", "My Project"] });
  });
});

const SENTENCES = [
  "",
  " ",
  "please do a handoff",
  "HANDOFF is broken, fix it",
  "handoff the ball to codex and then go home tonight",
  "handoff the ball to codex, then rest",
  "HANDOFF\nfix the tests",
  "HANDOFF codex\n\nand also run the linter",
  "HANDOFF?",
  "HANDOFF!",
  "HANDOFF codex?",
  "HANDOFF...",
  "handoffs",
  "HANDOFF.md",
  "AGENT-HANDOFF",
  "AGENT-HANDOFF.md is stale",
  "hand off",
  "hand-off codex",
  "HANDOFF-codex",
  "HANDOFF_codex",
  "what is HANDOFF",
  "//handoff",
  "handoff() returns undefined",
  "HANDOFF (codex)",
  "HANDOFF codex: my-project",
  "HANDOFF codex; rm -rf /",
  "HANDOFF ->",
  "HANDOFF my-project -> nowhere",
  "HANDOFF my-project -> codex now",
  "HANDOFF a -> b -> codex",
  "HANDOFF one two three four five six seven",
  'HANDOFF "unclosed',
  "# HANDOFF",
  "- HANDOFF",
  "> HANDOFF",
  "<hook_context>HANDOFF</hook_context>",
  "<hook_context>HANDOFF",
  "I typed HANDOFF codex my-project",
  `HANDOFF codex ${"x".repeat(300)}`,
];

describe("parseTrigger on other prompts", () => {
  test.each(SENTENCES)("does not fire on %j", (text) => {
    expect(parseTrigger(text)).toBeUndefined();
  });

  test("never throws and never fires on two lines, for any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.constantFrom("HANDOFF ", "", "/handoff "), (text, lead) => {
        parseTrigger(lead + text);
        expect(parseTrigger(`${lead}x\n${text}y`)).toBeUndefined();
      }),
    );
  });

  test("answers at once on a prompt of a megabyte", () => {
    expect(parseTrigger("<hook_context>".repeat(80_000))).toBeUndefined();
    expect(parseTrigger(`HANDOFF ${'"'.repeat(1_000_000)}`)).toBeUndefined();
  });
});
