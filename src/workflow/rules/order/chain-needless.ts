import { aboutValue, quoted } from "../finding.ts";
import type { WorkflowRule } from "../rule.ts";
import type { LintStep } from "../subject/subject.ts";
import { isLine } from "./is-line.ts";
import { isOrdered, listNeedlessEdges } from "./needless-edges.ts";

/** The guide's unnecessary sequential chain: parts of one kind behind each other. */
export const chainNeedless: WorkflowRule = {
  name: "chain-needless",
  severity: "warning",
  summary: "Steps that do like things to different parts run side by side.",
  why: "A step that waits for one whose output it never uses only makes the run longer. Steps with the same `dependsOn` run at the same time.",
  examples: {
    wrong: `steps:
  - { name: review, agent: worker, task: Review the components. }
  - { name: fix-header, agent: worker, dependsOn: [review], task: Fix the header. }
  - { name: fix-footer, agent: worker, dependsOn: [fix-header], task: Fix the footer. }
`,
    right: `steps:
  - { name: review, agent: worker, task: Review the components. }
  - { name: fix-header, agent: worker, dependsOn: [review], task: Fix the header. }
  - { name: fix-footer, agent: worker, dependsOn: [review], task: Fix the footer. }
`,
  },
  *check({ swarm, flows }) {
    if (isOrdered(swarm.pattern)) return;
    for (const flow of flows) {
      if (isLine(flow)) continue;
      for (const { step, dependency, place } of listNeedlessEdges(flow)) {
        if (!areAlike(step, dependency)) continue;
        const message = `Unexpected waiting of ${quoted(step.name)} for ${quoted(dependency.name)}, whose output it does not use, expected both side by side`;
        yield aboutValue([...step.path, "dependsOn", place], { message, hint: `${fanOut(dependency)}, or use the output.` });
      }
    }
  },
};

/** Names of one kind: `fix-header` and `fix-footer`, `part-1` and `part-2`. */
export function areAlike(one: LintStep, other: LintStep): boolean {
  const [first, second] = [headOf(one.name), headOf(other.name)];
  return first !== undefined && first === second;
}

function headOf(name: string): string | undefined {
  return /^(?<head>\p{L}{2,})[-_. ]?(?:[\p{L}\p{N}]+[-_. ]?)+$/u.exec(name)?.groups?.["head"]?.toLowerCase();
}

function fanOut({ written: { dependsOn = [] } }: LintStep): string {
  return dependsOn.length === 0 ? "Remove the dependency" : `Write \`dependsOn: [${dependsOn.slice(0, 3).join(", ")}${dependsOn.length > 3 ? ", …" : ""}]\``;
}
