import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { HookDecision, HookEvent, HookHost, HookInput } from "../../../src/agents/hook-dialect.ts";
import { hook as afterTool } from "../../../hooks/after-tool.ts";
import { createContext } from "../../../hooks/create-context.ts";
import type { Hook } from "../../../hooks/hook.ts";
import { hook as promptHook } from "../../../hooks/prompt.ts";
import { hook as sessionStart } from "../../../hooks/session-start.ts";
import { hook as stop } from "../../../hooks/stop.ts";
import { hook as subagentStop } from "../../../hooks/subagent-stop.ts";
import { commit, git } from "../../workspace/support/git-repository.ts";
import { handoffText } from "../../protocol/handoff-text.ts";

const HOOKS: Partial<Record<HookEvent, Hook>> = {
  "session-start": sessionStart,
  prompt: promptHook,
  "after-tool": afterTool,
  stop,
  "subagent-stop": subagentStop,
};

/** Where and as whom a scene is played; without more it is Claude's session `s1` in the folder itself. */
export interface Stage {
  readonly folder: string;
  readonly cwd?: string;
  readonly host?: HookHost;
  readonly session?: string;
  /** Lines that hooks wrote to their log. */
  readonly log?: string[];
  readonly timeLeft?: number;
  /** Answers stops in place of our hook: for comparisons. */
  readonly stopHook?: Hook;
  /** Where it is given, the host tells whether a stop follows a blocked one, as Claude Code does. */
  readonly chain?: ToldChain;
}

/** What a host knows of a chain of stops; `begin` is called when the session starts. */
export interface ToldChain {
  blocked: boolean;
  reason?: string;
  readonly begin?: () => void;
}

let seconds = 0;

/** Calls the hook of an event as the program does; the clock goes on by a second each time. */
export async function play(stage: Stage, event: HookEvent, more: Partial<HookInput> = {}): Promise<HookDecision> {
  seconds += 1;
  const now = new Date(Date.parse("2026-11-20T15:00:00Z") + seconds * 1000).toISOString().replace(".000Z", "Z");
  const cwd = stage.cwd ?? stage.folder;
  const { host = "claude", session = "s1" } = stage;
  const request = {
    host,
    readStdin: () => new Uint8Array(),
    env: { XDG_CONFIG_HOME: "/nonexistent/config", XDG_STATE_HOME: "/nonexistent/state" },
    cwd,
    now: () => now,
    clock: () => 5000 - (stage.timeLeft ?? 4900),
    trigger: async () => ({ text: "", exitCode: 0 }),
  };
  const told = event === "stop" && stage.chain !== undefined ? { stopActive: stage.chain.blocked } : {};
  const context = createContext(request, { host, session, cwd, ...told, ...more, event }, { limitMs: 5000, log: (line) => void stage.log?.push(line) });
  const hook = event === "stop" ? (stage.stopHook ?? stop) : HOOKS[event];
  if (hook === undefined) throw new Error(`No hook for ${event}`);
  if (event === "session-start") stage.chain?.begin?.();
  const decision = await hook.run(context);
  if (stage.chain !== undefined) follow(stage.chain, { event, prompt: more.prompt ?? "", decision });
  return decision;
}

/** A chain ends with a prompt, but not with the gate's own reason that comes back as one. */
function follow(chain: ToldChain, { event, prompt, decision }: { readonly event: HookEvent; readonly prompt: string; readonly decision: HookDecision }): void {
  if (event === "prompt" && (prompt === "" || prompt !== chain.reason)) chain.blocked = false;
  if (event !== "stop") return;
  chain.blocked = decision.kind === "block";
  chain.reason = decision.kind === "block" ? decision.reason : "";
}

/** Begins a session as hosts do: its start, then the user's first prompt. */
export async function begin(stage: Stage): Promise<void> {
  await play(stage, "session-start", { source: "startup" });
  await play(stage, "prompt", { prompt: "do T2" });
}

/** Writes a file with an edit tool that hooks see. */
export async function edit(stage: Stage, path: string, text = "changed\n"): Promise<void> {
  write(stage, path, text);
  await play(stage, "after-tool", { tool: { name: "Write", kind: "edit", paths: [join(stage.folder, path)] } });
}

/** Does something in a shell: hooks see a command, not what it writes. */
export async function shell(stage: Stage, command: string, work: () => void): Promise<void> {
  work();
  await play(stage, "after-tool", { tool: { name: "Bash", kind: "shell", paths: [], command } });
}

/** Writes a file that no hook sees. */
export function write({ folder }: Stage, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** Changes the text of a file, the handoff unless told otherwise; fails where nothing changes. */
export function rewrite(stage: Stage, change: (text: string) => string, path = "AGENT-HANDOFF.md"): void {
  const before = readFileSync(join(stage.folder, path), "utf8");
  const after = change(before);
  if (before === after) throw new Error("Nothing was changed");
  write(stage, path, after);
}

/** Removes a file. */
export function remove({ folder }: Stage, path: string): void {
  rmSync(join(folder, path));
}

/** Writes the value of a field of the handoff. */
export function setField(name: string, value: string): (text: string) => string {
  return (text) => text.replace(new RegExp(`\\| ${name} \\| .*\\|`), `| ${name} | ${value} |`);
}

/** Files of a project that is Claude's, with T2 to do: the handoff, code, and something off limits. */
export function projectFiles(): Record<string, string> {
  return {
    "AGENT-HANDOFF.md": ownedText(),
    "src/auth/token.ts": "export const token = 1;\n",
    "src/notes.txt": "one\n",
    "infra/dns.tf": "zone\n",
    "empty.txt": "",
  };
}

/** The handoff of that project. */
export function ownedText(): string {
  return handoffText({
    owner: "Claude",
    pending: ["- [ ] **T2** Implement the token endpoint (owner: claude; after: T1)", "- [ ] **T3** Review the endpoint (owner: codex; after: T2)"],
  });
}

/** Puts a folder under git with everything in it committed, but for what `ignored` says. */
export function putUnderGit(folder: string, ignored = ""): void {
  git(folder, "init", "-q", "-b", "main");
  commit(folder, { ".gitignore": `.agent-relay/\n${ignored}` }, { message: "Begin", date: "2026-11-19T10:00:00Z" });
}

/** What came of a stop: the kind of the decision, and what was missing by the words of the block. */
export function reasonOf(decision: HookDecision): string {
  return decision.kind === "block" ? decision.reason : "";
}
