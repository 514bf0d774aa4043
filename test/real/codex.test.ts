import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { realAgent } from "../rig/agents/real-agents.ts";
import { patch, say, shell, write } from "../rig/model/step.ts";
import { runCodex, type CodexTask } from "../rig/run/run-codex.ts";
import { heard, news } from "./support/hear.ts";
import { openShop, type Shop } from "./support/shop.ts";

const LIMIT_MS = 120_000;
const codex = realAgent("codex");

let shop: Shop;

beforeEach(() => {
  shop = openShop({ owner: "codex", next: "claude" });
});

afterEach(() => shop.bench.dispose());

function task(prompt: string, script: CodexTask["script"], more: Partial<CodexTask> = {}): CodexTask {
  return { program: codex.program, bench: shop.bench, cwd: shop.folder, prompt, script, ...more };
}

const PASS = "agent-relay done T1 --unverified --as codex && agent-relay pass --to claude --summary 'Built it' --next 'Review T2' --as codex";

describe.skipIf(codex.missing !== undefined)(`Codex with hooks ${codex.missing ?? ""}`, { timeout: LIMIT_MS }, () => {
  test.each(["HANDOFF", "HandOff: CODEX shop", "handoff -> codex"])("gets the session's start and the brief on %s", async (prompt) => {
    shop.relay(["hooks", "install", "codex", "--trust"]);
    const run = await runCodex(task(prompt, [say("understood")]));
    const texts = run.requests[0]?.messages.filter(({ role }) => role === "system").map(({ text }) => text) ?? [];
    expect(texts.some((text) => text.startsWith("AgentRelay: project `shop`"))).toBe(true);
    expect(texts.some((text) => text.includes("Start with `T1 Build the sign-in`"))).toBe(true);
    expect(run.stdout).toBe("understood\n");
  });

  test("is stopped once for what it has not handed over, told what to write, and let go after writing it", async () => {
    shop.relay(["hooks", "install", "codex", "--trust"]);
    const run = await runCodex(task("HANDOFF", [write("src/a.ts", "1\n"), say("Done."), shell(PASS), say("Handed over.")]));
    expect(news(run, 2)).toMatch(/<hook_prompt[^]*src\/a\.ts[^]*agent-relay pass --to claude/u);
    expect(run.stdout).toBe("Handed over.\n");
    expect(run.requests).toHaveLength(4);
    expect(heard(run, 3).match(/<hook_prompt/gu)).toHaveLength(1);
    expect(shop.read("AGENT-HANDOFF.md")).toMatch(/\| Current Owner \| Claude \|/iu);
  });

  test("is let go the second time though it has written nothing", async () => {
    shop.relay(["hooks", "install", "codex", "--trust"]);
    const run = await runCodex(task("HANDOFF", [write("src/a.ts", "1\n"), say("Done."), say("Really done.")]));
    expect([run.requests.length, run.stdout]).toEqual([3, "Really done.\n"]);
    expect(shop.relay(["sessions"])).toMatch(/1 block, 1 skip/u);
  });

  test.each([
    ["gpt-5.5", "adds", "*** Begin Patch\n*** Add File: infra/x.tf\n+x\n*** End Patch\n"],
    ["gpt-5.5", "updates", "*** Begin Patch\n*** Update File: infra/main.tf\n@@\n-before\n+after\n*** End Patch\n"],
    ["gpt-5.5", "moves away", "*** Begin Patch\n*** Update File: infra/main.tf\n*** Move to: src/x.tf\n@@\n-before\n+after\n*** End Patch\n"],
    ["gpt-6.1-sol", "adds from code mode", "*** Begin Patch\n*** Add File: infra/x.tf\n+x\n*** End Patch\n"],
  ])("refuses a patch of %s that %s what is off limits", async (model, _, text) => {
    shop.relay(["hooks", "install", "codex", "--trust"]);
    const run = await runCodex(task("Change it", [patch(text), say("I cannot")], { model }));
    expect(news(run, 1)).toMatch(/off limits in shop/u);
    expect([shop.read("infra/main.tf"), shop.read("infra/x.tf"), shop.read("src/x.tf")]).toEqual(["before\n", undefined, undefined]);
  });

  test.each(["gpt-5.5", "gpt-6.1-sol"])("refuses a shell command of %s that writes what is off limits", async (model) => {
    shop.relay(["hooks", "install", "codex", "--trust"]);
    const run = await runCodex(task("Change it", [shell("cd infra && sed -i s/before/after/ main.tf"), say("I cannot")], { model }));
    expect(news(run, 1)).toContain("off limits in shop");
    expect(shop.read("infra/main.tf")).toBe("before\n");
  });

  test("goes on with a session and is told once for each prompt", async () => {
    shop.relay(["hooks", "install", "codex", "--trust"]);
    await runCodex(task("HANDOFF", [write("src/a.ts", "1\n"), say("Done."), say("Really done.")]));
    const script: CodexTask["script"] = ({ messages }) => {
      const last = messages.at(-1)?.text ?? "";
      if (last.includes("more, please")) return write("src/more.ts", "2\n");
      return last.includes("<hook_prompt") ? say("Second.") : say("First.");
    };
    const run = await runCodex(task("more, please", script, { resume: true }));
    expect(run.stdout).toBe("Second.\n");
    expect(heard(run, -1).match(/<hook_prompt/gu)).toHaveLength(2);
  });

  test("skips hooks that nobody trusts, which doctor tells and --trust mends", async () => {
    shop.relay(["hooks", "install", "codex"]);
    const without = await runCodex(task("HANDOFF", [say("what?")]));
    expect(heard(without, 0)).not.toContain("Start with `T1 Build the sign-in`");
    expect(shop.relay(["hooks", "doctor"], 1)).toMatch(/not trusted[^]*--trust/u);
    shop.relay(["hooks", "install", "codex", "--trust"]);
    shop.relay(["hooks", "doctor"]);
    const trusted = await runCodex(task("HANDOFF", [say("understood")]));
    expect(heard(trusted, 0)).toContain("Start with `T1 Build the sign-in`");
  });
});
