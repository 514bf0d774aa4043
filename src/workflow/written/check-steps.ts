import { missingKey } from "./problems-of-issue.ts";
import { quoteText } from "./describe-value.ts";
import { isRecord } from "./is-record.ts";
import { STEP_SHAPE } from "./step-schema.ts";
import { unknownKey } from "./unknown-key.ts";
import type { ValuePath } from "./value-path.ts";
import { STEP_TYPES, type StepType } from "./words.ts";
import type { WorkflowProblem } from "../checked/workflow-problem.ts";

/** A step as it stands in the file, with its place. */
export interface PlacedStep {
  readonly step: Readonly<Record<string, unknown>>;
  readonly path: ValuePath;
}

/** Lists the steps of a file that are objects at all. */
export function placedSteps(root: unknown): readonly PlacedStep[] {
  const workflows = isRecord(root) && Array.isArray(root["workflows"]) ? root["workflows"] : [];
  return workflows.flatMap((workflow: unknown, at) => {
    const steps = isRecord(workflow) && Array.isArray(workflow["steps"]) ? workflow["steps"] : [];
    return steps.flatMap((step: unknown, place) => (isRecord(step) ? [{ step, path: ["workflows", at, "steps", place] }] : []));
  });
}

/** So many unknown keys of one step are told. */
const MAX_KEYS = 100;

/** Finds what the kind of a step asks for and does not get, and keys that it does not have. */
export function checkStep({ step, path }: PlacedStep, hasTask: (agent: string) => boolean): readonly WorkflowProblem[] {
  if (step["use"] !== undefined) return [];
  const unknown = Object.keys(step)
    .filter((key) => !Object.hasOwn(STEP_SHAPE, key))
    .slice(0, MAX_KEYS);
  const told = unknown.map((key) => unknownKey(path, key));
  if (step["type"] !== undefined || step["agent"] !== undefined || !told.some(isCommand)) return [...told, ...kindProblems(step, path, hasTask)];
  return told.map((problem) => (isCommand(problem) ? { ...problem, hint: "Rename it to `command`, and write `type: deterministic` beside it." } : problem));
}

function isCommand({ meant }: WorkflowProblem): boolean {
  return meant === "command";
}

/** Keys that only one kind of step reads. */
const OWN_KEYS: Readonly<Record<StepType, readonly string[]>> = {
  agent: ["agent", "task", "channel", "permissions"],
  deterministic: ["command", "captureOutput", "failOnError"],
  approval: ["task"],
  worktree: ["branch", "baseBranch", "path", "createBranch"],
  integration: ["integration", "action", "params"],
};

const KEYS_OF_KINDS: readonly string[] = [...new Set(STEP_TYPES.flatMap((kind) => OWN_KEYS[kind]))];

function kindProblems(step: PlacedStep["step"], path: ValuePath, hasTask: (agent: string) => boolean): readonly WorkflowProblem[] {
  const { type = "agent", agent, command } = step;
  const kind = STEP_TYPES.find((word) => word === type);
  if (kind === undefined || kind === "integration") return [];
  const lacks = (key: string, expected: string): readonly WorkflowProblem[] => (step[key] === undefined ? [missingKey([...path, key], expected)] : []);
  if (kind === "deterministic") return [...lacks("command", "a shell command"), ...unused(step, path, kind)];
  if (kind === "worktree") return [...lacks("branch", "the name of a branch"), ...unused(step, path, kind)];
  if (kind === "approval") return [...lacks("task", "the question to the user"), ...unused(step, path, kind)];
  if (step["type"] === undefined && agent === undefined && command !== undefined) return [commandWithoutType(path)];
  const task = typeof agent === "string" && hasTask(agent) ? [] : lacks("task", "what the agent is to do");
  return [...lacks("agent", "the name of an agent"), ...task, ...unused(step, path, kind)];
}

function commandWithoutType(path: ValuePath): WorkflowProblem {
  return {
    rule: "key-required",
    severity: "error",
    path: [...path, "command"],
    part: "key",
    message: "Unexpected `command` of an agent step, expected `type: deterministic` beside it",
    hint: "Write `type: deterministic`.",
  };
}

function unused(step: PlacedStep["step"], path: ValuePath, kind: StepType): readonly WorkflowProblem[] {
  const own = OWN_KEYS[kind];
  return KEYS_OF_KINDS.filter((key) => step[key] !== undefined && !own.includes(key)).map((key) => ({
    rule: "key-used",
    severity: "warning",
    path: [...path, key],
    part: "key",
    message: `Unexpected key ${quoteText(key)} of a step of type \`${kind}\`, which does not read it`,
    hint: "Remove it, or change the step's `type`.",
  }));
}
