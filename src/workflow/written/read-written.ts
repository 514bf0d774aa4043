import type { z } from "zod";
import type { WorkflowProblem } from "../checked/workflow-problem.ts";
import { checkHosted } from "./check-hosted.ts";
import { checkNames } from "./check-names.ts";
import { checkPermissions } from "./check-permissions.ts";
import { checkStep, placedSteps } from "./check-steps.ts";
import { checkVerification } from "./check-verification.ts";
import { firstProblems, MAX_ERRORS, tooMany } from "./first-problems.ts";
import { isRecord } from "./is-record.ts";
import { problemsOfIssue } from "./problems-of-issue.ts";
import { valueAt } from "./value-path.ts";
import { withoutMisspelt } from "./without-misspelt.ts";
import { workflowSchema } from "./workflow-schema.ts";
import type { WrittenWorkflow } from "./written-workflow.ts";

/** What reading a written workflow gives: the workflow where nothing is wrong that matters, and all that is wrong. */
export interface ReadWritten {
  readonly written?: WrittenWorkflow;
  readonly problems: readonly WorkflowProblem[];
}

/** Reads the written form out of plain data, whichever notation it comes from: YAML, a builder's config, JSON of a child process. Never throws. */
export function readWritten(value: unknown): ReadWritten {
  const parsed = parse(value);
  const problems = withoutMisspelt(firstProblems(problemsIn(parsed, value)));
  const failed = problems.some(({ severity }) => severity === "error");
  return parsed.kind === "written" && !failed ? { written: parsed.data, problems } : { problems };
}

/** What the schema says: the workflow, what is wrong with it, or only the first of what is wrong. */
type Parsed = { readonly kind: "written"; readonly data: WrittenWorkflow } | { readonly kind: "wrong" | "cut"; readonly issues: readonly z.core.$ZodIssue[] };

/** The schema's library runs out of stack where one list has some hundred thousand mistakes; those at its beginning are then told. */
function parse(value: unknown): Parsed {
  const whole = tryParse(value);
  if (whole?.success === true) return { kind: "written", data: whole.data };
  if (whole !== undefined) return { kind: "wrong", issues: whole.error.issues };
  const start = tryParse(cut(value, MAX_ERRORS)) ?? tryParse(cut(value, 1));
  return { kind: "cut", issues: start?.error?.issues ?? [] };
}

function tryParse(value: unknown): z.ZodSafeParseResult<WrittenWorkflow> | undefined {
  try {
    return workflowSchema.safeParse(value);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Deeper than a workflow goes: data from a program may hold itself. */
const MAX_DEPTH = 20;

/** A copy in which every list and object has at most `length` entries. */
function cut(value: unknown, length: number, depth = 0): unknown {
  if (depth > MAX_DEPTH) return undefined;
  if (Array.isArray(value)) return value.slice(0, length).map((entry: unknown) => cut(entry, length, depth + 1));
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).slice(0, length);
  return Object.fromEntries(entries.map(([key, entry]) => [key, cut(entry, length, depth + 1)]));
}

/** Finds one after the other, as somebody asks for it. */
function* problemsIn(parsed: Parsed, root: unknown): Iterable<WorkflowProblem> {
  if (parsed.kind === "cut") yield tooMany([]);
  for (const issue of parsed.kind === "written" ? [] : parsed.issues) yield* problemsOfIssue(issue, { root });
  if (!isRecord(root)) return;
  yield* nothingToDo(root);
  yield* checkNames(root);
  const steps = placedSteps(root);
  yield* checkPermissions(root, steps);
  yield* checkHosted(root, steps);
  const withTask = new Set(agentsOf(root).flatMap((agent) => (isRecord(agent) && typeof agent["task"] === "string" ? [agent["name"]] : [])));
  for (const placed of steps) {
    yield* checkStep(placed, (agent) => withTask.has(agent));
    yield* checkVerification(placed.step["verification"], [...placed.path, "verification"]);
  }
}

function agentsOf(root: Readonly<Record<string, unknown>>): readonly unknown[] {
  const agents = valueAt(root, ["agents"]);
  return Array.isArray(agents) ? agents : [];
}

function nothingToDo(root: Readonly<Record<string, unknown>>): readonly WorkflowProblem[] {
  if (root["workflows"] !== undefined || root["agents"] !== undefined) return [];
  const message = "Unexpected workflow file without `workflows` and `agents`, expected one of them at least";
  return [{ rule: "key-required", severity: "error", path: [], part: "value", message, hint: "Write `workflows:` with a list of steps." }];
}
