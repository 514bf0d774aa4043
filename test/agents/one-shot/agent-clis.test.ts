import { describe, expect, test } from "vitest";
import { AGENT_CLIS, parseAgentCli } from "../../../src/agents/one-shot/agent-clis.ts";

describe("the word for an agent CLI", () => {
  test.each(AGENT_CLIS)("%s means itself, upper case or not", (cli) => {
    expect([parseAgentCli(cli), parseAgentCli(` ${cli.toUpperCase()} `)]).toEqual([cli, cli]);
  });

  test.each([
    ["cursor", "cursor-agent"],
    ["claude-code", "claude"],
    ["gemini-cli", "gemini"],
  ])("%s means %s", (word, cli) => {
    expect(parseAgentCli(word)).toBe(cli);
  });

  test.each(["", "cluade", "constructor", "toString", "claude codex"])("%j means none", (word) => {
    expect(parseAgentCli(word)).toBeUndefined();
  });
});
