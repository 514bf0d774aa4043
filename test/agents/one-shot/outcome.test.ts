import { describe, expect, test } from "vitest";
import type { AgentCli } from "../../../src/agents/one-shot/agent-clis.ts";
import type { OneShotOutcome } from "../../../src/agents/one-shot/one-shot.ts";
import {
  claudeAnswer,
  claudeResult,
  claudeUse,
  CODEX_END,
  CODEX_START,
  codexSaid,
  denial,
  GEMINI_START,
  geminiResult,
  geminiSaid,
  geminiUse,
  OPENCODE_STEP,
  opencodeLine,
  opencodeTool,
  read,
  REJECTED,
  type Printed,
} from "./support/printed.ts";

describe("a run that did its work", () => {
  test.each<[string, AgentCli, Printed, OneShotOutcome]>([
    [
      "the last result of claude",
      "claude",
      {
        stdout: [
          { type: "system", subtype: "init", session_id: "s" },
          claudeUse("1", "Write"),
          claudeAnswer("1", false),
          claudeResult({
            result: "Done.\n",
            total_cost_usd: 0.5,
            usage: { input_tokens: 3, cache_creation_input_tokens: 4, cache_read_input_tokens: 5, output_tokens: 6 },
          }),
        ],
      },
      { text: "Done.", sessionId: "s", usage: { inputTokens: 12, cachedInputTokens: 5, outputTokens: 6, costUsd: 0.5 } },
    ],
    [
      "the last message of codex, beside an error that was only told",
      "codex",
      { stdout: [CODEX_START, { type: "error", message: "Reconnecting... 1/5" }, codexSaid("I look."), codexSaid("Done."), CODEX_END] },
      { text: "Done.", sessionId: "t", usage: { inputTokens: 20, cachedInputTokens: 4, outputTokens: 10 } },
    ],
    [
      "what gemini said after its last tool call, in pieces",
      "gemini",
      {
        stdout: [
          GEMINI_START,
          geminiSaid("I write."),
          geminiUse("1", "write_file"),
          { type: "tool_result", tool_id: "1", status: "success" },
          geminiSaid("Do"),
          geminiSaid("ne."),
          geminiResult({}),
        ],
      },
      { text: "Done.", sessionId: "g", usage: { inputTokens: 20, cachedInputTokens: 0, outputTokens: 10 } },
    ],
    [
      "what gemini said after a hook had sent it back to work",
      "gemini",
      {
        stdout: [
          GEMINI_START,
          geminiSaid("Done."),
          { type: "error", severity: "warning", message: "Agent execution blocked: hand over" },
          geminiSaid("Handed over."),
          geminiResult({}),
        ],
      },
      { text: "Handed over.", sessionId: "g", usage: { inputTokens: 20, cachedInputTokens: 0, outputTokens: 10 } },
    ],
    [
      "the response of gemini's json",
      "gemini",
      { stdout: '{\n  "session_id": "g",\n  "response": "Done.",\n  "stats": {}\n}' },
      { text: "Done.", sessionId: "g" },
    ],
    [
      "what opencode said after its last tool call",
      "opencode",
      {
        stdout: [
          opencodeLine("text", { text: "I write." }),
          opencodeTool("write", { status: "completed" }),
          OPENCODE_STEP,
          opencodeLine("text", { text: "Done." }),
          OPENCODE_STEP,
        ],
      },
      { text: "Done.", sessionId: "ses_1", usage: { inputTokens: 24, cachedInputTokens: 4, outputTokens: 10, costUsd: 0.02 } },
    ],
    [
      "the answer of aider without its chatter",
      "aider",
      { stdout: "Aider v0.86.1\nModel: sonnet with diff edit format\nGit repo: none\n\nDone.\n\nTokens: 2.1k sent, 30 received.\n" },
      { text: "Done." },
    ],
    [
      "the last message of goose's json",
      "goose",
      { stdout: '{"messages":[{"role":"user","content":[{"type":"text","text":"Fix"}]},{"role":"assistant","content":[{"type":"text","text":"Done."}]}]}' },
      { text: "Done." },
    ],
    [
      "the result of droid",
      "droid",
      { stdout: [{ type: "result", subtype: "success", is_error: false, result: "Done.", session_id: "d" }] },
      { text: "Done.", sessionId: "d" },
    ],
    [
      "the result of cursor-agent",
      "cursor-agent",
      { stdout: [{ type: "result", subtype: "success", is_error: false, result: "Done.", session_id: "c", usage: { inputTokens: 3, outputTokens: 4 } }] },
      { text: "Done.", sessionId: "c", usage: { inputTokens: 3, outputTokens: 4 } },
    ],
    [
      "an answer that speaks of errors and permissions",
      "claude",
      { stdout: [claudeResult({ result: "API Error: 500 is handled now; permission denied too." })] },
      { text: "API Error: 500 is handled now; permission denied too.", sessionId: "s" },
    ],
    [
      "a text of claude that begins like its word for a command",
      "claude",
      { stdout: "Unknown command: that is the message.\nI mended it." },
      { text: "Unknown command: that is the message.\nI mended it." },
    ],
    [
      "the answer of goose without its chatter",
      "goose",
      { stdout: "starting session | provider: x model: y\n    working directory: /w\n\nError: is what the log said.\nMended.\n" },
      { text: "Error: is what the log said.\nMended." },
    ],
    [
      "a text of claude that begins like an error and goes on",
      "claude",
      { stdout: "API Error: handling\n\nI have written a handler.\n" },
      { text: "API Error: handling\n\nI have written a handler." },
    ],
    [
      "lines around those that were cut",
      "codex",
      { stdout: `${JSON.stringify(CODEX_START)}\n{"type":"item.comp\n… 2 MiB cut …\n${JSON.stringify(codexSaid("Done."))}\n` },
      { text: "Done.", sessionId: "t" },
    ],
  ])("tells %s", (_, cli, printed, expected) => {
    expect(read(cli, printed)).toEqual(expected);
  });
});

