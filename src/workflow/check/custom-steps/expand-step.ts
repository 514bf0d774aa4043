import { parseTemplate } from "../../template/parse-template.ts";
import { STEP_SHAPE } from "../../written/step-schema.ts";
import { valueAt } from "../../written/value-path.ts";
import type { WrittenStep } from "../../written/written-workflow.ts";
import type { CustomParameter, CustomStep } from "./custom-steps.ts";

/** A step in place of one with `use`. */
export interface ExpandedStep {
  readonly step: WrittenStep;
  /** Its keys that come from `.relay/steps.yaml`. */
  readonly given: ReadonlySet<string>;
}

/** The variable under which texts of parameters reach commands, as a list. */
export const USE_VARIABLE = "_use";

/**
 * Writes a step out as what its `use` names, with its parameters filled in. `texts` takes, at its end, those parts of parameters that a shell would read as more than
 * words: the command refers to them as `{{_use.PLACE}}`, so that no value becomes shell syntax.
 */
export function expandStep(written: WrittenStep, custom: CustomStep, texts: string[]): ExpandedStep {
  const values = new Map(custom.parameters.flatMap((parameter): [string, string][] => valueOf(written, parameter)));
  const own = Object.entries(written).filter(([key]) => Object.hasOwn(STEP_SHAPE, key) && !isParameter(custom, key) && !NOT_KEPT.has(key));
  const given: Record<string, unknown> = { type: custom.type };
  for (const key of SETTINGS) if (custom[key] !== undefined) given[key] = custom[key];
  for (const key of TEXTS) if (custom[key] !== undefined) given[key] = fill(custom[key], values, (value) => value);
  if (custom.command !== undefined) given["command"] = fill(custom.command, values, (value) => writeForShell(value, texts));
  const kept = Object.fromEntries(own);
  if (kept["timeout"] !== undefined) delete given["timeoutMs"];
  return { step: { ...given, ...kept, name: written.name }, given: new Set(Object.keys(given).filter((key) => !Object.hasOwn(kept, key))) };
}

const SETTINGS = ["description", "createBranch", "failOnError", "captureOutput", "timeoutMs"] as const;
const TEXTS = ["branch", "baseBranch", "path"] as const;

/** Keys of a step that say what it does, in place of which `use` stands. */
export const NOT_KEPT: ReadonlySet<string> = new Set([
  "use",
  "params",
  "type",
  "agent",
  "task",
  "command",
  "branch",
  "baseBranch",
  "path",
  "createBranch",
  "channel",
  "permissions",
]);

/** Whether a key of a step is a parameter of what it uses, whatever it would be elsewhere. */
export function isParameter({ parameters }: CustomStep, key: string): boolean {
  return parameters.some(({ name }) => name === key);
}

/** Gives the value that a step has for a parameter, written beside `use` or under `params`. */
export function writtenValue(step: WrittenStep, name: string): unknown {
  const beside = valueAt(step, [name]);
  return name === "name" || name === "use" || beside === undefined ? valueAt(step, ["params", name]) : beside;
}

function valueOf(step: WrittenStep, parameter: CustomParameter): [string, string][] {
  // What is required and missing is told already, so that the step never runs.
  const value = writtenValue(step, parameter.name) ?? parameter.default ?? (parameter.required ? "" : undefined);
  return value === undefined ? [] : [[parameter.name, textOf(value)]];
}

/** What no text can hold is told already. */
function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

function fill(text: string, values: ReadonlyMap<string, string>, write: (value: string) => string): string {
  const parts = parseTemplate(text).parts.map((part) => {
    if (part.kind === "literal" || part.reference.kind === "step" || part.reference.path.length > 0) return part.text;
    const value = values.get(part.reference.name);
    return value === undefined ? part.text : write(value);
  });
  return parts.join("");
}

/** What a shell takes as words and nothing else, wherever it stands. */
const WORDS = /^[\p{L}\p{N}_./:@%+=, -]*$/u;

/** References of the value stay references; its words are written as they are, as the file's author could have; all else goes by way of `texts`. */
function writeForShell(value: string, texts: string[]): string {
  const parts = parseTemplate(value).parts.map((part) => {
    if (part.kind === "reference" || WORDS.test(part.text)) return part.text;
    texts.push(part.text);
    return `{{${USE_VARIABLE}.${texts.length - 1}}}`;
  });
  return parts.join("");
}
