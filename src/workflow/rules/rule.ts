import type { Severity } from "../../diagnostic/diagnostic.ts";
import type { WorkflowProblem } from "../checked/workflow-problem.ts";
import type { LintSubject } from "./subject/subject.ts";

/** What one rule found; the rule's name and severity are added by `lintWorkflow`. */
export type RuleFinding = Omit<WorkflowProblem, "rule" | "severity">;

/** A piece of a workflow file that shows a rule, in YAML. `steps` stands at the top; agents and a name that it lacks are filled in where it is run as a test. */
export interface RuleExamples {
  readonly wrong: string;
  readonly right: string;
}

/** What every rule says of itself, for docs/workflow-rules.md and for settings. */
export interface WorkflowRuleCard {
  /** `<thing>-<what is checked>`. */
  readonly name: string;
  readonly severity: Exclude<Severity, "error">;
  /** What is checked, one sentence. */
  readonly summary: string;
  /** What goes wrong otherwise, one or two sentences. */
  readonly why: string;
}

/** One thing that a workflow without errors may still do better (WORKFLOWS.md 2). Pure, and linear in the workflow. */
export interface WorkflowRule extends WorkflowRuleCard {
  readonly examples: RuleExamples;
  check(subject: LintSubject): Iterable<RuleFinding>;
}
