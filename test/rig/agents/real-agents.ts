import { AGENT_CLIS, AGENT_PINS, isAgentCli, type AgentCli } from "./agent-cli.ts";
import { installAgent } from "./install-agent.ts";

/** A CLI for a test: its program, or the reason why it is skipped. */
export interface RealAgent {
  readonly cli: AgentCli;
  /** Path of the program, empty where there is none. */
  readonly program: string;
  /** Why there is none, for the test's title; undefined where there is one. */
  readonly missing: string | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** CLIs whose tests CI must not skip. */
const NEEDED_IN_CI: readonly AgentCli[] = ["claude", "codex"];

/**
 * Gives a CLI for tests, installing the pinned release where the cache lacks it. `AGENT_RELAY_AGENTS=off` installs nothing.
 * @throws Error where it is missing although `AGENT_RELAY_REQUIRE_AGENTS` names it, or although this is CI and it is Claude Code or Codex.
 */
export function realAgent(cli: AgentCli, env: Environment = process.env, install: typeof installAgent = installAgent): RealAgent {
  const installed = env["AGENT_RELAY_AGENTS"] === "off" ? ({ ok: false, reason: "AGENT_RELAY_AGENTS=off" } as const) : install(cli);
  if (installed.ok) return { cli, program: installed.program, missing: undefined };
  if (requiredAgents(env).includes(cli)) throw new Error(`Cannot test with ${AGENT_PINS[cli].name}, which must not be skipped: ${installed.reason}`);
  return { cli, program: "", missing: installed.reason };
}

/** Gives the CLIs whose absence is a failure: those `AGENT_RELAY_REQUIRE_AGENTS` lists, in CI at least Claude Code and Codex. */
export function requiredAgents(env: Environment): readonly AgentCli[] {
  const listed = (env["AGENT_RELAY_REQUIRE_AGENTS"] ?? "").split(",").map((word) => word.trim());
  const ci = (env["CI"] ?? "") === "" ? [] : NEEDED_IN_CI;
  return AGENT_CLIS.filter((cli) => ci.includes(cli) || listed.filter(isAgentCli).includes(cli));
}
