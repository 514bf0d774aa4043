import type { Range } from "../../diagnostic/range.ts";

/** What a reference may have done to its value, behind `|`; real files take the first line of an output for the subject of a commit. */
export const TEMPLATE_FILTERS = ["first-line"] as const;
/** Name of a filter. */
export type TemplateFilter = (typeof TEMPLATE_FILTERS)[number];

/** `{{name}}` or `{{a.b.0}}`: a variable, and the way into it. */
export interface VariableReference {
  readonly kind: "variable";
  /** The first segment: the variable a person has to set. */
  readonly name: string;
  /** The segments after the name. */
  readonly path: readonly string[];
  readonly filter?: TemplateFilter;
}

/** `{{steps.NAME.output}}`, `{{steps.NAME.output.field}}` or `{{steps.NAME.exitCode}}`. */
export interface StepReference {
  readonly kind: "step";
  readonly step: string;
  readonly field: "output" | "exitCode";
  /** The segments after `output`, walked in its JSON. */
  readonly path: readonly string[];
  readonly filter?: TemplateFilter;
}

/** What a template may refer to. */
export type Reference = VariableReference | StepReference;

/** A stretch of a template that stands for itself. */
export interface LiteralPart {
  readonly kind: "literal";
  readonly range: Range;
  readonly text: string;
}

/** A stretch of a template that stands for a value; its range includes the braces. */
export interface ReferencePart {
  readonly kind: "reference";
  readonly range: Range;
  /** As it is written, with the braces. */
  readonly text: string;
  readonly reference: Reference;
}

/** One piece of a template; the texts of all of them, in order, are the template. */
export type TemplatePart = LiteralPart | ReferencePart;

/** The ways in which braces that are no reference look like a mistake. */
export const TEMPLATE_MISTAKES = ["empty", "block", "expression", "foreign", "unclosed", "step-field", "step-code-path"] as const;
/** One of the ways in which braces that are no reference look like a mistake. */
export type TemplateMistake = (typeof TEMPLATE_MISTAKES)[number];

/** A stretch that stays as it is written although somebody may have meant a reference. */
export interface TemplateNote {
  readonly mistake: TemplateMistake;
  readonly range: Range;
  readonly message: string;
}

/** A text read as a template: its parts without a gap, and what in it looks like a mistake. */
export interface Template {
  readonly parts: readonly TemplatePart[];
  readonly notes: readonly TemplateNote[];
}
