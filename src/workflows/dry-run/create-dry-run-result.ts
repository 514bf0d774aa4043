import type { RelayYamlConfig } from "../../workflow/builder/relay-yaml-config.ts";
import type { Pattern } from "../../workflow/written/words.ts";
import type { WorkflowResult } from "../run/workflow-result.ts";
import type { DryRunReport } from "./dry-run-report.ts";

/** What a run gives that was only a dry run: the report, and what scripts look for in a result. */
export type DryRunResult = Omit<DryRunReport, "pattern" | "status"> & WorkflowResult;

/** Makes the result of a run that did nothing: it has no id, no folder and no steps. */
export function createDryRunResult(report: DryRunReport, config: RelayYamlConfig, workspaceId: string): DryRunResult {
  const now = new Date().toISOString();
  const [error] = report.errors;
  return {
    ...report,
    id: "",
    workflowName: report.name,
    pattern: report.pattern as Pattern,
    ...(error === undefined ? {} : { error }),
    config,
    steps: [],
    folder: "",
    usedTokens: 0,
    durationMs: 0,
    startedAt: now,
    completedAt: now,
    createdAt: now,
    updatedAt: now,
    workspaceId,
  };
}
