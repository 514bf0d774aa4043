import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { realAgent } from "../rig/agents/real-agents.ts";
import { say, shell } from "../rig/model/step.ts";
import { runClaude } from "../rig/run/run-claude.ts";
import { runCodex } from "../rig/run/run-codex.ts";
import { runGemini } from "../rig/run/run-gemini.ts";
import { runOpencode } from "../rig/run/run-opencode.ts";
import { openShop, type Shop } from "./support/shop.ts";

const LIMIT_MS = 120_000;
const claude = realAgent("claude");
const codex = realAgent("codex");
const gemini = realAgent("gemini");
const opencode = realAgent("opencode");

/** A check that says who ran it. */
const CHECK = "touch ran-$WHO";
const ALLOWED = `AGENT_RELAY_VERIFY='{"allow":["${CHECK}"]}' agent-relay verify`;

let shop: Shop;

beforeEach(() => {
  shop = openShop({ owner: "codex", next: "claude" });
  const handoff = shop.read("AGENT-HANDOFF.md") ?? "";
  put("AGENT-HANDOFF.md", handoff.replace("## Acceptance Criteria\n", `## Acceptance Criteria\n\n- [ ] **A1** it runs. Check: \`${CHECK}\`\n`));
});

afterEach(() => shop.bench.dispose());

function put(path: string, text: string): void {
  const file = join(shop.folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** Settings with a hook for each event that verifies what is allowed and notes the exit code. */
function hooksOf(events: readonly string[]): string {
  const hook = (event: string): string => `WHO=${event} ${ALLOWED} > ${event}.txt 2>&1; echo $? >> ${event}.txt`;
  return JSON.stringify({ hooks: Object.fromEntries(events.map((event) => [event, [{ hooks: [{ type: "command", command: hook(event) }] }]])) });
}

function expectOnlyTheShell(events: readonly string[]): void {
  for (const event of events) expect([event, shop.read(`${event}.txt`)]).toEqual([event, expect.stringMatching(/Cannot verify from a hook[^]*\n3\n$/u)]);
  expect(events.map((event) => shop.read(`ran-${event}`))).toEqual(events.map(() => undefined));
  expect(shop.read("ran-shell")).toBe("");
}

test.skipIf(codex.missing !== undefined)(
  `Codex verifies in its shell and never from its hooks ${codex.missing ?? ""}`,
  async () => {
    const events = ["SessionStart", "PreToolUse", "Stop"];
    const file = join(shop.bench.home, ".codex", "hooks.json");
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, hooksOf(events));
    const script = [shell(`export WHO=shell; ${ALLOWED}`), say("ok")];
    await runCodex({ program: codex.program, bench: shop.bench, cwd: shop.folder, prompt: "go", script, trustHooks: true });
    expectOnlyTheShell(events);
  },
  LIMIT_MS,
);

test.skipIf(claude.missing !== undefined)(
  `Claude Code verifies in its shell and never from its hooks ${claude.missing ?? ""}`,
  async () => {
    const events = ["SessionStart", "PreToolUse", "Stop"];
    put(".claude/settings.json", hooksOf(events));
    const script = [shell(`export WHO=shell; ${ALLOWED}`), say("ok")];
    await runClaude({ program: claude.program, bench: shop.bench, cwd: shop.folder, prompt: "go", script });
    expectOnlyTheShell(events);
  },
  LIMIT_MS,
);

test.skipIf(gemini.missing !== undefined)(
  `Gemini CLI verifies in its shell and never from its hooks ${gemini.missing ?? ""}`,
  async () => {
    const events = ["SessionStart", "BeforeTool", "AfterAgent"];
    const file = join(shop.bench.home, ".gemini", "settings.json");
    writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, "utf8")), ...JSON.parse(hooksOf(events)) }));
    const script = [shell(`export WHO=shell; ${ALLOWED}`), say("ok")];
    await runGemini({ program: gemini.program, bench: shop.bench, cwd: shop.folder, prompt: "go", script });
    expectOnlyTheShell(events);
  },
  LIMIT_MS,
);

test.skipIf(opencode.missing !== undefined)(
  `OpenCode verifies in its shell and never from a plugin ${opencode.missing ?? ""}`,
  async () => {
    const plugin = join(shop.bench.work, "verifies.mjs");
    const command = `WHO=plugin ${ALLOWED} > plugin.txt 2>&1; echo $? >> plugin.txt`;
    const run = `spawnSync("sh", ["-c", ${JSON.stringify(command)}], { cwd: ${JSON.stringify(shop.folder)} })`;
    writeFileSync(
      plugin,
      `import { spawnSync } from "node:child_process";\nexport const Verifies = async () => ({ "tool.execute.before": async () => void ${run} });\n`,
    );
    const script = [shell(`export WHO=shell; ${ALLOWED}`), say("ok")];
    await runOpencode({ program: opencode.program, bench: shop.bench, cwd: shop.folder, prompt: "go", script, plugin });
    expectOnlyTheShell(["plugin"]);
  },
  LIMIT_MS,
);
