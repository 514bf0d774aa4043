import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { onTestFinished } from "vitest";
import { makeFolder } from "../cli/workspace.ts";

const PROGRAM = resolve(import.meta.dirname, "../../dist/cli/agent-relay.cjs");

/** What the program gave. */
export interface ProgramRun {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Makes a project with a fake `claude` on the path of its runs: it notes each task in `asked`, and prints what `answer`, a shell script, does with the task in `$TASK`. */
export function makeProject(files: Readonly<Record<string, string>>, answer = 'echo "did: $TASK"'): string {
  const root = makeFolder({ ...files, "home/.keep": "", "bin/.keep": "" });
  mkdirSync(join(root, ".git"));
  writeFileSync(join(root, ".git", "HEAD"), "ref: refs/heads/main\n");
  const script = `#!/bin/sh
TASK=$(cat)
echo "$TASK" | head -1 >> "${root}/asked"
TEXT=$(${answer.replaceAll("\n", "; ")})
node -e 'console.log(JSON.stringify({ type: "result", subtype: "success", is_error: false, result: process.argv[1], session_id: "s-1", usage: { input_tokens: 20, output_tokens: 5 } }))' "$TEXT"
`;
  writeFileSync(join(root, "bin", "claude"), script);
  chmodSync(join(root, "bin", "claude"), 0o755);
  return root;
}

/** Gives the clean environment of a project's runs. */
export function environmentOf(root: string, more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const { PATH = "", TMPDIR } = process.env;
  return {
    PATH: `${join(root, "bin")}:${PATH}`,
    HOME: join(root, "home"),
    XDG_CONFIG_HOME: join(root, "home"),
    ...(TMPDIR === undefined ? {} : { TMPDIR }),
    ...more,
  };
}

/** Runs the program in a project until its end. */
export function runProgram(root: string, argv: readonly string[], more: Readonly<Record<string, string>> = {}): ProgramRun {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...argv], { cwd: root, env: environmentOf(root, more), encoding: "utf8" });
  return { code: status, out: stdout, err: stderr };
}

/** Starts the program in a project; it is killed after the test. */
export function startProgram(root: string, argv: readonly string[]): { readonly child: ChildProcess; readonly ended: Promise<ProgramRun> } {
  const child = spawn(process.execPath, [PROGRAM, ...argv], { cwd: root, env: environmentOf(root), stdio: ["ignore", "pipe", "pipe"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  let out = "";
  let err = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => void (out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => void (err += text));
  return { child, ended: new Promise((done) => child.once("close", (code) => done({ code, out, err }))) };
}

/** Waits until something holds; looks every few milliseconds. @throws Error where it does not for half a minute. */
export async function until(holds: () => boolean): Promise<void> {
  const end = Date.now() + 30_000;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`Cannot wait longer for ${holds.toString()}`);
    await new Promise((done) => setTimeout(done, 10));
  }
}
