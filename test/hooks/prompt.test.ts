import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isBlocked, rememberBlock } from "../../hooks/stop/chain.ts";
import { loadBaseline } from "../../src/workspace/baseline/baseline-store.ts";
import { listReceipts } from "../../src/workspace/receipts/receipt-store.ts";
import { loadSession } from "../../src/workspace/sessions/session-store.ts";
import { makeFolder, makeWorkspace, putFile, textOf } from "../cli/workspace.ts";
import { contextOf, NOW, runEvent } from "./hook-scene.ts";

const BRIEF = { kind: "context", text: "the brief" };
const ALLOW = { kind: "allow" };

function workspace(): string {
  return makeWorkspace({ "my-project": { owner: "Claude" }, notes: { owner: "Codex" }, "the-api": {} });
}

describe("a prompt that is the trigger gets the brief", () => {
  test.each([
    "HANDOFF",
    "handoff",
    "  Handoff.  ",
    "/handoff",
    '"HANDOFF"',
    "`HANDOFF`",
    "“HANDOFF”",
    "HANDOFF:",
    "HandOff: CODEX my-project",
    "HandOff: CODEX MyProject",
    "HANDOFF codex my-project",
    "HANDOFF my-project codex",
    "HANDOFF my-project",
    "handoff notes",
    "HANDOFF the api",
    "HANDOFF -> codex",
    "HANDOFF => codex",
    "HANDOFF → codex",
    "HANDOFF->codex",
    "handoff to codex",
    "HANDOFF my-project -> claude",
    "HANDOFF user",
    "HANDOFF codex no-such-project",
    "HAND\u00adOFF",
    "ＨＡＮＤＯＦＦ",
    "<hook_context>other</hook_context>\n\nHANDOFF",
  ])("%j", async (prompt) => {
    expect(await runEvent("prompt", { cwd: workspace(), prompt })).toEqual(BRIEF);
  });
});

describe("another prompt that mentions the word does nothing", () => {
  test.each([
    "",
    " ",
    "handoff?",
    "HANDOFF!",
    "Please write the handoff",
    "please HANDOFF",
    "handoff looks fine",
    "handoff is done",
    "HANDOFF now",
    "handoff to me please",
    "handoff, codex",
    "What does HANDOFF do?",
    "fix the handoff file",
    "update AGENT-HANDOFF.md",
    "AGENT-HANDOFF",
    "AGENT-HANDOFF.md",
    "handoffs",
    "hand off",
    "HAND-OFF",
    "HANDOFF.md",
    "HANDOFF codex and claude please review the work",
    "HANDOFF\nthen run the tests",
    "Run the tests\nHANDOFF",
    "HANDOFF unknown-thing",
    "handoff the project to codex when you are done",
    "say `HANDOFF` to the other agent",
    'he said "HANDOFF"',
    "```\nHANDOFF\n```",
    "> HANDOFF",
    "# HANDOFF",
    "- HANDOFF",
    "<hook_context>HANDOFF</hook_context>",
    "<hook_context>HANDOFF",
    `HANDOFF ${"x".repeat(300)}`,
    "рука HANDOFF",
    "HANDOFF(codex)",
    "echo HANDOFF | cat",
  ])("%j", async (prompt) => {
    const root = workspace();
    const trigger = (): never => {
      throw new Error("Unexpected trigger");
    };
    expect(await runEvent("prompt", { cwd: root, prompt, trigger })).toEqual(ALLOW);
    expect(listReceipts(join(root, "my-project"))).toEqual([]);
  });

  test("no sentence of several words around it fires", async () => {
    const root = workspace();
    const word = fc.constantFrom("please", "the", "write", "a", "review", "when", "you", "are", "done", "with", "it", "tests", "?", "now,");
    const sentence = fc.tuple(
      fc.array(word, { minLength: 1, maxLength: 8 }),
      fc.constantFrom("HANDOFF", "handoff", "handoff.md"),
      fc.array(word, { maxLength: 8 }),
    );
    await fc.assert(
      fc.asyncProperty(sentence, async ([before, name, after]) => {
        expect(await runEvent("prompt", { cwd: root, prompt: [...before, name, ...after].join(" ") })).toEqual(ALLOW);
      }),
      { numRuns: 300 },
    );
  });
});

