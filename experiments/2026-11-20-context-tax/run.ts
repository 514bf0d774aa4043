import { spawnSync } from "node:child_process";
import { appendFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { estimateTokens } from "../../src/protocol/brief/estimate-tokens.ts";
import { AGENT_CLIS, isAgentCli, type AgentCli } from "../../test/rig/agents/agent-cli.ts";
import { realAgent } from "../../test/rig/agents/real-agents.ts";
import type { ModelRequest } from "../../test/rig/model/model-request.ts";
import { objectOf } from "../../test/rig/model/json.ts";
import type { Script } from "../../test/rig/model/model-server.ts";
import { fail, say, write } from "../../test/rig/model/step.ts";
import type { AgentRun, AgentTask } from "../../test/rig/run/agent-run.ts";
import { runClaude } from "../../test/rig/run/run-claude.ts";
import { runCodex } from "../../test/rig/run/run-codex.ts";
import { runGemini } from "../../test/rig/run/run-gemini.ts";
import { runOpencode } from "../../test/rig/run/run-opencode.ts";
import { openShop, type Shop } from "../../test/real/support/shop.ts";

const RUNS: Readonly<Record<AgentCli, (task: AgentTask) => Promise<AgentRun>>> = {
  claude: runClaude,
  codex: runCodex,
  gemini: runGemini,
  opencode: runOpencode,
};
const INSTRUCTIONS = ["CLAUDE.md", "AGENTS.md", "GEMINI.md"];
const HOOK_FILES = [".claude/", ".codex/", ".gemini/", "opencode.json"];

/** What the model reads of one first request: text, and the tools as JSON. */
interface Load {
  readonly text: string;
  readonly tools: string;
}

/** Measures the hosts that are named, else all, and prints one table row each. */
async function measure(words: readonly string[]): Promise<void> {
  const hosts = words.length === 0 ? AGENT_CLIS : words.filter(isAgentCli);
  process.stdout.write(
    "| host | first request without us | instruction file | hooks, our turn | hooks, another's turn | hooks, a bad day | always on, worst |\n| --- | --- | --- | --- | --- | --- | --- |\n",
  );
  for (const cli of hosts) {
    const cells = await measureHost(cli);
    process.stdout.write(`| ${cli} | ${cells.join(" | ")} |\n`);
  }
}

async function measureHost(cli: AgentCli): Promise<readonly string[]> {
  const { program, missing } = realAgent(cli);
  if (missing !== undefined) return [`not measured: ${missing}`];
  const other = cli === "claude" ? "codex" : "claude";
  const shop = openShop({ owner: cli, next: other });
  appendFileSync(join(shop.folder, ".git/info/exclude"), `${HOOK_FILES.join("\n")}\n`);
  try {
    const run = async (script: Script): Promise<AgentRun> => RUNS[cli]({ program, bench: shop.bench, cwd: shop.folder, prompt: "hello", script });
    const load = async (): Promise<Load> => loadOf(await run([say("hi")]));
    const instructed = await load();
    shop.relay(["hooks", "install", cli, ...(cli === "codex" ? ["--trust"] : [])]);
    const mine = await load();
    shop.relay(["handoff", other, "--as", "user"]);
    commit(shop);
    const theirs = await load();
    shop.relay(["handoff", cli, "--as", "user"]);
    makeBadDay(shop);
    await run([write(join(shop.folder, "src/lost.ts"), "1\n"), fail(400)]);
    const bad = await load();
    shop.relay(["hooks", "uninstall", cli]);
    for (const name of INSTRUCTIONS) rmSync(join(shop.folder, name));
    commit(shop);
    const bare = await load();
    const file = added(bare, instructed);
    const hooks = [mine, theirs, bad].map((after) => added(instructed, after));
    const worst = file.tokens + Math.max(...hooks.map(({ tokens }) => tokens));
    return [describe({ chars: sizeOf(bare), tokens: tokensOf(bare) }), describe(file), ...hooks.map(describe), `**${worst} tokens**`];
  } finally {
    shop.bench.dispose();
  }
}

/** A next action of 3,000 characters; the session that follows dies in the middle of its work. */
function makeBadDay({ folder }: Shop): void {
  const file = join(folder, "AGENT-HANDOFF.md");
  writeFileSync(file, readFileSync(file, "utf8").replace("Build the sign-in (T1) |", `${"Build the sign-in ".repeat(167)}|`));
}

function commit({ folder, bench }: Shop): void {
  for (const args of [
    ["add", "-A"],
    ["commit", "-q", "--allow-empty", "-m", "Begin"],
  ])
    spawnSync("git", args, { cwd: folder, env: bench.env });
}

function loadOf({ requests: [request] }: AgentRun): Load {
  if (request === undefined) throw new Error("Cannot measure: no request reached the model");
  return { text: [request.system, ...request.messages.map(({ text }) => text)].join("\n"), tools: toolsOf(request) };
}

function toolsOf({ body }: ModelRequest): string {
  return JSON.stringify(objectOf(body)["tools"] ?? []);
}

/** What stands in the second load and not in the first, counted by whole lines, so that ids and dates of the host cancel out. */
function added(before: Load, after: Load): { readonly chars: number; readonly tokens: number } {
  const known = new Set(before.text.split("\n"));
  const news = after.text
    .split("\n")
    .filter((line) => !known.has(line) && !isOfHost(line))
    .join("\n");
  const tools = after.tools === before.tools ? 0 : after.tools.length - before.tools.length;
  return { chars: news.length + tools, tokens: estimateTokens(news) + Math.ceil(Math.max(0, tools) / 4) };
}

/** Lines that the host writes about the folder and the commit, which differ from run to run anyway. */
function isOfHost(line: string): boolean {
  return /^\s*(?:[├└│]|[0-9a-f]{7} Begin$|- +\/tmp|The project's temporary directory)|billing-header|session_context/u.test(line);
}

function sizeOf({ text, tools }: Load): number {
  return text.length + tools.length;
}

function tokensOf({ text, tools }: Load): number {
  return estimateTokens(text) + estimateTokens(tools);
}

function describe({ chars, tokens }: { readonly chars: number; readonly tokens: number }): string {
  return `${chars} characters, ${tokens} tokens`;
}

await measure(process.argv.slice(2));
