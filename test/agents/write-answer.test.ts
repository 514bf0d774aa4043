import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { HOOK_EVENTS, HOOK_HOSTS, type HookDecision, type HookEvent, type HookHost } from "../../src/agents/hook-dialect.ts";
import { HOOK_DIALECTS } from "../../src/agents/hook-dialects.ts";
import { schemaProblems } from "./support/schema-problems.ts";

const DECISIONS: readonly HookDecision[] = [
  { kind: "allow" },
  { kind: "allow", notice: "A note" },
  { kind: "context", text: "Read this" },
  { kind: "context", text: "Read this", notice: "A note" },
  { kind: "deny", reason: "Off limits" },
  { kind: "block", reason: "Set the next action" },
];

const EVERY = HOOK_HOSTS.flatMap((host) =>
  HOOK_EVENTS.flatMap((event) => DECISIONS.map((decision) => ({ host, event, decision, words: JSON.stringify(decision) }))),
);

function answer(host: HookHost, event: HookEvent, decision: HookDecision): unknown {
  const { stdout, stderr, exitCode } = HOOK_DIALECTS[host].writeAnswer(event, decision);
  expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 0 });
  return stdout === "" ? undefined : JSON.parse(stdout);
}

describe("every host, event and decision", () => {
  test.each(EVERY)("$host $event $words gives exit code 0, and nothing or one object on one line", ({ host, event, decision }) => {
    const value = answer(host, event, decision);
    expect(value === undefined || (typeof value === "object" && Object.keys(value ?? {}).length > 0)).toBe(true);
    const { stdout } = HOOK_DIALECTS[host].writeAnswer(event, decision);
    expect(stdout.trimEnd().includes("\n")).toBe(false);
  });

  test.each(HOOK_HOSTS)("%s is told nothing when all is well", (host) => {
    for (const event of HOOK_EVENTS) expect(answer(host, event, { kind: "allow" })).toBeUndefined();
  });

  test.each(HOOK_HOSTS)("%s refuses only where the event can be refused", (host) => {
    for (const event of HOOK_EVENTS) {
      const refusing = DECISIONS.filter((decision) => /"(?:deny|block)"/.test(JSON.stringify(answer(host, event, decision) ?? {}))).map(({ kind }) => kind);
      const { events } = HOOK_DIALECTS[host];
      const refusals: Partial<Record<HookEvent, readonly string[]>> = { "before-tool": ["deny"], stop: ["block"], "subagent-stop": ["block"] };
      expect({ event, refusing }).toEqual({ event, refusing: (events[event] === undefined ? undefined : refusals[event]) ?? [] });
    }
  });
});

describe("words of each host", () => {
  const hookSpecificOutput = (hookEventName: string): object => ({ hookSpecificOutput: { hookEventName, additionalContext: "Read this" } });
  const denied = { hookSpecificOutput: { hookEventName: "PreToolUse", permissionDecision: "deny", permissionDecisionReason: "Off limits" } };
  const context: HookDecision = { kind: "context", text: "Read this" };
  const deny: HookDecision = { kind: "deny", reason: "Off limits" };
  const block: HookDecision = { kind: "block", reason: "Set the next action" };

  test.each<[HookHost, HookEvent, HookDecision, unknown]>([
    ["claude", "session-start", context, hookSpecificOutput("SessionStart")],
    ["claude", "prompt", context, hookSpecificOutput("UserPromptSubmit")],
    ["claude", "after-tool", context, hookSpecificOutput("PostToolUse")],
    ["claude", "stop", context, undefined],
    ["claude", "before-tool", deny, denied],
    ["claude", "stop", block, { decision: "block", reason: "Set the next action" }],
    ["claude", "subagent-stop", block, { decision: "block", reason: "Set the next action" }],
    ["claude", "prompt", { ...context, notice: "A note" }, { systemMessage: "A note", ...hookSpecificOutput("UserPromptSubmit") }],
    ["claude", "prompt", block, { systemMessage: "Set the next action" }],
    ["claude", "before-compaction", { kind: "allow", notice: "A note" }, undefined],
    ["codex", "session-start", context, hookSpecificOutput("SessionStart")],
    ["codex", "prompt", context, hookSpecificOutput("UserPromptSubmit")],
    ["codex", "before-tool", deny, denied],
    ["codex", "stop", block, { decision: "block", reason: "Set the next action" }],
    ["codex", "stop", context, undefined],
    ["codex", "session-end", { kind: "allow", notice: "A note" }, undefined],
    ["gemini", "prompt", context, hookSpecificOutput("BeforeAgent")],
    ["gemini", "after-tool", context, hookSpecificOutput("AfterTool")],
    ["gemini", "before-tool", deny, { decision: "deny", reason: "Off limits" }],
    ["gemini", "stop", block, { decision: "deny", reason: "Set the next action" }],
    ["gemini", "subagent-stop", block, undefined],
    ["opencode", "prompt", context, { context: "Read this" }],
    ["opencode", "before-tool", deny, { decision: "deny", reason: "Off limits" }],
    ["opencode", "stop", block, { decision: "block", reason: "Set the next action" }],
    ["opencode", "stop", { kind: "allow", notice: "A note\nand more" }, { notice: "A note" }],
  ])("%s %s %j", (host, event, decision, expected) => {
    expect(answer(host, event, decision)).toEqual(expected);
  });

  test.each(HOOK_HOSTS)("%s is never refused without a reason, which some hosts would let through", (host) => {
    expect(JSON.stringify(answer(host, "before-tool", { kind: "deny", reason: " " }))).toContain("Refused by agent-relay");
    expect(JSON.stringify(answer(host, "stop", { kind: "block", reason: "" }))).toContain("Refused by agent-relay");
  });
});

