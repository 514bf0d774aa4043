import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { createExecutor } from "../../src/runner/steps/create-executor.ts";
import type { AttemptEnd } from "../../src/runner/steps/step-executor.ts";
import type { PlannedAgentStep } from "../../src/workflow/plan/planned-step.ts";
import { parseTemplate } from "../../src/workflow/template/parse-template.ts";
import { AGENT_CLIS, type AgentCli } from "../rig/agents/agent-cli.ts";
import { realAgent } from "../rig/agents/real-agents.ts";
import { allText } from "../rig/model/model-request.ts";
import { fail, say, shell, type Step, write } from "../rig/model/step.ts";
import { agentStep, sampleAttempt } from "../runner/steps/support/sample-attempt.ts";
import { survivors } from "../runner/steps/support/survivors.ts";
import { openWorkbench, type Workbench } from "./support/one-shot-run.ts";

const LIMIT_MS = 150_000;
const execute = createExecutor();

let bench: Workbench | undefined;

afterEach(async () => {
  await bench?.dispose();
  bench = undefined;
});

/** Does a step with a real CLI whose model does what the script says; gives its end and its bench. */
async function run(
  cli: AgentCli,
  {
    script,
    step,
    stop = new AbortController().signal,
  }: { readonly script: (folder: string) => readonly Step[]; readonly step: PlannedAgentStep; readonly stop?: AbortSignal },
): Promise<{ readonly end: AttemptEnd; readonly at: Workbench }> {
  const at = await openWorkbench(cli, script);
  bench = at;
  const agent = { ...step.agent, cli, model: at.model };
  // Without it Claude Code refuses `full` to root, whom containers have for a user.
  const environment = { ...at.environment, IS_SANDBOX: "1" };
  return { at, end: await execute(sampleAttempt({ ...step, agent }, { project: at.folder, environment, stop })) };
}

describe.each(AGENT_CLIS.map((cli) => [cli, realAgent(cli)] as const))("a step of %s", (cli, { missing }) => {
  describe.skipIf(missing !== undefined)(`with the real program ${missing ?? ""}`, { timeout: LIMIT_MS }, () => {
    test("edits a file by a task of 150 kB and completes by its check", async () => {
      const verification = { kind: "file_exists", path: parseTemplate("a.txt"), description: "" } as const;
      const task = `Write a.txt.\n${"All of these words matter.\n".repeat(6000)}Mind the last words.`;
      const step = agentStep(task, { verification, access: "readwrite", timeoutMs: 90_000 });
      const { end, at } = await run(cli, { step, script: (folder) => [write(`${folder}/a.txt`, "hello\n"), say("I wrote a.txt.")] });
      expect(end).toMatchObject({
        kind: "completed",
        reason: "verification",
        output: "I wrote a.txt.",
        exitCode: 0,
        sessionId: expect.any(String),
        usage: { inputTokens: 20 },
      });
      expect(at.read("a.txt")).toBe("hello\n");
      expect(at.requests.some((request) => allText(request).includes("Mind the last words."))).toBe(true);
    });

    test("fails with the API's words", async () => {
      const { end } = await run(cli, { step: agentStep("Do it.", { timeoutMs: 90_000 }), script: () => [fail(400, "the prompt is bad")] });
      expect(end).toMatchObject({ kind: "failed", error: expect.stringContaining("the prompt is bad") });
    });

    test("is stopped while a tool runs, and nothing of it stays alive", async () => {
      const script = (folder: string): readonly Step[] => [shell(`touch ${folder}/begun; sleep 600`), say("Never.")];
      const stop = new AbortController();
      const step = agentStep("Wait.", { access: "full", timeoutMs: 90_000 });
      const ended = run(cli, { step, script, stop: stop.signal });
      const look = setInterval(() => {
        if (bench !== undefined && existsSync(join(bench.folder, "begun"))) stop.abort("SIGTERM");
      }, 20);
      await ended.finally(() => clearInterval(look));
      const { end, at } = await ended;
      expect(end).toMatchObject({ kind: "failed", reason: "stopped" });
      expect(survivors("AGENT_RELAY_RIG", at.environment["AGENT_RELAY_RIG"] ?? "")).toEqual([]);
    });
  });
});
