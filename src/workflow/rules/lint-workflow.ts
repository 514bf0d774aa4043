import type { Severity } from "../../diagnostic/diagnostic.ts";
import type { WorkflowProblem } from "../checked/workflow-problem.ts";
import type { Workflow } from "../checked/workflow.ts";
import { type LintSettings, severityOf } from "./lint-settings.ts";
import type { WorkflowRule } from "./rule.ts";
import { crashed } from "./rule-crashed.ts";
import { createSubject } from "./subject/create-subject.ts";
import type { LintSubject } from "./subject/subject.ts";
import { WORKFLOW_RULES } from "./workflow-rules.ts";

/** Finds what a checked workflow may do better (WORKFLOWS.md 2), rule by rule. Pure; a rule that throws becomes a finding `rule-crashed` and the others go on. */
export function lintWorkflow(workflow: Workflow, settings: LintSettings = {}): readonly WorkflowProblem[] {
  return runWorkflowRules(workflow, WORKFLOW_RULES, settings);
}

/** Runs some rules over a checked workflow; `lintWorkflow` with rules of one's own. */
export function runWorkflowRules(workflow: Workflow, rules: readonly WorkflowRule[], settings: LintSettings = {}): readonly WorkflowProblem[] {
  const subject = createSubject(workflow);
  return rules.flatMap((rule) => {
    const severity = severityOf(rule, settings);
    return severity === "off" ? [] : runRule(rule, severity, subject);
  });
}

/** More of one rule tells nobody anything. */
const MOST_FINDINGS = 1000;

function runRule(rule: WorkflowRule, severity: Severity, subject: LintSubject): readonly WorkflowProblem[] {
  const found: WorkflowProblem[] = [];
  try {
    for (const finding of rule.check(subject)) {
      found.push({ rule: rule.name, severity, ...finding });
      if (found.length === MOST_FINDINGS) break;
    }
  } catch (error) {
    found.push({ path: [], part: "value", ...crashed(rule.name, error) });
  }
  return found;
}
