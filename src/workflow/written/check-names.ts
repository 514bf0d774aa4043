import { quoteText } from "./describe-value.ts";
import { isRecord } from "./is-record.ts";
import { valueAt, type ValuePath } from "./value-path.ts";
import type { WorkflowProblem } from "../checked/workflow-problem.ts";

/** Finds names that stand twice among the agents, the workflows, the steps of one workflow, the barriers and the paths. */
export function checkNames(root: unknown): readonly WorkflowProblem[] {
  const workflows = valueAt(root, ["workflows"]);
  const steps = Array.isArray(workflows) ? workflows.map((_, at): ValuePath => ["workflows", at, "steps"]) : [];
  return [
    ...doubled(root, ["agents"], "agent"),
    ...doubled(root, ["workflows"], "workflow"),
    ...steps.flatMap((path) => doubled(root, path, "step")),
    ...doubled(root, ["coordination", "barriers"], "barrier"),
    ...doubled(root, ["paths"], "path"),
  ];
}

function doubled(root: unknown, path: ValuePath, noun: string): readonly WorkflowProblem[] {
  const entries = valueAt(root, path);
  const seen = new Set<string>();
  const problems: WorkflowProblem[] = [];
  for (const [at, entry] of (Array.isArray(entries) ? entries : []).entries()) {
    const name: unknown = isRecord(entry) ? entry["name"] : undefined;
    if (typeof name !== "string") continue;
    if (seen.has(name)) problems.push(secondName([...path, at, "name"], noun, name));
    seen.add(name);
  }
  return problems;
}

function secondName(path: ValuePath, noun: string, name: string): WorkflowProblem {
  const message = `Unexpected second ${noun} ${quoteText(name)}, expected each name once`;
  return { rule: "name-unique", severity: "error", path, part: "value", message, hint: "Rename one of the two." };
}
