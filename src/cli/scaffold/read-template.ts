import { renderTemplate } from "../../protocol/templates/render-template.ts";
import { loadTemplate } from "../../workspace/scaffold/load-template.ts";
import { CommandError } from "../command-error.ts";

/** Reads a template of this package and fills it. @throws CommandError where the package is not whole. */
export function readTemplate(name: string, values: Readonly<Record<string, string>>): string {
  const template = loadTemplate(name);
  if (!template.ok) throw new CommandError(template.problem.message, { exitCode: 2, hint: template.problem.hint });
  return renderTemplate(template.value, values);
}
