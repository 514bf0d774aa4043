import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runAgent, type AgentRun, type AgentTask } from "./agent-run.ts";

const SETTINGS = {
  security: { auth: { selectedType: "gemini-api-key" } },
  general: { enableAutoUpdate: false, enableAutoUpdateNotification: false, maxAttempts: 2 },
  privacy: { usageStatisticsEnabled: false },
  telemetry: { enabled: false },
};

/** Runs Gemini CLI once (AGENT-CLIS.md 3.3), in a trusted folder with all tools. The user's settings are written where the test has none. */
export async function runGemini(task: AgentTask): Promise<AgentRun> {
  ensureGeminiSettings(task.bench.home);
  return runAgent(task, (url) => ({
    args: ["-m", task.model ?? "gemini-2.5-flash", "--yolo", "-o", "stream-json"],
    env: geminiEnvironment(url),
    stdin: task.prompt,
  }));
}

/** Gives what leads Gemini CLI to a model server, in a folder that it trusts. */
export function geminiEnvironment(url: string): Readonly<Record<string, string>> {
  return { GEMINI_API_KEY: "made-up", GOOGLE_GEMINI_BASE_URL: url, GEMINI_CLI_TRUST_WORKSPACE: "true", GEMINI_CLI_NO_RELAUNCH: "true" };
}

/** Writes the settings that make Gemini CLI start without a question, unless the user's settings exist. */
export function ensureGeminiSettings(home: string): void {
  const file = join(home, ".gemini", "settings.json");
  if (existsSync(file)) return;
  mkdirSync(join(home, ".gemini"), { recursive: true });
  writeFileSync(file, JSON.stringify(SETTINGS, undefined, 2));
}
