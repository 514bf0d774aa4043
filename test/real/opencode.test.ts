import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { realAgent } from "../rig/agents/real-agents.ts";
import { say, shell, write } from "../rig/model/step.ts";
import type { AgentTask } from "../rig/run/agent-run.ts";
import { runOpencode } from "../rig/run/run-opencode.ts";
import { heard, news } from "./support/hear.ts";
import { openShop, type Shop } from "./support/shop.ts";

const LIMIT_MS = 150_000;
const opencode = realAgent("opencode");

let shop: Shop;

beforeAll(() => {
  shop = openShop({ owner: "opencode", next: "claude" });
  shop.relay(["hooks", "install", "opencode"]);
}, LIMIT_MS);

afterAll(() => shop.bench.dispose());

function base(): Omit<AgentTask, "prompt" | "script"> {
  return { program: opencode.program, bench: shop.bench, cwd: shop.folder };
}

const PASS = "agent-relay done T1 --unverified --as opencode && agent-relay pass --to claude --summary 'Built it' --next 'Review T2' --as opencode";

describe.skipIf(opencode.missing !== undefined)(`OpenCode with its plugin ${opencode.missing ?? ""}`, { timeout: LIMIT_MS }, () => {
  test("gets start and brief on HANDOFF and is refused what is off limits; its `run` ends before it could be asked again", async () => {
    const script = [write(`${shop.folder}/infra/x.tf`, "x"), shell("echo x > infra/y.tf"), write(`${shop.folder}/src/a.ts`, "1\n"), say("Done.")];
    const run = await runOpencode({ ...base(), prompt: "HANDOFF", script });
    expect(heard(run, 0)).toContain("AgentRelay: project `shop`");
    expect(heard(run, 0)).toContain("Start with `T1 Build the sign-in`");
    for (const turn of [1, 2]) expect(news(run, turn)).toContain("off limits in shop");
    expect([shop.read("infra/x.tf"), shop.read("infra/y.tf"), shop.read("src/a.ts")]).toEqual([undefined, undefined, "1\n"]);
    expect(run.requests).toHaveLength(4);
    expect(shop.relay(["sessions"])).toContain("2 denied");
  });

  test("hands over with the command, and the next HANDOFF says whose turn it is", async () => {
    const run = await runOpencode({ ...base(), prompt: "HANDOFF", script: [write(`${shop.folder}/src/b.ts`, "1\n"), shell(PASS), say("Handed over.")] });
    expect(news(run, 2)).toContain("Passed to Claude");
    expect(heard(await runOpencode({ ...base(), prompt: "HANDOFF", script: [say("I wait.")] }), 0)).toContain("Claude's turn");
  });
});
