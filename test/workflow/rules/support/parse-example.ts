import { checkWorkflow } from "../../../../src/workflow/check/check-workflow.ts";
import type { Workflow } from "../../../../src/workflow/checked/workflow.ts";
import { isRecord } from "../../../../src/workflow/written/is-record.ts";
import { readWritten } from "../../../../src/workflow/written/read-written.ts";
import { parseYamlText } from "../../../../src/util/yaml/parse-yaml-text.ts";

/** Makes a checked workflow of a piece of YAML: `steps` may stand at the top, and agents that are used but not declared are workers without a session. */
export function parseExample(text: string): Workflow {
  const read = parseYamlText(text, { maxLength: 8_388_608, maxValues: 300_000 });
  if (!read.ok) throw new Error(`${read.problem.expected}: ${text}`);
  return completeExample(isRecord(read.value.value) ? read.value.value : {});
}

/** Makes a checked workflow of an object, as `parseExample` does. */
export function completeExample({ steps = [], ...top }: Readonly<Record<string, unknown>>): Workflow {
  const declared: unknown[] = Array.isArray(top["agents"]) ? top["agents"] : [];
  const names = new Set(declared.map((agent) => (isRecord(agent) ? agent["name"] : undefined)));
  const used = new Set(Array.isArray(steps) ? steps.flatMap((step: unknown) => (isRecord(step) && step["agent"] !== undefined ? [step["agent"]] : [])) : []);
  const missing = [...used].filter((name) => !names.has(name)).map((name) => ({ name, cli: "codex", preset: "worker" }));
  const value = { name: "example", workflows: [{ name: "default", steps }], ...top, agents: [...declared, ...missing] };
  const { written, problems } = readWritten(value);
  if (written === undefined) throw new Error(problems.map(({ message }) => message).join("\n"));
  const checked = checkWorkflow(written, { forgiveUnset: true });
  if (checked.workflow === undefined) throw new Error(checked.problems.map(({ message }) => message).join("\n"));
  return checked.workflow;
}
