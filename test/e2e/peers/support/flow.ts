import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeProject, runProgram } from "../../run-program.ts";

/** A step as YAML writes it; `type` is `deterministic` unless it names another or an agent. */
export type WrittenStep = Readonly<Record<string, unknown>>;

/** Writes a workflow `w` of steps, as JSON, which is YAML; `more` are further keys of the file, `flow` of its workflow. */
export function flowOf(steps: readonly WrittenStep[], more: WrittenStep = {}, flow: WrittenStep = {}): string {
  const written = steps.map((step) => ("agent" in step || "type" in step || "use" in step ? step : { type: "deterministic", ...step }));
  return JSON.stringify({ version: "1.0", name: "peers", agents: [], workflows: [{ name: "w", ...flow, steps: written }], ...more });
}

/** Writes a step that runs a command. */
export function command(name: string, text: string, ...dependsOn: readonly string[]): WrittenStep {
  return { name, command: text, ...(dependsOn.length === 0 ? {} : { dependsOn }) };
}

/** An agent that runs once. */
export const DEV = { name: "dev", cli: "claude", interactive: false, role: "Writes code" };

/** What `--json` tells of a step. */
export interface ToldStep {
  readonly name: string;
  readonly status: string;
  readonly attempts: number;
  readonly exitCode: number | null;
  readonly exitSignal: string | null;
  readonly reason: string | null;
  readonly error: string | null;
  readonly output: string | null;
}

/** What came of `run relay.yaml --json`. */
export interface FlowRun {
  readonly root: string;
  readonly code: number | null;
  readonly status: string;
  readonly steps: Readonly<Record<string, ToldStep>>;
  /** Folder of the run. */
  readonly folder: string;
  readonly err: string;
}

/** What a run gets beside the workflow. */
export interface FlowOptions {
  readonly files?: Readonly<Record<string, string>>;
  readonly argv?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** What the fake `claude` does with `$TASK`, in shell. */
  readonly answer?: string;
  /** A project that is there already, in place of a new one. */
  readonly root?: string;
}

/** Runs a workflow by the built program in a project of its own. */
export function runFlow(text: string, { files = {}, argv = [], environment = {}, answer, root: given }: FlowOptions = {}): FlowRun {
  const root = given ?? makeProject({ "relay.yaml": text, ...files }, answer);
  const { code, out, err } = runProgram(root, ["run", "relay.yaml", "--json", ...argv], environment);
  return { root, code, err, ...told(out) };
}

/** Reads what `--json` printed of a run. */
export function told(out: string): Pick<FlowRun, "status" | "steps" | "folder"> {
  const { run, folder } = (out === "" ? { run: { status: "none", steps: [] }, folder: "" } : JSON.parse(out)) as {
    readonly run: { readonly status: string; readonly steps: readonly ToldStep[] };
    readonly folder: string;
  };
  return { status: run.status, steps: Object.fromEntries(run.steps.map((step) => [step.name, step])), folder };
}

/** Gives the lines of a file below a project, none where it is not there. */
export function linesOf(root: string, name: string): readonly string[] {
  const path = join(root, name);
  return existsSync(path) ? readFileSync(path, "utf8").split("\n").filter(Boolean) : [];
}

/** Whether there is a file of a name in a project. */
export function isThere(root: string, name: string): boolean {
  return existsSync(join(root, name));
}

/** Writes a command that waits until a test of `test` holds, and ends with 9 where it does not for twenty seconds. */
export function waitFor(holds: string): string {
  return `n=0; until ${holds}; do n=$((n+1)); test $n -lt 400 || exit 9; sleep 0.05; done`;
}

/** Puts a program on the path of a project's runs: the lines of a shell script. */
export function putProgram(root: string, name: string, script: string): void {
  const path = join(root, "bin", name);
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
}

/** Writes a module that every Node of a run loads first, and gives the environment for it. */
export function preload(root: string, code: string): Readonly<Record<string, string>> {
  const path = join(root, "home", "preload.cjs");
  writeFileSync(path, code);
  return { NODE_OPTIONS: `--require ${path}` };
}
