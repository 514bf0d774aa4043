import { describeInvocation } from "../../agents/one-shot/describe-invocation.ts";
import type { Range } from "../../diagnostic/range.ts";
import { unreachable } from "../../util/unreachable.ts";
import type { Plan } from "../plan/plan.ts";
import type { PlannedAgentStep, PlannedShellStep, PlannedStep } from "../plan/planned-step.ts";
import { writeInvocation } from "../plan/write-invocation.ts";
import { resolveCommand } from "../template/resolve-command.ts";
import { resolveText } from "../template/resolve-text.ts";
import type { Template } from "../template/template.ts";
import type { StepValue, TemplateValues } from "../template/values.ts";
import type { StepDescription } from "./plan-description.ts";

/** Where a task that is too long for a command line would stand. */
const TASK_FILE = "ATTEMPT_FOLDER/task.md";

/** The parts of a step's description that depend on values. */
export type ResolvedStep = Pick<StepDescription, "text" | "commandLine" | "script" | "environment" | "cwd" | "problems">;

/** What a dry run knows: the plan's variables, and the outputs that stubs give. */
export interface KnownValues {
  readonly variables: Plan["variables"];
  readonly outputs: ReadonlyMap<string, StepValue>;
}

/** Fills what is known into everything that a step says. What depends on an output that is not known is no problem. */
export function resolveStep(step: PlannedStep, known: KnownValues): ResolvedStep {
  const values: TemplateValues = { variables: known.variables, steps: known.outputs, outputLimitBytes: step.outputLimitBytes };
  const cwd = fill(step.cwd, values);
  const own = resolveOwn(step, values);
  return Object.assign(own, { cwd: cwd.text, problems: cwd.problems.length === 0 ? own.problems : [...own.problems, ...cwd.problems] });
}

function resolveOwn(step: PlannedStep, values: TemplateValues): Omit<ResolvedStep, "cwd"> {
  switch (step.kind) {
    case "agent":
      return resolveAgentStep(step, values);
    case "deterministic":
      return resolveShellStep(step, values);
    case "worktree":
      return merge([step.branch, step.path, ...(step.baseBranch === undefined ? [] : [step.baseBranch])].map((part) => fill(part, values)));
    case "approval":
      return fill(step.question, values);
    default:
      return unreachable(step);
  }
}

function resolveAgentStep(step: PlannedAgentStep, values: TemplateValues): Omit<ResolvedStep, "cwd"> {
  const task = fill(step.task, values);
  return Object.assign(task, { commandLine: describeInvocation(writeInvocation(step, task.text, TASK_FILE)) });
}

function resolveShellStep({ command }: PlannedShellStep, values: TemplateValues): Omit<ResolvedStep, "cwd"> {
  const text = fill(command, values);
  if (!command.parts.some(({ kind }) => kind === "reference")) return text;
  const { script, environment, problems } = resolveCommand(command, { ...values, steps: withPlaceholders(command, values) });
  return { text: text.text, script, environment, problems: problems.length === 0 ? NONE : sentences(command, values, problems) };
}

interface Filled {
  readonly text: string;
  readonly problems: readonly string[];
}

const NONE: readonly string[] = [];

function fill(template: Template, values: TemplateValues): Filled {
  if (template.parts.length === 0) return { text: "", problems: NONE };
  const { text, problems } = resolveText(template, values);
  return { text, problems: problems.length === 0 ? NONE : sentences(template, values, problems) };
}

function merge([first, ...rest]: readonly Filled[]): Filled {
  return { text: first?.text ?? "", problems: [...(first?.problems ?? []), ...rest.flatMap(({ problems }) => problems)] };
}

/** Leaves out what is only a problem because an output is not known yet. */
function sentences(template: Template, { steps }: TemplateValues, problems: readonly { readonly range: Range; readonly message: string }[]): readonly string[] {
  const open = new Set(
    template.parts.flatMap((part) =>
      part.kind === "reference" && part.reference.kind === "step" && !steps.has(part.reference.step) ? [part.range.start] : [],
    ),
  );
  return problems.filter(({ range }) => !open.has(range.start)).map(({ message }) => message);
}

function withPlaceholders(template: Template, { steps }: TemplateValues): ReadonlyMap<string, StepValue> {
  const all = new Map(steps);
  for (const part of template.parts) {
    if (part.kind === "literal" || part.reference.kind === "variable" || all.has(part.reference.step)) continue;
    all.set(part.reference.step, { output: placeholderOf(part.reference.step), exitCode: 0 });
  }
  return all;
}

/** Stands for the output of a step that has not run. */
function placeholderOf(step: string): string {
  return `<output of ${step}>`;
}
