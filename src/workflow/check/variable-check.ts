import { lookUp } from "../template/look-up.ts";
import type { Placed } from "../template/list-references.ts";
import type { VariableReference } from "../template/template.ts";
import type { WorkflowProblem } from "../checked/workflow-problem.ts";
import type { StepValue } from "../template/values.ts";
import { quoteText } from "../written/describe-value.ts";
import { nearWord } from "../written/near-word.ts";
import type { WrittenWorkflow } from "../written/written-workflow.ts";
import type { CheckRequest } from "./check-request.ts";
import { createProblem } from "./create-problem.ts";
import { meantName } from "./meant-name.ts";
import type { TemplateField } from "./template-fields.ts";

/** Holds the variables of a file against the values there are. */
export interface VariableCheck {
  /** Finds what has no value, each variable once. `needed` says whether the text is one that is going to be used. */
  check(field: TemplateField, references: readonly Placed<VariableReference>[], scope: VariableScope): Iterable<WorkflowProblem>;
  /** Finds values of the caller that nothing refers to, after all texts were checked. */
  unused(): Iterable<WorkflowProblem>;
}

/** What a text's variables are looked up in, beside the file's and the caller's. */
export interface VariableScope {
  readonly needed: boolean;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly isStep: (name: string) => boolean;
}

const NO_STEPS: ReadonlyMap<string, StepValue> = new Map();

/** Creates the check of a file's variables. */
export function createVariableCheck({ templates = {} }: WrittenWorkflow, { variables: given = {}, forgiveUnset = false }: CheckRequest): VariableCheck {
  const shared = { ...templates, ...given };
  const used = new Set<string>();
  const told = new Set<string>();
  const meant = new Set<string>();
  return {
    *check(field, references, { needed, variables, isStep }) {
      const values = Object.keys(variables).length === 0 ? shared : { ...shared, ...variables };
      for (const { reference, range } of references) {
        const flat = [reference.name, ...reference.path].join(".");
        used.add(reference.name).add(flat);
        const found = lookUp(reference, { variables: values, steps: NO_STEPS });
        if (found.ok || told.has(flat) || (!needed && !forgiveUnset)) continue;
        told.add(flat);
        const { kind } = found.problem;
        const severity = forgiveUnset && kind === "unknown-variable" ? "info" : "error";
        const hint = kind === "unknown-variable" ? hintFor(reference, { isStep, names: Object.keys(shared) }) : nameHint(reference);
        meant.add(hint);
        yield createProblem("variable-set", field.path, {
          severity,
          message: asFinding(found.problem.message),
          hint,
          within: field.written ? range : undefined,
        });
      }
    },
    *unused() {
      for (const name of Object.keys(given)) {
        if (used.has(name) || meant.has(writeName(name))) continue;
        const message = `Unexpected variable ${quoteText(name)}, expected one that the workflow uses`;
        yield createProblem("variable-used", [], { severity: "warning", message, hint: meantName(name, [...used], "Do not give it.") });
      }
    },
  };
}

/** The hint that says to write a name. */
function writeName(name: string): string {
  return meantName(name, [name], "");
}

/** What a text lacks is unexpected in the words of findings. */
function asFinding(message: string): string {
  return message.replace(/^Missing (variable|field) (`[^`]*`) for (`.*`)$/u, "Unexpected $3, expected that the $1 $2 has a value");
}

/** What to do about a name that a value does not have, or that nothing may have. */
function nameHint({ path }: VariableReference): string {
  return path.length === 0 ? "Rename it." : "Write a field that the value has.";
}

interface Known {
  readonly isStep: (name: string) => boolean;
  readonly names: readonly string[];
}

function hintFor({ name, path }: VariableReference, { isStep, names }: Known): string {
  if (isStep(name)) return `Write \`{{steps.${name}.output}}\`.`;
  const [first = "", ...rest] = path;
  if (nearWord(name, ["steps"]) !== undefined && isStep(first)) return `Write \`{{steps.${[first, ...(rest.length === 0 ? ["output"] : rest)].join(".")}}}\`.`;
  return meantName(name, names, `Give it with \`--var ${name}=VALUE\`, or write it under \`templates\`.`);
}
