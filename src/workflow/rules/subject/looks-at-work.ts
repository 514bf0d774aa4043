import type { LintStep } from "./subject.ts";

const REVIEW = /^(?:please\s+)?(?:self[- ]?)?(?:review|verify|validate|check|audit|approve|critique|inspect|test|judge|double-check)\b/iu;
const NAME =
  /(?:^|[-_. ])(?:self[-_ ]?review|review(?:er)?|verify|verifier|verification|validate|check|audit|approv(?:e|al)|critique|critic|gate|qa|judge)(?:$|[-_. \d])/iu;

/** Whether a step looks at work that is already done, by its name, its agent or the first word of its task. */
export function looksAtWork({ name, agent, task }: LintStep): boolean {
  return NAME.test(name) || agent?.written.preset === "reviewer" || NAME.test(agent?.name ?? "") || REVIEW.test(task?.said.trimStart() ?? "");
}
