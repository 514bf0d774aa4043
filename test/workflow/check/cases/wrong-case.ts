import type { CheckRequest } from "../../../../src/workflow/check/check-request.ts";

/** A wrong workflow with its one finding, as `describeChecked` says it. */
export interface WrongCase {
  readonly text: string;
  readonly finding: string;
  readonly request?: CheckRequest;
  /** Whether `.relay/steps.yaml` is there (`STEPS_FILE`). */
  readonly stepsFile?: boolean;
}

/** Writes a workflow `w` with an agent `a` around the lines of its steps, the first of which is line 6; `rest` stands behind them. */
export function inSteps(lines: readonly string[], rest = ""): string {
  const steps = lines.map((line) => (line === "" ? "\n" : `      ${line}\n`)).join("");
  return `name: x\nagents: [{ name: a, cli: claude }]\nworkflows:\n  - name: w\n    steps:\n${steps}${rest}`;
}
