import { expect, test } from "vitest";
import { detectHost } from "../../src/workspace/detect-host.ts";

test.each([
  { env: {}, host: undefined },
  { env: { CLAUDECODE: "1" }, host: "claude" },
  { env: { CLAUDECODE: "" }, host: undefined },
  { env: { CLAUDECODE: "0" }, host: undefined },
  { env: { CODEX_THREAD_ID: "t" }, host: "codex" },
  { env: { CODEX_SESSION_ID: "s" }, host: "codex" },
  { env: { CODEX_CI: "1" }, host: "codex" },
  { env: { GEMINI_CLI: "1" }, host: "gemini" },
  { env: { OPENCODE: "1" }, host: "opencode" },
])("the environment $env is that of $host", ({ env, host }) => {
  expect(detectHost(env)).toBe(host);
});

const BOTH = { CLAUDECODE: "1", CODEX_THREAD_ID: "t" };

test.each([
  { story: "codex was started by claude", ancestors: [BOTH, { CLAUDECODE: "1" }, {}], host: "codex" },
  { story: "claude was started by codex", ancestors: [{ CODEX_THREAD_ID: "t" }, {}], host: "claude" },
  { story: "the system shows no ancestors", ancestors: [], host: "claude" },
  { story: "both marks go at once", ancestors: [BOTH, {}], host: "claude" },
])("of two nested agents the inner one counts when $story", ({ ancestors, host }) => {
  expect(detectHost(BOTH, () => ancestors)).toBe(host);
});

test("the real ancestors can be asked without trouble", () => {
  expect(["claude", "codex"]).toContain(detectHost(BOTH));
});
