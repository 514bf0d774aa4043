import type { Range } from "../../../diagnostic/range.ts";
import type { RuleExamples, WorkflowRuleCard } from "../rule.ts";
import type { Builder } from "./list-builders.ts";
import type { ScannedScript, ScriptString } from "./scanned-script.ts";

/** How Node takes a script: by its ending, else by `type` of the nearest package.json. */
export type ModuleType = "module" | "commonjs";

/** A script as rules see it, prepared once. */
export interface ScriptSubject extends ScannedScript {
  readonly type: ModuleType;
  /** The calls of `workflow(…)` with the methods called on each. */
  readonly builders: readonly Builder[];
  /** Gives the string whose content begins at an offset. */
  stringAt(offset: number): ScriptString | undefined;
  /** How many braces are open at an offset: 0 outside of functions and objects. */
  depthAt(offset: number): number;
}

/** What a rule of scripts found. */
export interface ScriptFinding {
  readonly range: Range;
  readonly message: string;
  readonly hint: string;
}

/** One mistake that a workflow's script may hold, seen in its text alone: nothing is run and no types are known. */
export interface ScriptRule extends WorkflowRuleCard {
  readonly examples: RuleExamples;
  /** How the examples are taken; `module` where it does not matter. */
  readonly type: ModuleType;
  check(script: ScriptSubject): Iterable<ScriptFinding>;
}