describe("a tool that was refused and then allowed", () => {
  test.each<[AgentCli, Printed]>([
    [
      "claude",
      {
        stdout: [
          claudeUse("1", "Write"),
          claudeAnswer("1", true),
          claudeUse("2", "Edit"),
          claudeAnswer("2", false),
          claudeResult({ result: "Done.", permission_denials: [denial("1", "Write")] }),
        ],
      },
    ],
    ["opencode", { stdout: [opencodeTool("bash", REJECTED), opencodeTool("bash", { status: "completed" }), opencodeLine("text", { text: "Done." })] }],
    [
      "gemini",
      {
        stdout: [
          GEMINI_START,
          geminiUse("1", "replace"),
          { type: "tool_result", tool_id: "1", status: "error", error: { type: "policy_violation", message: "Tool execution blocked: off limits" } },
          geminiUse("2", "write_file"),
          { type: "tool_result", tool_id: "2", status: "success" },
          geminiSaid("Done."),
          geminiResult({}),
        ],
      },
    ],
  ])("is no failure of %s", (cli, printed) => {
    const { text, failed, denied } = read(cli, printed);
    expect([text, failed, denied]).toEqual(["Done.", undefined, undefined]);
  });

  test("is one where only another tool was allowed afterwards, or the same one before", () => {
    const before = [
      claudeUse("1", "Bash"),
      claudeAnswer("1", false),
      claudeUse("2", "Bash"),
      claudeAnswer("2", true),
      claudeUse("3", "Read"),
      claudeAnswer("3", false),
    ];
    expect(read("claude", { stdout: [...before, claudeResult({ result: "Well.", permission_denials: [denial("2", "Bash")] })] }).denied).toEqual(["Bash"]);
  });
});

test("an answer in the machine format is no reason for an exit code", () => {
  const { failed } = read("claude", { stdout: [claudeResult({ result: "Found 401 files.", usage: {} })], exitCode: 5 });
  expect(failed).toEqual({ kind: "exit-code", message: "Exit code 5 and no word why" });
});
