import { describe, expect, test } from "vitest";
import type { Installed } from "./install-agent.ts";
import { realAgent, requiredAgents } from "./real-agents.ts";
import { toolEnvironment } from "./tool-environment.ts";

function absent(): Installed {
  return { ok: false, reason: "no network" };
}

describe("a real agent for a test", () => {
  test("is its program where it is installed", () => {
    const agent = realAgent("claude", {}, () => ({ ok: true, program: "/bin/claude", fresh: false }));
    expect(agent).toEqual({ cli: "claude", program: "/bin/claude", missing: undefined });
  });

  test("is a reason to skip where it cannot be had", () => {
    expect(realAgent("gemini", {}, absent)).toEqual({ cli: "gemini", program: "", missing: "no network" });
  });

  test("is not installed where the person wants none", () => {
    const agent = realAgent("claude", { AGENT_RELAY_AGENTS: "off" }, () => {
      throw new Error("installed");
    });
    expect(agent.missing).toBe("AGENT_RELAY_AGENTS=off");
  });

  test.each([
    [{}, []],
    [{ CI: "1" }, ["claude", "codex"]],
    [{ AGENT_RELAY_REQUIRE_AGENTS: "gemini, opencode,other" }, ["gemini", "opencode"]],
    [{ CI: "true", AGENT_RELAY_REQUIRE_AGENTS: "gemini" }, ["claude", "codex", "gemini"]],
  ])("must be there in %j: %j", (env, required) => {
    expect(requiredAgents(env)).toEqual(required);
  });

  test("fails a test that must not be skipped", () => {
    expect(() => realAgent("codex", { CI: "1" }, absent)).toThrow("Cannot test with @openai/codex, which must not be skipped: no network");
    expect(() => realAgent("codex", { CI: "1", AGENT_RELAY_AGENTS: "off" }, absent)).toThrow("must not be skipped");
    expect(realAgent("gemini", { CI: "1" }, absent).missing).toBe("no network");
  });
});

describe("the environment of npm", () => {
  test("keeps the person's settings and drops what a running npm adds", () => {
    const env = { HOME: "/h", npm_config_registry: "r", npm_config_local_prefix: "/repo", npm_lifecycle_event: "test", INIT_CWD: "/repo", GONE: undefined };
    expect(toolEnvironment(env)).toEqual({ HOME: "/h", npm_config_registry: "r" });
  });
});
