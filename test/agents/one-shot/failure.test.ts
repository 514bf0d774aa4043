import { describe, expect, test } from "vitest";
import type { AgentCli } from "../../../src/agents/one-shot/agent-clis.ts";
import type { FailureKind } from "../../../src/agents/one-shot/one-shot.ts";
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
  opencodeTool,
  read,
  REJECTED,
  type Printed,
} from "./support/printed.ts";

describe("a run that did not do its work", () => {
  test.each<[string, AgentCli, Printed, FailureKind, string]>([
    [
      "an API error that claude prints as its result",
      "claude",
      { stdout: [claudeResult({ is_error: true, api_error_status: 400, result: "API Error: 400 bad thing" })], exitCode: 1 },
      "api-error",
      "API Error: 400 bad thing",
    ],
    ["an API error that claude prints as text", "claude", { stdout: "API Error: 400 bad thing\n", exitCode: 1 }, "api-error", "API Error: 400 bad thing"],
    ["the same with exit code 0", "claude", { stdout: "API Error: 529 overloaded\n" }, "api-error", "API Error: 529 overloaded"],
    [
      "a user who is not signed in",
      "claude",
      { stdout: [claudeResult({ is_error: true, result: "Not logged in · Please run /login" })], exitCode: 1 },
      "not-signed-in",
      "Not logged in · Please run /login",
    ],
    [
      "a key that is refused",
      "claude",
      { stdout: [claudeResult({ is_error: true, api_error_status: 401, result: "Failed to authenticate. API Error: 401 x" })], exitCode: 1 },
      "not-signed-in",
      "Failed to authenticate. API Error: 401 x",
    ],
    [
      "turns that ran out",
      "claude",
      { stdout: [claudeResult({ subtype: "error_max_turns", is_error: true })], exitCode: 1 },
      "turn-limit",
      "Reached the limit of turns",
    ],
    [
      "a slash command that is unknown, exit code 0",
      "claude",
      { stdout: [claudeResult({ num_turns: 0, result: "Unknown command: /x" })] },
      "bad-request",
      "Unknown command: /x",
    ],
    ["the same as text", "claude", { stdout: "Unknown command: /x\n" }, "bad-request", "Unknown command: /x"],
    ["a stop hook that let go with nothing, exit code 0", "claude", { stdout: [claudeResult({ result: "" })] }, "empty-output", "Ended without an answer"],
    [
      "a session that is not there",
      "claude",
      { stderr: "No conversation found with session ID: x\n", exitCode: 1 },
      "bad-request",
      "No conversation found with session ID: x",
    ],
    [
      "tools that were not allowed, exit code 0",
      "claude",
      {
        stdout: [claudeUse("1", "Write"), claudeAnswer("1", true), claudeResult({ result: "I need permission.", permission_denials: [denial("1", "Write")] })],
      },
      "permission-denied",
      "Not allowed to use Write",
    ],
    [
      "the same in a result without its stream",
      "claude",
      { stdout: [claudeResult({ result: "I need permission.", permission_denials: [denial("1", "Bash"), denial("2", "Bash"), denial("3", "Write")] })] },
      "permission-denied",
      "Not allowed to use Bash, Write",
    ],
    ["a stream that ends without a result", "claude", { stdout: [claudeUse("1", "Write")] }, "empty-output", "Ended without an answer"],
    [
      "a turn of codex that failed, in the vendor's words",
      "codex",
      { stdout: [CODEX_START, { type: "turn.failed", error: { message: '{"error":{"message":"bad thing","type":"x"}}' } }], exitCode: 1 },
      "api-error",
      "bad thing",
    ],
    [
      "a server that is busy",
      "codex",
      { stdout: [CODEX_START, { type: "turn.failed", error: { message: "We’re currently experiencing high demand" } }], exitCode: 1 },
      "api-error",
      "We’re currently experiencing high demand",
    ],
    [
      "a key that codex has not",
      "codex",
      { stdout: [CODEX_START, { type: "turn.failed", error: { message: "Missing environment variable: `K`." } }], exitCode: 1 },
      "not-signed-in",
      "Missing environment variable: `K`.",
    ],
    ["an error of codex as text", "codex", { stderr: 'OpenAI Codex\nERROR: {"error":{"message":"bad thing"}}\n', exitCode: 1 }, "api-error", "bad thing"],
    [
      "a folder that codex does not trust",
      "codex",
      { stderr: "Not inside a trusted directory and --skip-git-repo-check was not specified.\n", exitCode: 1 },
      "not-trusted",
      "Not inside a trusted directory and --skip-git-repo-check was not specified.",
    ],
    [
      "a patch that the sandbox refused, exit code 0",
      "codex",
      {
        stdout: [CODEX_START, codexSaid("I could not."), CODEX_END],
        stderr: "ERROR codex_core: error=patch rejected: writing is blocked by read-only sandbox\n",
      },
      "permission-denied",
      "Not allowed to use apply_patch",
    ],
    [
      "an API error of gemini",
      "gemini",
      {
        stdout: [
          GEMINI_START,
          geminiResult({ status: "error", error: { type: "unknown", message: '[API Error: {"error":{"code":400,"message":"bad thing"}}]' } }),
        ],
        exitCode: 144,
      },
      "api-error",
      "400 bad thing",
    ],
    [
      "a key that gemini's API refuses",
      "gemini",
      {
        stdout: [GEMINI_START, geminiResult({ status: "error", error: { message: '[API Error: {"error":{"code":401,"message":"invalid"}}]' } })],
        exitCode: 145,
      },
      "not-signed-in",
      "401 invalid",
    ],
    [
      "a model that gemini does not know",
      "gemini",
      { stdout: [GEMINI_START, geminiResult({ status: "error", error: { message: "[API Error: model not found]" } })], exitCode: 1 },
      "bad-request",
      "API Error: model not found",
    ],
    [
      "an empty answer of gemini, exit code 0",
      "gemini",
      { stdout: [GEMINI_START, { type: "error", severity: "error", message: "The model returned an empty response." }, geminiResult({ status: "error" })] },
      "empty-output",
      "The model returned an empty response.",
    ],
    [
      "a folder that gemini does not trust",
      "gemini",
      { stderr: "Gemini CLI is not running in a trusted directory.\n", exitCode: 55 },
      "not-trusted",
      "Gemini CLI does not trust this folder",
    ],
    [
      "a gemini without a key",
      "gemini",
      { stderr: "you must specify the GEMINI_API_KEY\nUpdate your environment\n", exitCode: 41 },
      "not-signed-in",
      "Gemini CLI has no sign-in and no key that it could use",
    ],
    [
      "a tool that gemini's policy refused",
      "gemini",
      {
        stdout: [
          GEMINI_START,
          geminiUse("1", "run_shell_command"),
          { type: "tool_result", tool_id: "1", status: "error", error: { type: "policy_violation", message: "denied" } },
          geminiSaid("No."),
          geminiResult({}),
        ],
      },
      "permission-denied",
      "Not allowed to use run_shell_command",
    ],
    [
      "an API error of opencode",
      "opencode",
      { stdout: [{ type: "error", sessionID: "ses_1", error: { name: "APIError", data: { message: "bad thing", statusCode: 400 } } }], exitCode: 1 },
      "api-error",
      "400 bad thing",
    ],
    [
      "a permission that opencode could ask nobody for, exit code 0",
      "opencode",
      { stdout: [opencodeTool("write", REJECTED), OPENCODE_STEP] },
      "permission-denied",
      "Not allowed to use write",
    ],
    [
      "the same as text",
      "opencode",
      { stderr: "\u001b[93m\u001b[1m! \u001b[0mpermission requested: edit (a.txt); auto-rejecting\n" },
      "permission-denied",
      "Not allowed to use edit",
    ],
    [
      "a session that opencode does not know",
      "opencode",
      { stderr: "\u001b[91m\u001b[1mError: \u001b[0mSession not found\n", exitCode: 1 },
      "bad-request",
      "Error: Session not found",
    ],
    [
      "an API error that aider prints, exit code 0",
      "aider",
      { stdout: "Aider v0.86.1\nlitellm.AuthenticationError: AnthropicException - invalid x-api-key\n" },
      "not-signed-in",
      "litellm.AuthenticationError: AnthropicException - invalid x-api-key",
    ],
    [
      "an API error that goose prints, exit code 0",
      "goose",
      { stdout: "Ran into this error: Server error: 500\n\nPlease retry if you think this is transient.\n" },
      "api-error",
      "Ran into this error: Server error: 500",
    ],
    [
      "work that droid may not do",
      "droid",
      { stderr: "Exec ended early: insufficient permission to proceed. Re-run with --auto low\n", exitCode: 1 },
      "permission-denied",
      "Exec ended early: insufficient permission to proceed. Re-run with --auto low",
    ],
    ["a folder that cursor does not trust", "cursor-agent", { stderr: "Workspace Trust Required\n", exitCode: 1 }, "not-trusted", "Workspace Trust Required"],
    [
      "a log that ends in timings",
      "gemini",
      { stderr: "Quota is used up\n[STARTUP] Phase 'x' was started but never ended.\n", exitCode: 1 },
      "api-error",
      "Quota is used up",
    ],
    [
      "a log that ends in a stack trace",
      "gemini",
      { stderr: "Ripgrep is not available.\nError when talking: connection refused\n    at f (file:///x.js:1:2)\n}\n", exitCode: 1 },
      "api-error",
      "Error when talking: connection refused",
    ],
  ])("tells %s", (_, cli, printed, kind, message) => {
    const { failed } = read(cli, printed);
    expect(failed).toMatchObject({ kind, message });
  });

  test("says what the user can do, in the words of the CLI", () => {
    expect(read("claude", { stdout: [claudeResult({ is_error: true, result: "Not logged in · Please run /login" })], exitCode: 1 }).failed?.hint).toContain(
      "`/login`",
    );
    expect(read("gemini", { exitCode: 55 }).failed?.hint).toContain("GEMINI_CLI_TRUST_WORKSPACE=true");
    expect(read("codex", { stdout: "x", stderr: "patch rejected: x" }).failed?.hint).toContain("`sandbox_mode`");
  });

  test("keeps what the agent said where a tool was refused, and its session, so that a retry can go on with it", () => {
    const outcome = read("claude", { stdout: [claudeResult({ result: "I need permission.", permission_denials: [denial("1", "Write")] })] });
    expect(outcome).toMatchObject({ text: "I need permission.", sessionId: "s", denied: ["Write"] });
  });
});
