import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { HOOK_SETTINGS } from "../../../src/agents/hook-settings-table.ts";
import type { HookHost } from "../../../src/agents/hook-dialect.ts";
import type { HookProgram } from "../../../src/agents/hook-settings.ts";
import { type CommandRun, runCli, type RunOptions } from "../run.ts";
import { handoffText, makeFolder, putFile } from "../workspace.ts";

/** A project and a home, both in folders of their own, and `agent-relay hooks` in them. */
export interface Place {
  readonly root: string;
  readonly home: string;
  readonly env: Readonly<Record<string, string>>;
  run(...words: readonly string[]): Promise<CommandRun>;
  runWith(options: Partial<RunOptions>, ...words: readonly string[]): Promise<CommandRun>;
  /** Runs with `--json` and gives the document. */
  json(...words: readonly string[]): Promise<ReturnType<typeof JSON.parse>>;
}

/** Makes a project that Claude owns, and a home; `files` are by path below the project, `homeFiles` below the home. */
export function makePlace(files: Readonly<Record<string, string>> = {}, homeFiles: Readonly<Record<string, string>> = {}): Place {
  const root = makeFolder({ "AGENT-HANDOFF.md": handoffText("shop", { owner: "Claude" }), ...files });
  const home = makeFolder(homeFiles);
  const env = { HOME: home, XDG_CONFIG_HOME: `${home}/.config`, PATH: "/nonexistent" };
  const runWith: Place["runWith"] = async (options, ...words) => runCli(["hooks", ...words], { cwd: root, ...options, env: { ...env, ...options.env } });
  const run: Place["run"] = async (...words) => runWith({}, ...words);
  return { root, home, env, run, runWith, json: async (...words) => JSON.parse((await run(...words, "--json")).out) };
}

/** The settings file of each host in a project. */
export const PROJECT_FILES: Readonly<Record<HookHost, string>> = {
  claude: ".claude/settings.local.json",
  codex: ".codex/hooks.json",
  gemini: ".gemini/settings.json",
  opencode: "opencode.json",
};

/** Makes a package whose built command is a small program of the test's; `body` may use `event` (what came in), `say(value)` and `last` (whether the stop was refused before). */
export function makeProgram(body: string, version = "0.0.0-test"): HookProgram {
  const folder = makeFolder({ "package.json": `{ "name": "agent-relay", "version": "${version}" }\n` });
  const text = `const event = JSON.parse(require("node:fs").readFileSync(0, "utf8"));\nconst say = (value) => process.stdout.write(JSON.stringify(value));\nconst last = event.stop_hook_active === true;\n${body}\n`;
  putFile(folder, "dist/cli/agent-relay.cjs", text);
  return { node: process.execPath, script: join(folder, "dist/cli/agent-relay.cjs"), version };
}

/** Writes hooks that call a program into the project's settings of a host, as another agent-relay would. */
export function putHooks({ root, home, env }: Place, host: HookHost, program: HookProgram): void {
  for (const file of HOOK_SETTINGS[host].files("project", { home, project: root, env })) {
    const path = file.paths[0] ?? "";
    const edit = file.install(undefined, program);
    if (!edit.ok) throw new Error(edit.problem.message);
    mkdirSync(dirname(path), { recursive: true });
    putFile("/", path, edit.text ?? "");
  }
}
