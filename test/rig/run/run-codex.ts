import { runAgent, type AgentRun, type AgentTask } from "./agent-run.ts";

/** A run of Codex, which may go on with the last session instead of beginning one. */
export interface CodexTask extends AgentTask {
  readonly resume?: boolean;
  /** Runs hooks that nobody has trusted; otherwise Codex skips them in silence. */
  readonly trustHooks?: boolean;
}

/**
 * Runs Codex once (AGENT-CLIS.md 3.2). Nothing is written to its config.toml, which belongs to the test. There is no sandbox,
 * because Codex's leaves empty `.git` folders in the temporary folder that all tests share. `gpt-5.5` has `apply_patch`.
 */
export async function runCodex(task: CodexTask): Promise<AgentRun> {
  const exec = task.resume === true ? ["exec", "resume", "--last"] : ["exec", "-s", "danger-full-access"];
  const trust = task.trustHooks === true ? ["--dangerously-bypass-hook-trust"] : [];
  return runAgent(task, (url) => ({
    args: [...exec, "--skip-git-repo-check", "-m", task.model ?? "gpt-5.5", ...settings(url, task.cwd), ...trust, "-"],
    env: { MADE_UP_KEY: "made-up" },
    stdin: task.prompt,
  }));
}

/** The `-c` words; every value is TOML, and JSON strings are that too. */
function settings(url: string, cwd: string): readonly string[] {
  const provider = `{name="rig",base_url=${JSON.stringify(`${url}/v1`)},env_key="MADE_UP_KEY",wire_api="responses",request_max_retries=1,stream_max_retries=1}`;
  const values = {
    model_provider: '"rig"',
    "model_providers.rig": provider,
    projects: `{${JSON.stringify(cwd)}={trust_level="trusted"}}`,
    check_for_update_on_startup: "false",
    "analytics.enabled": "false",
  };
  return Object.entries(values).flatMap(([key, value]) => ["-c", `${key}=${value}`]);
}
