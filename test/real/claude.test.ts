import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { realAgent } from "../rig/agents/real-agents.ts";
import { call, fail, say, shell, write } from "../rig/model/step.ts";
import type { AgentTask } from "../rig/run/agent-run.ts";
import { runClaude, runClaudeTurns } from "../rig/run/run-claude.ts";
import { heard, news } from "./support/hear.ts";
import { openShop, type Shop } from "./support/shop.ts";

const LIMIT_MS = 120_000;
const claude = realAgent("claude");

let shop: Shop;

beforeEach(() => {
  shop = openShop({ owner: "claude", next: "codex" });
  shop.relay(["hooks", "install", "claude"]);
});

afterEach(() => shop.bench.dispose());

function task(prompt: string, script: AgentTask["script"]): AgentTask {
  return { program: claude.program, bench: shop.bench, cwd: shop.folder, prompt, script };
}

const PASS = "agent-relay done T1 --unverified --as claude && agent-relay pass --to codex --summary 'Built it' --next 'Review T2' --as claude";

describe.skipIf(claude.missing !== undefined)(`Claude Code with hooks ${claude.missing ?? ""}`, { timeout: LIMIT_MS }, () => {
  test("gets no brief for a prompt that only mentions the word, but the session's start", async () => {
    const run = await runClaude(task("Please explain what a handoff is", [say("It is")]));
    expect(heard(run, 0)).toContain("SessionStart hook additional context: AgentRelay: project `shop`");
    expect(heard(run, 0)).not.toContain("UserPromptSubmit hook additional context");
  });

  test("is told whose turn it is when the user routes the project to another agent, and nothing else", async () => {
    const run = await runClaude(task("HandOff: CODEX shop", [say("Codex then")]));
    expect(heard(run, 0)).toMatch(/UserPromptSubmit hook additional context: shop: Routed to Codex/u);
    expect(shop.read("AGENT-HANDOFF.md")).toMatch(/\| Current Owner \| Codex \|/iu);
  });

  test("may not edit what is off limits by its edit tool, though it has read it", async () => {
    const file = join(shop.folder, "infra/main.tf");
    const edit = call("Edit", { file_path: file, old_string: "before", new_string: "after" });
    const run = await runClaude(task("Change it", [call("Read", { file_path: file }), edit, say("I cannot")]));
    expect(news(run, 1)).toContain("before");
    expect(news(run, 2)).toMatch(/infra\/main\.tf[^]*off limits[^]*infra\/\*\*/u);
    expect(shop.read("infra/main.tf")).toBe("before\n");
    expect(run.requests).toHaveLength(3);
  });

  test("stops unhindered after work that it has handed over", async () => {
    const script = [write(join(shop.folder, "src/a.ts"), "1\n"), shell(PASS), say("Handed over.")];
    const run = await runClaude(task("HANDOFF", script));
    expect(run.stdout).toBe("Handed over.\n");
    expect(run.requests).toHaveLength(3);
    expect(shop.relay(["sessions"])).not.toMatch(/block|skip/u);
  });

  test("stops unhindered without work, whatever the user's own files say", async () => {
    writeFileSync(join(shop.folder, "src/mine.ts"), "the user's, before the session\n");
    const run = await runClaude(task("HANDOFF", [shell("git status --short"), say("Nothing to do.")]));
    expect(run.requests).toHaveLength(2);
    expect(run.stdout).toBe("Nothing to do.\n");
  });

  test("is stopped for work that a shell did without any edit tool", async () => {
    const run = await runClaude(task("HANDOFF", [shell("python3 -c \"open('src/b.ts','w').write('1')\""), say("Done."), say("Still done.")]));
    expect(news(run, 2)).toMatch(/Stop hook feedback:[^]*src\/b\.ts/u);
    expect(run.stdout).toBe("Still done.\n");
  });

  test("is told once for each prompt of a session, and the brief comes with the prompt that asks for it", async () => {
    const script = [
      write(join(shop.folder, "src/a.ts"), "1\n"),
      say("Done."),
      say("Done again."),
      write(join(shop.folder, "src/a.ts"), "2\n"),
      say("More."),
      say("And more."),
    ];
    const run = await runClaudeTurns(task("Build it", script), ["HANDOFF"]);
    const told = run.requests.map((_, turn) => news(run, turn).includes("Stop hook feedback"));
    expect(told).toEqual([false, false, true, false, false, true]);
    expect(heard(run, 2)).not.toContain("Start with `T1 Build the sign-in`");
    expect(news(run, 3)).toContain("Start with `T1 Build the sign-in`");
    expect(run.exitCode).toBe(0);
  });

  test("leaves a draft for the next session where the model fails in the middle of its work", async () => {
    const run = await runClaude(task("HANDOFF", [write(join(shop.folder, "src/lost.ts"), "1\n"), fail(400, "broken")]));
    expect(run.exitCode).toBe(1);
    const next = await runClaude(task("hello", [say("hi")]));
    const draft = /Recovery draft: `([^`]+)`/u.exec(heard(next, 0))?.[1] ?? "none";
    expect(shop.read(draft)).toContain("src/lost.ts");
  });

  test("ends its session in the log and gives its lease back", async () => {
    await runClaude(task("HANDOFF", [write(join(shop.folder, "src/a.ts"), "1\n"), say("Done."), say("Done.")]));
    expect(shop.relay(["sessions"])).toContain("session-end");
    expect(JSON.parse(shop.relay(["status", "--json"]))).not.toHaveProperty("lease");
    expect(shop.read(".agent-relay/hooks.log") ?? "").toBe("");
  });
});
