import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { join } from "node:path";
import { AGENT_CLIS, type AgentCli } from "../rig/agents/agent-cli.ts";
import { realAgent } from "../rig/agents/real-agents.ts";
import { say, shell } from "../rig/model/step.ts";
import type { AgentRun, AgentTask } from "../rig/run/agent-run.ts";
import { runClaude } from "../rig/run/run-claude.ts";
import { runCodex } from "../rig/run/run-codex.ts";
import { runGemini } from "../rig/run/run-gemini.ts";
import { runOpencode } from "../rig/run/run-opencode.ts";
import { heard, news } from "./support/hear.ts";
import { openShop, type Shop } from "./support/shop.ts";

const LIMIT_MS = 120_000;
const RUNS: Readonly<Record<AgentCli, (task: AgentTask) => Promise<AgentRun>>> = {
  claude: runClaude,
  codex: runCodex,
  gemini: runGemini,
  opencode: runOpencode,
};
const RULE = 'Run `agent-relay handoff "<the user\'s words>" --as <your name>`';

let shop: Shop;

beforeAll(() => {
  shop = openShop({ owner: "claude", next: "codex" });
}, LIMIT_MS);

afterAll(() => shop.bench.dispose());

describe.each(AGENT_CLIS)("%s without hooks", (cli) => {
  const { program, missing } = realAgent(cli);

  test.skipIf(missing !== undefined)(
    `reads the rule in its instruction file, and what it tells to run gives the brief ${missing ?? ""}`,
    { timeout: LIMIT_MS },
    async () => {
      const script = [shell(`agent-relay handoff "HANDOFF" --as ${cli}`), say("understood")];
      const run = await RUNS[cli]({ program, bench: shop.bench, cwd: shop.folder, prompt: "HANDOFF", script });
      expect(heard(run, 0)).toContain(RULE);
      expect(heard(run, 0)).not.toContain("AgentRelay: project");
      expect(news(run, 1)).toContain(cli === "claude" ? "Start with `T1 Build the sign-in`" : "Claude's turn");
    },
  );

  test.skipIf(missing !== undefined)(`reads it from a folder below as well ${missing ?? ""}`, { timeout: LIMIT_MS }, async () => {
    const run = await RUNS[cli]({ program, bench: shop.bench, cwd: join(shop.folder, "src"), prompt: "HANDOFF", script: [say("understood")] });
    expect(heard(run, 0)).toContain(RULE);
  });
});
