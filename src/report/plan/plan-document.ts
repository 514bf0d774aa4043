import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { redactOutput } from "../../util/secrets/redact-output.ts";
import type { PlanDescription } from "../../workflow/dry-run/plan-description.ts";

/** What the document of a dry run may hold beside the plan. */
export interface PlanDocumentParts {
  /** Absent where the findings keep the workflow from running. */
  readonly plan?: PlanDescription;
  readonly findings: readonly Diagnostic[];
  /** What the walk with stub answers came to. */
  readonly walk?: unknown;
}

/** Makes the document of a dry run for `--json`, secrets redacted; `plan` is null where there is none. */
export function createPlanDocument({ plan, findings, walk }: PlanDocumentParts): Readonly<Record<string, unknown>> {
  const document = { plan: plan ?? null, findings, ...(walk === undefined ? {} : { walk }) };
  return JSON.parse(redactOutput(JSON.stringify(document))) as Readonly<Record<string, unknown>>;
}
