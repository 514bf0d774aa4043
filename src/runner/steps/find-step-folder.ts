import { statSync } from "node:fs";
import path from "node:path";
import { type Result, refuse, succeed } from "../../diagnostic/result.ts";
import { resolveInside } from "../../disk/files/resolve-inside.ts";
import { parseTemplate } from "../../workflow/template/parse-template.ts";
import { resolveText } from "../../workflow/template/resolve-text.ts";
import type { Template } from "../../workflow/template/template.ts";
import type { AttemptFailure } from "./fail-attempt.ts";
import type { StepAttempt } from "./step-executor.ts";

/** Finds the folder a step works in, absolute: its own, else its agent's, else the workflow's. A folder that is missing or leads out of the project, by a link too, is a failure. */
export function findStepFolder(attempt: StepAttempt): Result<string, AttemptFailure> {
  const { step, cwd } = attempt;
  const written = resolveText(folderOf(attempt), attempt.values);
  const [problem] = written.problems;
  if (problem !== undefined) return refuse({ reason: "error", error: problem.message });
  const found = written.text === "" ? succeed(cwd) : resolveStepPath(attempt, cwd, written.text);
  if (!found.ok) return found;
  if (statSync(found.value, { throwIfNoEntry: false })?.isDirectory() === true) return found;
  const hint = `Create it in a step before \`${step.name}\`, or correct its \`cwd\``;
  return refuse({ reason: "missing-file", error: `Cannot find the folder "${found.value}" of step \`${step.name}\``, hint });
}

/** Resolves a path that a step names, from a folder; one that leaves both the project and the folders that the workflow declares in `paths` is a failure. */
export function resolveStepPath(
  { root, cwd, plan }: Pick<StepAttempt, "root" | "cwd" | "plan">,
  from: string,
  written: string,
): Result<string, AttemptFailure> {
  const target = path.resolve(from, written);
  const inProject = resolveInside(root, path.relative(root, target));
  if (inProject.ok) return inProject;
  for (const { folder } of plan.paths) {
    const declared = path.resolve(cwd, folder);
    const found = resolveInside(declared, path.relative(declared, target));
    if (found.ok) return found;
  }
  const { message, hint } = inProject.problem;
  return refuse({ reason: "error", error: message.replace(path.relative(root, target), () => written), hint });
}

function folderOf({ step }: StepAttempt): Template {
  if (step.cwd.parts.length > 0 || step.kind !== "agent") return step.cwd;
  return parseTemplate(step.agent.cwd);
}
