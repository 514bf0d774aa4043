import type { Analysis, Folder, Printed, ScriptStart } from "./scene.ts";
import type { ShellToken } from "./token.ts";

/** What is open: a subshell, a group, a condition, a loop or a choice; and what was before it. */
export interface Frame {
  readonly kind: "(" | "{" | "if" | "loop" | "case";
  readonly folders: readonly Folder[];
  readonly origin: readonly Folder[];
  readonly input: Printed | undefined;
  readonly piped: boolean;
  readonly fine: readonly Folder[] | undefined;
  /** A `for`: its variable, the values still to come, and the token its body begins at. */
  readonly loop?: { readonly name: string; readonly rest: string[]; readonly body: number };
}

/** A script that is gone through. */
export interface Machine {
  readonly tokens: readonly ShellToken[];
  readonly start: ScriptStart;
  readonly analysis: Analysis;
  readonly frames: Frame[];
  at: number;
  /** What the next command reads. */
  input: Printed | undefined;
  /** What the last command printed. */
  output: Printed | undefined;
  /** What the script printed last that no other command read. */
  printed: Printed | undefined;
  /** Where the pipeline began, and whether it has several commands: each of those is a shell of its own. */
  origin: readonly Folder[];
  piped: boolean;
  /** Where the shell stands if the command left of `||` does not fail. */
  fine: readonly Folder[] | undefined;
  lastName: string;
}
