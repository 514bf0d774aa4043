import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { realAgent } from "../rig/agents/real-agents.ts";
import { call, say, shell, write } from "../rig/model/step.ts";
import type { AgentTask } from "../rig/run/agent-run.ts";
import { runGemini } from "../rig/run/run-gemini.ts";
import { heard, news } from "./support/hear.ts";
import { openShop, type Shop } from "./support/shop.ts";

const LIMIT_MS = 120_000;
const gemini = realAgent("gemini");

let shop: Shop;

beforeAll(() => {
  shop = openShop({ owner: "gemini", next: "claude" });
  shop.relay(["hooks", "install", "gemini"]);
}, LIMIT_MS);

afterAll(() => shop.bench.dispose());

function task(prompt: string, script: AgentTask["script"]): AgentTask {
  return { program: gemini.program, bench: shop.bench, cwd: shop.folder, prompt, script };
}

const PASS = "agent-relay done T1 --unverified --as gemini && agent-relay pass --to claude --summary 'Built it' --next 'Review T2' --as gemini";

describe.skipIf(gemini.missing !== undefined)(`Gemini CLI with hooks ${gemini.missing ?? ""}`, { timeout: LIMIT_MS }, () => {
  test("gets start and brief on HANDOFF, is refused what is off limits, and is let go after the second stop", async () => {
    const edit = call("replace", { file_path: `${shop.folder}/infra/main.tf`, instruction: "change", old_string: "before", new_string: "after" });
    const script = [
      write(`${shop.folder}/infra/x.tf`, "x"),
      shell("echo x > infra/y.tf"),
      edit,
      write(`${shop.folder}/src/a.ts`, "1\n"),
      say("Done."),
      say("Really done."),
    ];
    const run = await runGemini(task("HANDOFF", script));
    expect(heard(run, 0)).toMatch(/<hook_context>AgentRelay: project `shop`/u);
    expect(heard(run, 0)).toMatch(/<hook_context>[^]*Start with `T1 Build the sign-in`/u);
    for (const turn of [1, 2, 3]) expect(news(run, turn)).toContain("off limits in shop");
    expect([shop.read("infra/x.tf"), shop.read("infra/y.tf"), shop.read("infra/main.tf")]).toEqual([undefined, undefined, "before\n"]);
    expect(news(run, 5)).toMatch(/before you stop[^]*src\/a\.ts[^]*agent-relay pass --to claude/u);
    expect([run.requests.length, run.exitCode]).toEqual([6, 0]);
    expect(shop.relay(["sessions"])).toMatch(/3 denied, 1 block, 1 skip/u);
  });

  test("is let go at once after handing over, and the next prompt says whose turn it is", async () => {
    const run = await runGemini(task("HANDOFF", [write(`${shop.folder}/src/b.ts`, "1\n"), shell(PASS), say("Handed over.")]));
    expect(run.requests).toHaveLength(3);
    expect(shop.read("AGENT-HANDOFF.md")).toMatch(/\| Current Owner \| Claude \|/iu);
    expect(heard(await runGemini(task("HANDOFF", [say("I wait.")])), 0)).toContain("Claude's turn");
  });
});
