import { refuse, succeed, type Result } from "../../diagnostic/result.ts";
import { limitOutput } from "./limit-output.ts";
import type { Reference, StepReference, VariableReference } from "./template.ts";
import type { TemplateValues } from "./values.ts";

/** Why a reference has no value. */
export const LOOK_UP_PROBLEMS = ["unknown-variable", "unknown-step", "no-exit-code", "not-json", "unknown-field", "refused-name"] as const;

/** A reference without a value: which, why, and the sentence for people. */
export interface LookUpProblem {
  readonly kind: (typeof LOOK_UP_PROBLEMS)[number];
  readonly reference: Reference;
  readonly message: string;
}

/** Names that lead out of a value into the language; refused even where a value owns them. */
const REFUSED = new Set(["__proto__", "constructor", "prototype"]);

/** Finds the text of a reference: own properties only, trailing line ends of an output cut, objects as JSON. Gives the reason where there is none. */
export function lookUp(reference: Reference, values: TemplateValues): Result<string, LookUpProblem> {
  const refused = segmentsOf(reference).find((segment) => REFUSED.has(segment));
  if (refused !== undefined)
    return problem("refused-name", reference, `Unexpected name \`${refused}\` in ${describeReference(reference)}, expected a field of the value`);
  const found = reference.kind === "step" ? lookUpStep(reference, values) : lookUpVariable(reference, values);
  return found.ok && reference.filter === "first-line" ? succeed(firstLine(found.value)) : found;
}

/** The first line that has something in it, without the blanks around. */
function firstLine(text: string): string {
  return /\S.*/u.exec(text)?.[0].trimEnd() ?? "";
}

/** Writes a reference as a template does, without inner spaces. */
export function describeReference(reference: Reference): string {
  const filter = reference.filter === undefined ? "" : ` | ${reference.filter}`;
  return `\`{{${segmentsOf(reference, true).join(".")}${filter}}}\``;
}

function segmentsOf(reference: Reference, whole = false): readonly string[] {
  if (reference.kind === "variable") return [reference.name, ...reference.path];
  return whole ? ["steps", reference.step, reference.field, ...reference.path] : reference.path;
}

function lookUpVariable(reference: VariableReference, { variables }: TemplateValues): Result<string, LookUpProblem> {
  // `--var a.b=1` gives a flat name, which is nearer to what was written than a walk.
  const flat = [reference.name, ...reference.path].join(".");
  if (Object.hasOwn(variables, flat) && variables[flat] !== undefined) return succeed(textOf(variables[flat]));
  const value = Object.hasOwn(variables, reference.name) ? variables[reference.name] : undefined;
  if (value === undefined) return problem("unknown-variable", reference, `Missing variable \`${reference.name}\` for ${describeReference(reference)}`);
  return walk(value, reference);
}

function lookUpStep(reference: StepReference, values: TemplateValues): Result<string, LookUpProblem> {
  const step = values.steps.get(reference.step);
  if (step === undefined)
    return problem("unknown-step", reference, `Missing output of step \`${reference.step}\`, which has not run, for ${describeReference(reference)}`);
  if (reference.field === "exitCode") {
    if (step.exitCode === undefined)
      return problem("no-exit-code", reference, `Missing exit code of step \`${reference.step}\` for ${describeReference(reference)}`);
    return succeed(String(step.exitCode));
  }
  const output = trimLineEnds(step.output);
  const found = reference.path.length === 0 ? succeed(output) : walkJson(output, reference);
  return found.ok ? succeed(limitOutput(found.value, values.outputLimitBytes)) : found;
}

function walkJson(output: string, reference: StepReference): Result<string, LookUpProblem> {
  try {
    return walk(JSON.parse(output), reference);
  } catch {
    return problem("not-json", reference, `Unexpected output of step \`${reference.step}\`, expected JSON for ${describeReference(reference)}`);
  }
}

function walk(start: unknown, reference: Reference): Result<string, LookUpProblem> {
  let value = start;
  for (const segment of reference.path) {
    const inside = typeof value === "object" && value !== null && Object.hasOwn(value, segment) ? (value as Record<string, unknown>)[segment] : undefined;
    if (inside === undefined || typeof inside === "function") {
      return problem("unknown-field", reference, `Missing field \`${segment}\` for ${describeReference(reference)}`);
    }
    value = inside;
  }
  return succeed(textOf(value));
}

function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    // What JSON cannot say: big integers, circles.
    return String(value);
  }
}

/** Cuts line ends, and nothing else, from the end of an output. */
function trimLineEnds(text: string): string {
  let end = text.length;
  while (end > 0 && (text.charCodeAt(end - 1) === 10 || text.charCodeAt(end - 1) === 13)) end -= 1;
  return text.slice(0, end);
}

function problem(kind: LookUpProblem["kind"], reference: Reference, message: string): Result<never, LookUpProblem> {
  return refuse({ kind, reference, message });
}
