import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["**/node_modules/**", "**/fixtures/**"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    env: { NO_COLOR: "1", CI: "", CLAUDECODE: "", CODEX_THREAD_ID: "", CODEX_SESSION_ID: "", CODEX_CI: "", GEMINI_CLI: "", OPENCODE: "", AGENT_RELAY_AGENT: "", AGENT_RELAY_SESSION: "" },
  },
});
