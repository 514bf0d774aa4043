import { parseTemplate } from "../template/parse-template.ts";
import { resolveText } from "../template/resolve-text.ts";
import type { TemplateValues } from "../template/values.ts";

/** Fills variables into a text that belongs to no step, so that it is fixed before the run. What has no value stays as it is; the checker tells of it. */
export function fillVariables(text: string, variables: TemplateValues["variables"]): string {
  return text.includes("{{") ? resolveText(parseTemplate(text), { variables, steps: new Map() }).text : text;
}
