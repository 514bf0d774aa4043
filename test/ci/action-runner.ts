import { mkdirSync, mkdtempSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parse } from "yaml";
import { runProgram } from "./run-program.ts";

/** Where the action lies. */
export const ACTION_FOLDER = resolve(import.meta.dirname, "../..");

/** One step of a composite action. */
export interface ActionStep {
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly shell?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly "working-directory"?: string;
}

/** A composite action as it is written. */
export interface Action {
  readonly name: string;
  readonly description: string;
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string; readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly ActionStep[] };
}

/** What came of a run of the action. */
export interface ActionRun {
  readonly code: number | null;
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** The command that was installed. */
  readonly command: string;
}

/** Where the action runs: the checked out repository, a folder for what the runner leaves, variables beside those that GitHub sets, and the command where it has been installed before. */
export interface ActionPlace {
  readonly workspace: string;
  readonly temp: string;
  readonly command?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Reads the action. */
export function readAction(): Action {
  return parse(readFileSync(join(ACTION_FOLDER, "action.yml"), "utf8")) as Action;
}

type Values = ReadonlyMap<string, string>;

/** Runs the steps of the action that are shell, as GitHub's runner does: expressions are put in, each step has a file for its outputs, the first that fails ends the run. */
export async function runAction(inputs: Readonly<Record<string, string>>, { workspace, temp: parent, command, env = {} }: ActionPlace): Promise<ActionRun> {
  const action = readAction();
  const temp = realpathSync(mkdtempSync(join(parent, "runner-")));
  const values = new Map([
    ["github.action_path", ACTION_FOLDER],
    ["steps.install.outputs.command", command ?? ""],
    ...Object.entries(action.inputs).map(([name, input]) => [`inputs.${name}`, inputs[name] ?? input.default] as const),
  ]);
  const home = join(temp, "home");
  mkdirSync(home);
  const base = { PATH: process.env["PATH"] ?? "", HOME: home, CI: "true", GITHUB_ACTIONS: "true", GITHUB_WORKSPACE: workspace, RUNNER_TEMP: temp, ...env };
  let code: number | null = 0;
  let log = "";
  for (const step of action.runs.steps.filter(({ run, id }) => run !== undefined && (command === undefined || id !== "install"))) {
    const ran = await runStep(step, { values, base, temp, workspace });
    log += ran.log;
    code = ran.code;
    for (const [name, value] of ran.outputs) values.set(`steps.${step.id ?? ""}.outputs.${name}`, value);
    if (code !== 0) break;
  }
  return {
    code,
    log,
    command: values.get("steps.install.outputs.command") ?? "",
    outputs: Object.fromEntries(Object.entries(action.outputs).map(([name, { value }]) => [name, fillIn(value, values)])),
  };
}

interface StepPlace {
  readonly values: Values;
  readonly base: Readonly<Record<string, string>>;
  readonly temp: string;
  readonly workspace: string;
}

async function runStep(
  step: ActionStep,
  { values, base, temp, workspace }: StepPlace,
): Promise<{ readonly code: number | null; readonly log: string; readonly outputs: Values }> {
  const [script, output] = [join(temp, `${step.id ?? "step"}.sh`), join(temp, `${step.id ?? "step"}.out`)];
  writeFileSync(script, step.run ?? "");
  writeFileSync(output, "");
  const own = Object.fromEntries(Object.entries(step.env ?? {}).map(([name, value]) => [name, fillIn(value, values)]));
  const cwd = resolve(workspace, fillIn(step["working-directory"] ?? ".", values));
  const { code, out, err } = await runProgram("bash", ["--noprofile", "--norc", "-e", "-o", "pipefail", script], {
    cwd,
    env: { ...base, ...own, GITHUB_OUTPUT: output },
  });
  const outputs = readFileSync(output, "utf8").split("\n").filter(Boolean);
  return { code, log: out + err, outputs: new Map(outputs.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)])) };
}

/** Puts the values in the place of expressions that are a name. */
export function fillIn(text: string, values: Values): string {
  return text.replaceAll(/\$\{\{ ?(?<name>[\w.-]+) ?\}\}/gu, (_, name: string) => values.get(name) ?? "");
}
