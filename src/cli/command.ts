import type { CommandIo } from "./io.ts";

/** One positional argument. A `variadic` one takes all that is left and comes last. */
export interface ArgumentSpec {
  readonly name: string;
  readonly summary: string;
  readonly required?: boolean;
  readonly variadic?: boolean;
}

/** One option, written as commander does: `--to <owner>` takes a value, `--json` is a switch, `--file <path...>` may be repeated. */
export interface OptionSpec {
  readonly flags: string;
  readonly summary: string;
  /** The values that are allowed, where the set is closed. */
  readonly choices?: readonly string[];
  readonly required?: boolean;
  /** Whether it may be given several times, a value each; `listOption` gives them all. */
  readonly repeatable?: boolean;
}

/** What a command was called with: arguments in order, options by their camel-case name (`--dry-run` is `dryRun`). */
export interface Invocation {
  readonly args: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
}

/** One command of `agent-relay`: its words for the parser, the help, the completions and the reference, and what it does. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  /** More sentences for `--help` and the reference; optional. */
  readonly details?: string;
  readonly arguments?: readonly ArgumentSpec[];
  readonly options?: readonly OptionSpec[];
  /** Lines of usage, each without the program's name: `pass --to codex --summary "designed"`. */
  readonly examples?: readonly string[];
  /** Gives the exit code: 0 fine, 1 findings or a refused change, 2 wrong use, 3 not yours to do. Throws `CommandError` for expected trouble. */
  run(invocation: Invocation, io: CommandIo): number | Promise<number>;
}

/** The parts of the work a command belongs to, in the order of the help. */
export const COMMAND_GROUPS = ["start", "work", "run", "look", "keep"] as const;
export type CommandGroup = (typeof COMMAND_GROUPS)[number];

/** One line of the help, and how to get at the command itself, which is loaded only when it is called. */
export interface CommandEntry {
  readonly name: string;
  readonly group: CommandGroup;
  readonly summary: string;
  load(): Promise<Command>;
}

/** Infers the type of a command. */
export function defineCommand(command: Command): Command {
  return command;
}

/** Value of an option that takes one, or undefined. */
export function textOption(invocation: Invocation, name: string): string | undefined {
  const value = invocation.options[name];
  return typeof value === "string" ? value : undefined;
}

/** Whether a switch is on. */
export function switchOption(invocation: Invocation, name: string): boolean {
  return invocation.options[name] === true;
}

/** Values of an option that may be repeated; empty where it was not given. */
export function listOption(invocation: Invocation, name: string): readonly string[] {
  const value = invocation.options[name];
  if (typeof value === "string") return [value];
  return typeof value === "object" ? value : [];
}