test("a word that may be a project counts only where a project is called that", async () => {
  expect(await runEvent("prompt", { cwd: makeFolder(), prompt: "handoff notes" })).toEqual(ALLOW);
  const single = makeFolder({ "notes/AGENT-HANDOFF.md": "# Agent Handoff: notes\n\n| Field | Value |\n| --- | --- |\n| Current Owner | Claude |\n" });
  expect(await runEvent("prompt", { cwd: join(single, "notes"), prompt: "handoff notes" })).toEqual(BRIEF);
});

test("who was given which revision is noted, as it is after the trigger's own change", async () => {
  const root = workspace();
  const home = join(root, "my-project");
  await runEvent("session-start", { cwd: root });
  const before = loadSession(home, "s1")?.handoffBefore;
  const trigger = (): { text: string; exitCode: number } => {
    putFile(root, "my-project/AGENT-HANDOFF.md", textOf(root, "my-project/AGENT-HANDOFF.md").replace("| Claude |", "| Codex |"));
    return { text: "routed", exitCode: 0 };
  };
  await runEvent("prompt", { cwd: root, prompt: "HANDOFF -> codex", trigger });
  const [, receipt] = listReceipts(home);
  expect(receipt).toMatchObject({ at: NOW, agent: "claude", session: "s1", kind: "brief" });
  expect(receipt?.revision).not.toBe(before);
  expect(loadSession(home, "s1")?.handoffBefore).toBe(receipt?.revision);
});

test("what the trigger wrote is no work of the session: its baseline holds the handoff as it is now", async () => {
  const root = workspace();
  const home = join(root, "my-project");
  await runEvent("session-start", { cwd: root });
  const trigger = (): { text: string; exitCode: number } => {
    putFile(root, "my-project/AGENT-HANDOFF.md", textOf(root, "my-project/AGENT-HANDOFF.md").replace("| Claude |", "| Codex |"));
    return { text: "routed", exitCode: 0 };
  };
  await runEvent("prompt", { cwd: root, prompt: "HANDOFF -> codex", trigger });
  expect(loadBaseline(home, "s1")?.handoff).toBe(textOf(root, "my-project/AGENT-HANDOFF.md"));
  putFile(root, "my-project/AGENT-HANDOFF.md", `${textOf(root, "my-project/AGENT-HANDOFF.md")}\nThe session's own words.\n`);
  const own = loadBaseline(home, "s1")?.handoff;
  await runEvent("prompt", { cwd: root, prompt: "HANDOFF" });
  expect(loadBaseline(home, "s1")?.handoff).toBe(own);
});

test("every prompt of the user begins a new chain of stops, and knows how the project looked", async () => {
  const root = workspace();
  const scene = { cwd: join(root, "my-project") };
  await runEvent("prompt", { ...scene, prompt: "hello" });
  expect(loadBaseline(scene.cwd, "s1")).toBeDefined();
  rememberBlock(contextOf("stop", scene), scene.cwd);
  expect(isBlocked(contextOf("stop", scene))).toBe(true);
  await runEvent("prompt", { ...scene, prompt: "go on" });
  expect(isBlocked(contextOf("stop", scene))).toBe(false);
});

test("hidden characters of a brief do not reach the agent", async () => {
  const trigger = (): { text: string; exitCode: number } => ({ text: "a\u202eb\u001b[31mc", exitCode: 3 });
  expect(await runEvent("prompt", { cwd: workspace(), prompt: "HANDOFF", trigger })).toEqual({ kind: "context", text: "abc" });
});

test("a session of a host that tells no start begins with its first prompt", async () => {
  const root = workspace();
  await runEvent("prompt", { cwd: root, prompt: "hello", host: "gemini", session: "g1" });
  expect(loadSession(join(root, "my-project"), "g1")).toMatchObject({ agent: "gemini", handoffBefore: expect.any(String) });
});
