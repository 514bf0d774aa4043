import type { Severity } from "../diagnostic/diagnostic.ts";

/** One thing that is wrong with a workflow, wherever it came from. */
export interface WorkflowFinding {
  /** Name of the rule, such as `step-known`. */
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint?: string | undefined;
  /** Path of the file, with line and column from 1; absent for a config that a program made, where the message names the path of the value. */
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}

/** Says that a workflow cannot be run as it is written; its message lists what is wrong, a line each. */
export class WorkflowError extends Error {
  override readonly name = "WorkflowError";
  /** All that is wrong, errors and warnings. */
  readonly findings: readonly WorkflowFinding[];

  constructor(what: string, findings: readonly WorkflowFinding[]) {
    const errors = findings.filter(({ severity }) => severity === "error");
    super([`${what}:`, ...errors.map((finding) => `  ${describeFinding(finding)}`)].join("\n"));
    this.findings = findings;
  }
}

/** Writes a finding on one line: `relay.yaml:3:5: Unexpected key `tusk`, did you mean `task`? Rename it to `task`.` */
export function describeFinding({ message, hint, file, line, column }: WorkflowFinding): string {
  const place = file === undefined || line === undefined ? undefined : `${file}:${line}:${column ?? 1}`;
  const sentence = /[.?!]$/u.test(message) ? message : `${message}.`;
  return [...(place === undefined ? [] : [`${place}:`]), sentence, ...(hint === undefined ? [] : [hint])].join(" ");
}
