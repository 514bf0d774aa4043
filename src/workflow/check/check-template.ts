import type { WorkflowProblem } from "../checked/workflow-problem.ts";
import { checkCommand } from "../template/check-command.ts";
import type { Place } from "../template/shell/place.ts";
import type { Template, TemplateMistake } from "../template/template.ts";
import { createProblem } from "./create-problem.ts";
import type { TemplateField } from "./template-fields.ts";

/**
 * Finds what looks like a reference and is none, and references in a command where no value can be written. What is meant for a step is an error; other braces stay as
 * they are written, as those of Go templates and JSX have to, so they are only told.
 */
export function* checkTemplate(field: TemplateField, template: Template): Iterable<WorkflowProblem> {
  for (const { mistake, range, message } of template.notes) {
    const aimed = ERRORS.has(mistake) || /^\{\{\s*steps\b/u.test(field.text.slice(range.start, range.end));
    const severity = aimed ? "error" : "info";
    yield createProblem("template-form", field.path, { severity, message, hint: HINTS[mistake], within: field.written ? range : undefined });
  }
  if (!field.shell || template.parts.every(({ kind }) => kind === "literal")) return;
  for (const { kind, place, range, message } of checkCommand(template)) {
    if (kind === "number") continue;
    const severity = kind === "refused" ? "error" : "warning";
    yield createProblem("value-place", field.path, {
      severity,
      message,
      hint: kind === "refused" ? refusedHint(place) : PLACE_HINTS[kind],
      within: field.written ? range : undefined,
    });
  }
}

const ERRORS: ReadonlySet<TemplateMistake> = new Set<TemplateMistake>(["unclosed", "step-field", "step-code-path"]);

const HINTS: Readonly<Record<TemplateMistake, string>> = {
  empty: "Write a name between the braces.",
  block: "Decide it in a step of its own.",
  expression: "Remove the `$`.",
  foreign: "Write a name that templates know, where a value is meant.",
  unclosed: "Write `}}` behind the name.",
  "step-field": "Write `.output` or `.exitCode` behind the step's name.",
  "step-code-path": "Remove what follows `exitCode`.",
};

function refusedHint(place: Place): string {
  if (place === "delimiter") return "Write a fixed word.";
  if (place === "operand") return "Put it into a variable first, and write that variable here.";
  return place === "program" ? "Write the command itself, with the value as an argument." : "Write a simpler command.";
}

const PLACE_HINTS = {
  command: "Write the command, and the value as its argument.",
  list: "Read the value line by line.",
  code: "Pass the value as an argument.",
} as const;
