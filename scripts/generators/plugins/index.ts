import type { WantedHook } from "../../../src/agents/settings/json-settings.ts";
import { listHooks as claudeHooks } from "../../../src/agents/claude/hook-settings.ts";
import { listHooks as codexHooks } from "../../../src/agents/codex/hook-settings.ts";
import { listHooks as geminiHooks } from "../../../src/agents/gemini/hook-settings.ts";
import { createPluginSource } from "../../../src/agents/opencode/plugin-source.ts";
import { json, NAME, order, skill, SUMMARY, version } from "./words.ts";

/** Every host's plugin, made from what \`hooks install\` writes and from the rules of the instruction files. They call the \`agent-relay\` on PATH. */
export const plugins = [
  {
    path: ".claude-plugin/marketplace.json",
    produce: () => json({ name: NAME, owner: { name: NAME }, metadata: { description: SUMMARY }, plugins: [entry("claude")] }),
  },
  { path: "plugins/claude/.claude-plugin/plugin.json", produce: () => json(manifest()) },
  { path: "plugins/claude/hooks/hooks.json", produce: () => hooksFile(claudeHooks, { command: NAME, args: ["hook", "claude"] }) },
  { path: "plugins/claude/skills/agent-relay/SKILL.md", produce: () => skill("claude") },
  {
    path: "plugins/claude/commands/handoff.md",
    produce: () => `---\ndescription: ${JSON.stringify(SUMMARY)}\nargument-hint: "[agent] [project]"\n---\n\n${order("claude", "$ARGUMENTS")}\n`,
  },
  { path: ".agents/plugins/marketplace.json", produce: () => json({ name: NAME, interface: { displayName: "AgentRelay" }, plugins: [codexEntry()] }) },
  { path: "plugins/codex/.codex-plugin/plugin.json", produce: () => json({ ...manifest(), skills: "./skills/", hooks: "./hooks/hooks.json" }) },
  { path: "plugins/codex/hooks/hooks.json", produce: () => hooksFile(codexHooks, { command: `${NAME} hook codex`, commandWindows: `${NAME} hook codex` }) },
  { path: "plugins/codex/skills/agent-relay/SKILL.md", produce: () => skill("codex") },
  { path: "plugins/gemini/gemini-extension.json", produce: () => json({ name: NAME, version: version(), description: SUMMARY }) },
  { path: "plugins/gemini/hooks/hooks.json", produce: () => hooksFile(geminiHooks, { command: `${NAME} hook gemini || true` }) },
  { path: "plugins/gemini/skills/agent-relay/SKILL.md", produce: () => skill("gemini") },
  {
    path: "plugins/gemini/commands/handoff.toml",
    produce: () => `description = ${JSON.stringify(SUMMARY)}\nprompt = '''\n${order("gemini", "{{args}}")}\n'''\n`,
  },
  { path: "plugins/opencode/agent-relay.js", produce: () => createPluginSource({ node: NAME, script: "", version: version() }) },
  { path: "plugins/opencode/command/handoff.md", produce: () => `---\ndescription: ${JSON.stringify(SUMMARY)}\n---\n\n${order("opencode", "$ARGUMENTS")}\n` },
];

function manifest(): Readonly<Record<string, unknown>> {
  return { name: NAME, version: version(), description: SUMMARY, author: { name: NAME }, license: "Apache-2.0" };
}

function entry(host: string): Readonly<Record<string, unknown>> {
  return { name: NAME, source: `./plugins/${host}`, description: SUMMARY };
}

function codexEntry(): Readonly<Record<string, unknown>> {
  return {
    name: NAME,
    source: { source: "local", path: "./plugins/codex" },
    policy: { installation: "AVAILABLE", authentication: "ON_INSTALL" },
    category: "Productivity",
  };
}

/** The hooks that are installed, with the command by its name instead of this machine's paths. */
function hooksFile(
  list: (program: { readonly node: string; readonly script: string; readonly version: string }) => readonly WantedHook[],
  command: Readonly<Record<string, unknown>>,
): string {
  const hooks: Record<string, unknown[]> = {};
  for (const { event, group, handler } of list({ node: "node", script: "agent-relay.cjs", version: version() })) {
    const groups = (hooks[event] ??= []);
    groups.push({ ...group, hooks: [{ ...handler, ...command }] });
  }
  return json({ description: SUMMARY, hooks });
}