describe("Codex's own schemas", () => {
  const schemaOf = (event: HookEvent): object | undefined => {
    const name = (HOOK_DIALECTS.codex.events[event] ?? "").replaceAll(/(?<=[a-z])(?=[A-Z])/g, "-").toLowerCase();
    const path = `test/agents/fixtures/codex-schemas/${name}.command.output.json`;
    return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as object) : undefined;
  };

  test("exist for all events but the last, to which nothing may be said", () => {
    expect(HOOK_EVENTS.filter((event) => schemaOf(event) === undefined)).toEqual(["session-end"]);
  });

  test.each(EVERY.filter(({ host }) => host === "codex"))("take the answer to $event $words", ({ event, decision }) => {
    const value = answer("codex", event, decision);
    const schema = schemaOf(event);
    if (value === undefined) return;
    expect(schema).toBeDefined();
    expect(schemaProblems(schema, value)).toEqual([]);
  });

  test("would not take a context at a stop", () => {
    expect(schemaProblems(schemaOf("stop"), { hookSpecificOutput: { hookEventName: "Stop", additionalContext: "x" } })).toEqual(["has hookSpecificOutput"]);
  });
});

describe("long texts", () => {
  const spoken = (host: HookHost, text: string): string => {
    const value = answer(host, "session-start", { kind: "context", text }) as { context?: string; hookSpecificOutput?: { additionalContext: string } };
    return value.context ?? value.hookSpecificOutput?.additionalContext ?? "";
  };

  test.each(HOOK_HOSTS)("%s is given what fits as it is", (host) => {
    const text = "A line of text.\n".repeat(500);
    expect(spoken(host, text)).toBe(text);
  });

  test.each(HOOK_HOSTS)("%s is given less than 10,000 characters, and told of the cut", (host) => {
    const cut = spoken(host, "A line of text.\n".repeat(5000));
    expect(cut.length).toBeLessThan(9600);
    expect(cut.length).toBeGreaterThan(9000);
    expect(cut).toMatch(/A line of text\.\n\[agent-relay: \d+ more characters are cut, .*\]$/);
  });

  test("are counted in bytes for Codex", () => {
    expect(Buffer.byteLength(spoken("codex", "語".repeat(9000)))).toBeLessThan(9700);
    expect(spoken("claude", "語".repeat(9000)).length).toBe(9000);
  });

  test("are never cut inside a sign", () => {
    fc.assert(
      fc.property(fc.nat(3), fc.constantFrom("😀", "語", "é", "a"), (shift, sign) => {
        for (const host of HOOK_HOSTS) expect(spoken(host, "x".repeat(shift) + sign.repeat(20_000))).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });
});
