import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { estimateTokens } from "../../src/protocol/brief/estimate-tokens.ts";
import { handoffText, makeWorkspace } from "../cli/workspace.ts";

const PROGRAM = resolve(import.meta.dirname, "../../dist/cli/agent-relay.cjs");
/** Tokens that every session may cost, whether or not anybody wants a handoff (PROTOCOL.md 7). */
const LIMIT = 600;
const SESSION = { session_id: "22222222-2222-4222-8222-222222222222", transcript_path: "/nonexistent", hook_event_name: "SessionStart", source: "startup" };

/** A project whose every field is as long as somebody careless may write it. */
function longWinded(): string {
  const words = "and then some more of it ";
  const tasks = Array.from({ length: 80 }, (_, at) => `- [ ] **T${at + 1}** ${words.repeat(40)} (owner: claude)`);
  const text = handoffText("shop", { owner: "Claude", next: words.repeat(200), status: `in-progress, ${words.repeat(50)}`, pending: tasks });
  return text.replace("## Acceptance Criteria\n", `## Blockers\n\n- ${words.repeat(100)}\n\n## Acceptance Criteria\n`);
}

function run(cwd: string, words: readonly string[], input = ""): string {
  return spawnSync(process.execPath, [PROGRAM, ...words], { cwd, input, encoding: "utf8", env: { PATH: process.env["PATH"], HOME: "/nonexistent" } }).stdout;
}

describe("what every session reads of us", () => {
  test.each(["claude", "codex", "gemini"])("is at most 600 tokens in %s, whatever the handoff holds", (host) => {
    const root = makeWorkspace({ shop: { owner: "Claude", files: { "AGENT-HANDOFF.md": longWinded() } } });
    const instructions = run(root, ["instructions"]);
    const started = run(join(root, "shop"), ["hook", host], JSON.stringify({ ...SESSION, cwd: join(root, "shop") }));
    expect(started).toContain("HANDOFF");
    expect(instructions).toContain("HANDOFF");
    expect(estimateTokens(instructions) + estimateTokens(started)).toBeLessThanOrEqual(LIMIT);
  });
});
