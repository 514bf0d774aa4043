import type { Range } from "./range.ts";
import type { TextEdit } from "./text-edit.ts";

/** How much a finding weighs: an `error` fails `check`, a `warning` may, an `info` never does. */
export const SEVERITIES = ["error", "warning", "info"] as const;
/** How much a finding weighs. */
export type Severity = (typeof SEVERITIES)[number];

/** A change that removes a finding; `title` says what it does, in the imperative. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** One thing that is wrong in a person's file: where, what was found, what was expected and what to do. */
export interface Diagnostic {
  /** Name of the rule, such as `owner-known`. */
  readonly rule: string;
  readonly severity: Severity;
  /** One sentence: `` Unexpected owner `cluade`, expected `claude`, `codex` or `user` ``. */
  readonly message: string;
  /** Path as it is to be shown, relative to where the command ran, with `/`. */
  readonly file: string;
  readonly range: Range;
  /** Line and column of the range's start, from 1. */
  readonly line: number;
  readonly column: number;
  readonly expected?: string;
  /** What to do about it, one imperative sentence. */
  readonly hint?: string;
  readonly fix?: Fix;
}
