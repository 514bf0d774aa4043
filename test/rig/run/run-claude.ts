import { objectOf } from "../model/json.ts";
import { runAgent, type AgentRun, type AgentTask, type Preparation } from "./agent-run.ts";
import type { Talk } from "./spawn-agent.ts";

const ARGS = ["-p", "--permission-mode", "acceptEdits", "--allowedTools", "Bash,Edit,Write"];

/** Runs Claude Code once (AGENT-CLIS.md 3.1): the prompt on standard input, edits and shell allowed. */
export async function runClaude(task: AgentTask): Promise<AgentRun> {
  return runAgent(task, (url) => ({ args: [...ARGS, ...model(task)], env: claudeEnvironment(url), stdin: task.prompt }));
}

/** Runs Claude Code through several turns of one session (AGENT-CLIS.md 8.1). Standard output is its stream of JSON lines. */
export async function runClaudeTurns(task: AgentTask, more: readonly string[]): Promise<AgentRun> {
  const stream = ["--input-format", "stream-json", "--output-format", "stream-json", "--verbose"];
  return runAgent(task, (url): Preparation => ({
    args: [...ARGS, ...stream, ...model(task)],
    env: claudeEnvironment(url),
    stdin: (talk) => takeTurns(talk, [task.prompt, ...more]),
  }));
}

/** Sends a prompt, waits for its result, sends the next. */
function takeTurns(talk: Talk, prompts: readonly string[]): void {
  let sent = 0;
  const next = (): void => {
    const prompt = prompts[sent];
    sent += 1;
    if (prompt === undefined) talk.end();
    else talk.send(`${JSON.stringify({ type: "user", message: { role: "user", content: prompt } })}\n`);
  };
  talk.onLine((line) => {
    if (isResult(line)) next();
  });
  next();
}

function isResult(line: string): boolean {
  try {
    return objectOf(JSON.parse(line))["type"] === "result";
  } catch {
    return false;
  }
}

function model({ model: name }: AgentTask): readonly string[] {
  return name === undefined ? [] : ["--model", name];
}

/** Gives what leads Claude Code to a model server, and keeps it from everything else. */
export function claudeEnvironment(url: string): Readonly<Record<string, string>> {
  return {
    ANTHROPIC_BASE_URL: url,
    ANTHROPIC_API_KEY: "made-up",
    CLAUDE_CODE_MAX_RETRIES: "1",
    CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: "1",
    DISABLE_AUTOUPDATER: "1",
    DISABLE_TELEMETRY: "1",
    DISABLE_ERROR_REPORTING: "1",
  };
}
