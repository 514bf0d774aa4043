import { defineConfig } from "vitest/config";

/** Where `.ci/run` wants the results as JSON beside the text. */
const report = process.env["TEST_REPORT"] ?? "";

export default defineConfig({
  test: {
    reporters: report === "" ? ["default"] : ["default", ["json", { outputFile: report }]],
    include: ["test/**/*.test.ts"],
    exclude: ["**/node_modules/**", "**/fixtures/**"],
    setupFiles: ["test/setup.ts"],
    // Many tests wait for programs they start: one worker for each core, where vitest would keep one free.
    maxWorkers: "100%",
    testTimeout: 60_000,
    hookTimeout: 60_000,
    env: {
      NO_COLOR: "1",
      CI: "",
      // CI must not skip the tests with Claude Code and Codex.
      AGENT_RELAY_REQUIRE_AGENTS: process.env["AGENT_RELAY_REQUIRE_AGENTS"] ?? ((process.env["CI"] ?? "") === "" ? "" : "claude,codex"),
      CLAUDECODE: "",
      CODEX_THREAD_ID: "",
      CODEX_SESSION_ID: "",
      CODEX_CI: "",
      GEMINI_CLI: "",
      OPENCODE: "",
      AGENT_RELAY_AGENT: "",
      AGENT_RELAY_SESSION: "",
    },
  },
});
