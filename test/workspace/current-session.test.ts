import { expect, test } from "vitest";
import { currentSession } from "../../src/workspace/current-session.ts";

test.each([
  { env: { CLAUDE_CODE_SESSION_ID: "c" }, host: undefined, id: "c" },
  { env: { CODEX_SESSION_ID: "s", CODEX_THREAD_ID: "t" }, host: undefined, id: "s" },
  { env: { CODEX_THREAD_ID: "t" }, host: undefined, id: "t" },
  { env: { GEMINI_SESSION_ID: "g" }, host: undefined, id: "g" },
  { env: { AGENT_RELAY_SESSION: "mine", CLAUDE_CODE_SESSION_ID: "c" }, host: "claude", id: "mine" },
  { env: { CLAUDE_CODE_SESSION_ID: "c", CODEX_SESSION_ID: "s" }, host: "codex", id: "s" },
  { env: { CLAUDE_CODE_SESSION_ID: "c", CODEX_SESSION_ID: "s" }, host: "claude", id: "c" },
])("the environment $env in $host is session $id", ({ env, host, id }) => {
  expect(currentSession(env, host)).toEqual({ id, source: "environment" });
});

test("without a variable the session is the same every time and fit for a file name", () => {
  const session = currentSession({ CLAUDE_CODE_SESSION_ID: " " });
  expect(session).toEqual(currentSession({}));
  expect(session.id).toMatch(/^(?:terminal|process)-[0-9a-f]{12}$/);
  expect(session.source).not.toBe("environment");
});
