import type { RelayYamlConfig, WorkflowStep } from "../workflow/builder/relay-yaml-config.ts";
import { copyPlain } from "../workflow/builder/copy-plain.ts";
import { parseTemplate } from "../workflow/template/parse-template.ts";
import { resolveText } from "../workflow/template/resolve-text.ts";
import type { TemplateValues } from "../workflow/template/values.ts";

/**
 * Gives a config of its own in which the variables stand in tasks, names of folders and checks. In commands they stay as they are written, since a value never
 * becomes shell text, and are filled in when they run: `templates` holds the values.
 */
export function resolveVariables(config: RelayYamlConfig, variables: Readonly<Record<string, unknown>>): RelayYamlConfig {
  const copy = copyPlain(config) as RelayYamlConfig;
  const merged = { ...copy.templates, ...(copyPlain(variables) as Record<string, unknown>) };
  const values: TemplateValues = { variables: merged, steps: new Map() };
  const fill = (text: string): string => fillText(text, values);
  const agents = copy.agents?.map((agent) => ({ ...agent, ...filled(agent, ["task", "role", "cwd", "skills"], fill) }));
  const workflows = copy.workflows?.map((flow) => ({ ...flow, steps: flow.steps.map((step) => fillStep(step, fill)) }));
  return {
    ...copy,
    ...(agents === undefined ? {} : { agents }),
    ...(workflows === undefined ? {} : { workflows }),
    ...(Object.keys(merged).length === 0 ? {} : { templates: merged }),
  };
}

function fillStep(step: WorkflowStep, fill: (text: string) => string): WorkflowStep {
  const { verification } = step;
  const isText = typeof verification?.value === "string" && verification.type !== "custom";
  return {
    ...step,
    ...filled(step, ["task", "cwd", "branch", "baseBranch", "path"], fill),
    ...(isText ? { verification: { ...verification, value: fill(String(verification.value)) } } : {}),
  };
}

function filled<Holder extends object>(holder: Holder, keys: readonly (keyof Holder)[], fill: (text: string) => string): Partial<Holder> {
  const entries = keys.flatMap((key) => (typeof holder[key] === "string" ? [[key, fill(holder[key])]] : []));
  return Object.fromEntries(entries) as Partial<Holder>;
}

/** A value that looks like a reference would be taken for one the next time: the text then stays as it is. */
function fillText(text: string, values: TemplateValues): string {
  const parts = parseTemplate(text).parts.map((part) => {
    if (part.kind === "literal" || part.reference.kind === "step") return part.text;
    const { text: value, problems } = resolveText({ parts: [part], notes: [] }, values);
    return problems.length > 0 || value.includes("{{") ? part.text : value;
  });
  return parts.join("");
}
