import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { command } from "../../src/cli/commands/check.ts";
import type { Invocation } from "../../src/cli/command.ts";
import type { CommandIo } from "../../src/cli/io.ts";
import { RULES } from "../../validators/index.ts";

/** Makes a folder with these files, by path with `/`; it goes away after the test. */
export function makeFolder(files: Readonly<Record<string, string>>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "check-")));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, ...path.split("/"))), { recursive: true });
    writeFileSync(join(root, ...path.split("/")), text);
  }
  return root;
}

/** What a run of `check` gave. */
export interface CheckRun {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs `check` in a folder, away from a terminal, on a fixed day; `stdin` is its standard input. */
export async function runCheckIn(
  cwd: string,
  args: readonly string[] = [],
  options: Readonly<Record<string, string | boolean>> = {},
  stdin: string | Uint8Array | (() => Uint8Array) = "",
): Promise<CheckRun> {
  return runCheckWith({ readStdin: () => (typeof stdin === "function" ? stdin() : Buffer.from(stdin)) }, cwd, { args, options });
}

/** The same in a world of which some is given, such as other rules. */
export async function runCheckWith(world: Partial<CommandIo>, cwd: string, invocation: Invocation): Promise<CheckRun> {
  let out = "";
  let err = "";
  const io: CommandIo = {
    cwd,
    env: { XDG_CONFIG_HOME: join(cwd, "no-config") },
    version: "0.0.0",
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    readStdin: () => new Uint8Array(),
    interactive: false,
    colour: false,
    now: () => "2026-11-20T15:04:05Z",
    loadRules: async () => RULES,
    ...world,
  };
  const code = await command.run(invocation, io);
  return { code, out, err };
}

/** A project's handoff without a fault; changes are made by replacing. */
export const GOOD_HANDOFF = `# Agent Handoff: shop

| Field | Value |
| --- | --- |
| Current Owner | Codex |
| Status | in-progress |
| Next Action | Implement T1: the login form |
| Updated | 2026-11-20T10:00:00Z by Claude |

## Files in Scope

- \`src/**\`

## Files Off Limits

## Acceptance Criteria

- [ ] **A1** Login works. Check: \`npm test\`

## Pending Tasks

- [ ] **T1** The login form (owner: codex)

## Handoff Log

| When | From | To | Summary |
| --- | --- | --- | --- |
| 2026-11-20T10:00:00Z | Claude | Codex | designed |
`;

/** An index of these projects, all owned by Codex, the first one active. */
export function indexOf(...paths: readonly string[]): string {
  const active = paths.slice(0, 1).map((path) => `| ${path} | Codex | 2026-11-20 |\n`);
  return `# Workspace

## Active Handoff

| Project | Owner | Since |
| --- | --- | --- |
${active.join("")}
## Projects

| Project | Path | Owner |
| --- | --- | --- |
${paths.map((path) => `| ${path} | ${path} | Codex |\n`).join("")}`;
}
