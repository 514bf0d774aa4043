import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { realAgent } from "../rig/agents/real-agents.ts";
import type { ModelRequest } from "../rig/model/model-request.ts";
import { patch, say, shell, write } from "../rig/model/step.ts";
import type { AgentRun } from "../rig/run/agent-run.ts";
import { AGENT_RELAY, type Bench, createBench } from "../rig/run/bench.ts";
import { runClaude } from "../rig/run/run-claude.ts";
import { runCodex } from "../rig/run/run-codex.ts";

const LIMIT_MS = 180_000;

/** Codex gives commands to a login shell, which may set PATH anew. */
const RELAY = `'${process.execPath}' '${AGENT_RELAY}'`;

const claude = realAgent("claude");
const codex = realAgent("codex");

let bench: Bench;
let project: string;

/** Types a command in the project, as the user or an agent would. */
function type(...words: readonly string[]): string {
  const [program = "", ...rest] = words[0] === "agent-relay" ? [process.execPath, AGENT_RELAY, ...words.slice(1)] : words;
  const { stdout, stderr, status } = spawnSync(program, rest, { cwd: project, env: bench.env, encoding: "utf8" });
  if (status !== 0) throw new Error(`Unexpected exit code ${status} of \`${words.join(" ")}\`:\n${stdout}${stderr}`);
  return stdout;
}

/** All that reached the model in one request. */
function heard(request: ModelRequest | undefined): string {
  return [request?.system ?? "", ...(request?.messages ?? []).map(({ text }) => text)].join("\n");
}

function last(run: AgentRun): string {
  return heard(run.requests.at(-1));
}

beforeAll(() => {
  bench = createBench();
  project = join(bench.work, "shop");
  mkdirSync(project);
  type("git", "init", "-q", "-b", "main");
  type("agent-relay", "adopt", ".", "--owner", "claude", "--next", "Build the sign-in (T1)");
  const file = join(project, "AGENT-HANDOFF.md");
  type(
    "sh",
    "-c",
    `printf '\\n## Files Off Limits\\n\\n- \`infra/**\`: production\\n\\n## Pending Tasks\\n\\n- [ ] **T1** Build the sign-in (owner: claude; files: \`src/**\`)\\n- [ ] **T2** Review the sign-in (owner: codex; after: T1)\\n' >> '${file}'`,
  );
  type("git", "add", "-A");
  type("git", "commit", "-q", "-m", "Begin");
  type("agent-relay", "hooks", "install", "claude", "codex", "--trust");
  type("agent-relay", "hooks", "doctor");
}, LIMIT_MS);

afterAll(() => bench.dispose());

describe.skipIf(claude.missing !== undefined || codex.missing !== undefined)(`a day with the real agents${claude.missing ?? codex.missing ?? ""}`, () => {
  test(
    "Claude gets the brief on HANDOFF, is kept from what is off limits, is stopped once, told what to write, and let go after writing it",
    { timeout: LIMIT_MS },
    async () => {
      const script = [
        write(join(project, "infra/main.tf"), "x"),
        shell("echo x > infra/other.tf"),
        write(join(project, "src/sign-in.ts"), "export const signIn = 1;\n"),
        say("All done."),
        shell("agent-relay done T1 --unverified --as claude && agent-relay pass --to codex --summary 'Built it' --next 'Review T2' --as claude"),
        say("Handed over."),
      ];
      const run = await runClaude({ program: claude.program, bench, cwd: project, prompt: "HANDOFF", script });
      expect(run.stdout).toContain("Handed over.");
      const first = heard(run.requests[0]);
      expect(first).toContain("It is your turn, Claude. Start with `T1 Build the sign-in`");
      expect(first).toContain("SessionStart hook additional context: AgentRelay: project `shop`");
      expect(heard(run.requests[1])).toContain("infra/**");
      expect(heard(run.requests[2])).toMatch(/infra\/other\.tf/);
      expect(run.requests).toHaveLength(6);
      expect(heard(run.requests[4])).toMatch(/Stop hook feedback:[^]*src\/sign-in\.ts[^]*agent-relay pass/);
      expect(() => readFileSync(join(project, "infra/main.tf"))).toThrow("ENOENT");
      expect(() => readFileSync(join(project, "infra/other.tf"))).toThrow("ENOENT");
      const handoff = readFileSync(join(project, "AGENT-HANDOFF.md"), "utf8");
      expect(handoff).toMatch(/\| Current Owner \| Codex \|/i);
      expect(last(run).match(/Stop hook feedback/g)).toHaveLength(1);
    },
  );

  test("Codex picks it up with one word, and its patch below infra is refused", { timeout: LIMIT_MS }, async () => {
    const bad = "*** Begin Patch\n*** Add File: infra/x.tf\n+x\n*** End Patch\n";
    const script = [
      patch(bad),
      shell(`${RELAY} done T2 --unverified --as codex && ${RELAY} pass --to user --summary 'Reviewed' --next 'Approve it' --as codex`),
      say("Reviewed."),
    ];
    const run = await runCodex({ program: codex.program, bench, cwd: project, prompt: "HANDOFF", script });
    expect(run.stdout).toContain("Reviewed.");
    const first = heard(run.requests[0]);
    expect(first).toContain("It is your turn, Codex. Start with `T2 Review the sign-in`");
    expect(first).toContain("Built it");
    expect(heard(run.requests[1])).toContain("infra/**");
    expect(() => readFileSync(join(project, "infra/x.tf"))).toThrow("ENOENT");
    expect(readFileSync(join(project, "AGENT-HANDOFF.md"), "utf8")).toMatch(/\| Current Owner \| User \|/i);
  });

  test("an agent that does not listen is let go the second time, and the next session is told", { timeout: LIMIT_MS }, async () => {
    type("agent-relay", "handoff", "claude shop", "--as", "user");
    const script = [write(join(project, "src/more.ts"), "1\n"), say("Done."), say("Really done.")];
    const run = await runClaude({ program: claude.program, bench, cwd: project, prompt: "Add more", script });
    expect(run.stdout).toContain("Really done.");
    expect(run.requests).toHaveLength(3);
    expect(last(run)).toContain("Stop hook feedback");
    const next = await runClaude({ program: claude.program, bench, cwd: project, prompt: "hello", script: [say("hi")] });
    expect(heard(next.requests[0])).toContain("src/more.ts");
    expect(type("agent-relay", "sessions")).toContain("skip");
  });

  test("the tools of `agent-relay mcp` are called by Claude Code", { timeout: LIMIT_MS }, async () => {
    const servers = JSON.stringify({ mcpServers: { relay: { type: "stdio", command: "agent-relay", args: ["mcp"] } } });
    const script = [{ kind: "call", tool: "mcp__relay__brief", args: {} } as const, say("I see.")];
    const args = ["--mcp-config", servers, "--strict-mcp-config", "--allowedTools", "mcp__relay__brief"];
    const run = await runClaude({ program: claude.program, bench, cwd: project, prompt: "What is next?", script, args });
    expect(run.requests[0]?.tools).toContain("mcp__relay__pass");
    expect(last(run)).toContain("It is your turn, Claude");
  });
});
