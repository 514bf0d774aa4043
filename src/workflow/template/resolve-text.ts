import type { Range } from "../../diagnostic/range.ts";
import { lookUp, type LookUpProblem } from "./look-up.ts";
import type { Template } from "./template.ts";
import type { TemplateValues } from "./values.ts";

/** A reference that could not be resolved, and where it stands in the template. */
export interface PlacedProblem extends LookUpProblem {
  readonly range: Range;
}

/** A template as text. What has no value stands as it was written and is listed. */
export interface ResolvedText {
  readonly text: string;
  readonly problems: readonly PlacedProblem[];
}

/** Fills the values into a template, for tasks and other texts that no shell reads. A value that holds `{{...}}` itself is not expanded again. Never throws. */
export function resolveText(template: Template, values: TemplateValues): ResolvedText {
  const problems: PlacedProblem[] = [];
  const texts = template.parts.map((part) => {
    if (part.kind === "literal") return part.text;
    const found = lookUp(part.reference, values);
    if (found.ok) return found.value;
    problems.push({ ...found.problem, range: part.range });
    return part.text;
  });
  return { text: texts.join(""), problems };
}
