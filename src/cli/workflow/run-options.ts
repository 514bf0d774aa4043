import { switchOption, textOption, type Invocation, type OptionSpec } from "../command.ts";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../io.ts";
import { wholeNumber } from "../whole-number.ts";
import { readVariables, type Variables } from "./parse-variables.ts";

/** The options by which `run` and `plan` choose and fill in a workflow. */
export const WORKFLOW_OPTIONS: readonly OptionSpec[] = [
  { flags: "--workflow <name>", summary: "which of the file's workflows; the first by default" },
  { flags: "--var <name=value>", summary: "value of `{{name}}`; may be given several times, and wins over --vars-file and the file's own", repeatable: true },
  { flags: "--vars-file <path>", summary: "JSON or YAML file with such values" },
  { flags: "--cwd <dir>", summary: "folder the workflow works in; this one by default" },
  { flags: "--max-concurrency <n>", summary: "how many steps may run at once, in place of what the file says" },
];

/** What the options of `run` and `plan` say in common. */
export interface WorkflowOptions {
  readonly flow: string | undefined;
  readonly variables: Variables;
  readonly cwd: string | undefined;
  readonly maxConcurrency: number | undefined;
  readonly json: boolean;
}

/** Reads the options that choose and fill in a workflow. @throws CommandError where one is wrong. */
export function workflowOptions(invocation: Invocation, io: CommandIo): WorkflowOptions {
  const most = wholeNumber(invocation, { name: "maxConcurrency", flag: "--max-concurrency", least: 1, fallback: 0, example: 4 });
  return {
    flow: textOption(invocation, "workflow"),
    variables: readVariables(invocation, io.cwd),
    cwd: textOption(invocation, "cwd"),
    maxConcurrency: most === 0 ? undefined : most,
    json: switchOption(invocation, "json"),
  };
}

/** Refuses options that do not go together. @throws CommandError naming the two. */
export function refuseTogether(invocation: Invocation, pairs: readonly (readonly [name: string, other: string])[]): void {
  for (const [one, other] of pairs) {
    if (isGiven(invocation, one) && isGiven(invocation, other))
      throw new CommandError(`Unexpected \`${flagOf(other)}\` with \`${flagOf(one)}\``, { exitCode: 2, hint: "leave one of them out" });
  }
}

function isGiven({ options }: Invocation, name: string): boolean {
  return options[name] !== undefined && options[name] !== false;
}

function flagOf(name: string): string {
  return `--${name.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}`;
}
