import { z } from "zod";
import type { Diagnostic } from "../../../diagnostic/diagnostic.ts";
import { parseYamlText } from "../../../util/yaml/parse-yaml-text.ts";
import type { WorkflowProblem } from "../../checked/workflow-problem.ts";
import { quoteText } from "../../written/describe-value.ts";
import { doubledKeyFindings } from "../../written/doubled-keys.ts";
import { filledText, flag, list, milliseconds, nameText, object, text, word } from "../../written/fields.ts";
import { findingsOf } from "../../written/findings-of.ts";
import { firstProblems } from "../../written/first-problems.ts";
import { createPathPositions } from "../../written/path-positions.ts";
import { missingKey, problemsOfIssue } from "../../written/problems-of-issue.ts";
import { syntaxFinding } from "../../written/syntax-finding.ts";
import { withoutMisspelt } from "../../written/without-misspelt.ts";
import { createProblem } from "../create-problem.ts";
import type { CustomStep, CustomSteps } from "./custom-steps.ts";

/** What the text of `.relay/steps.yaml` says: its steps where nothing is wrong, and a finding for all that is. */
export interface ParsedCustomSteps {
  readonly steps?: CustomSteps;
  readonly findings: readonly Diagnostic[];
}

const parameter = object({
  name: nameText(),
  required: flag().optional(),
  default: z.union([z.string(), z.number(), z.boolean()], { error: "a text" }).optional(),
  description: text().optional(),
});

const customStep = object({
  description: text().optional(),
  params: list(parameter, "parameters").optional(),
  type: word(["deterministic", "worktree"]).optional(),
  command: filledText().optional(),
  branch: filledText().optional(),
  baseBranch: filledText().optional(),
  path: filledText().optional(),
  createBranch: flag().optional(),
  failOnError: flag().optional(),
  captureOutput: flag().optional(),
  timeoutMs: milliseconds().optional(),
});

const customSteps = object({
  version: z.union([z.string(), z.number()], { error: "a version" }).optional(),
  steps: z.record(z.string(), customStep, { error: "an object of steps by name" }),
});

const LIMITS = { maxLength: 1_048_576, maxValues: 50_000 };

/** Reads the text of `.relay/steps.yaml`: an object of steps by name, each with its `params` (the form of relayflows). `file` is its path as shown. Never throws. */
export function parseCustomSteps(source: string, file: string): ParsedCustomSteps {
  const read = parseYamlText(source, LIMITS);
  if (!read.ok) return { findings: [syntaxFinding(read.problem, { file, text: source })] };
  const { value, range } = read.value;
  if (range.end === 0) return { steps: new Map(), findings: [] };
  const parsed = customSteps.safeParse(value);
  const issues = (parsed.error?.issues ?? []).flatMap((issue) => problemsOfIssue(issue, { root: value, schema: customSteps }));
  const problems = firstProblems([...withoutMisspelt(issues).map(aboutSteps), ...lacking(parsed.data?.steps), ...doubledNames(parsed.data?.steps)]);
  const told = findingsOf(problems, { file, text: source, positions: createPathPositions(read.value) });
  const findings = [...doubledKeyFindings(read.value, { file, text: source }), ...told];
  if (parsed.data === undefined || findings.length > 0) return { findings };
  return { steps: new Map(Object.entries(parsed.data.steps).map(([name, step]) => [name, complete(step)])), findings };
}

/** Messages call the whole value a workflow file elsewhere. */
function aboutSteps(problem: WorkflowProblem): WorkflowProblem {
  return { ...problem, message: problem.message.replace("workflow file", "file of steps") };
}

function doubledNames(steps: Readonly<Record<string, ReadStep>> = {}): readonly WorkflowProblem[] {
  return Object.entries(steps).flatMap(([step, { params = [] }]) => {
    const names = params.map(({ name }) => name);
    return names.flatMap((name, at) => {
      if (names.indexOf(name) === at) return [];
      const message = `Unexpected second parameter ${quoteText(name)}, expected each name once`;
      return [createProblem("name-unique", ["steps", step, "params", at, "name"], { message, hint: "Rename one of the two." })];
    });
  });
}

type ReadStep = z.infer<typeof customStep>;

function typeOf({ type, command, branch }: ReadStep): CustomStep["type"] {
  return type ?? (command === undefined && branch !== undefined ? "worktree" : "deterministic");
}

function lacking(steps: Readonly<Record<string, ReadStep>> = {}): readonly WorkflowProblem[] {
  return Object.entries(steps).flatMap(([name, step]) => {
    const type = typeOf(step);
    if (type === "worktree") return step.branch === undefined ? [missingKey(["steps", name, "branch"], "the name of a branch")] : [];
    return step.command === undefined ? [missingKey(["steps", name, "command"], "a shell command")] : [];
  });
}

function complete({ params = [], ...step }: ReadStep): CustomStep {
  const parameters = params.map(({ name, required = false, default: value }) => ({
    name,
    required,
    ...(value === undefined ? {} : { default: String(value) }),
  }));
  const settings = Object.fromEntries(Object.entries(step).filter(([, value]) => value !== undefined));
  return { ...settings, parameters, type: typeOf(step) };
}
