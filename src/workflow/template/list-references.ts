import type { Range } from "../../diagnostic/range.ts";
import type { StepReference, Template, VariableReference } from "./template.ts";

/** A reference and where it stands in its template, braces included. */
export interface Placed<Kind> {
  readonly reference: Kind;
  readonly range: Range;
}

/** What a template refers to, in the order it is written, for checks before anything runs. */
export interface TemplateReferences {
  readonly variables: readonly Placed<VariableReference>[];
  readonly steps: readonly Placed<StepReference>[];
}

/** Lists the variables and steps a template refers to; the same one as often as it is written. */
export function listReferences(template: Template): TemplateReferences {
  const variables: Placed<VariableReference>[] = [];
  const steps: Placed<StepReference>[] = [];
  for (const part of template.parts) {
    if (part.kind === "literal") continue;
    const { reference, range } = part;
    if (reference.kind === "step") steps.push({ reference, range });
    else variables.push({ reference, range });
  }
  return { variables, steps };
}
