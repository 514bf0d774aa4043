import type { RelayYamlConfig } from "../../workflow/builder/relay-yaml-config.ts";
import type { DryRunResult } from "../dry-run/create-dry-run-result.ts";
import { createDefaultEventLogger } from "../event-logger.ts";
import { callWorkflow } from "./call-workflow.ts";
import { originOf } from "./config-origin.ts";
import { createListeners } from "./listeners.ts";
import type { WorkflowRunOptions } from "./run-options.ts";
import { warn } from "./warn.ts";
import type { WorkflowResult } from "./workflow-result.ts";

/** Runs a config as `.run()` does: tells of its progress on standard error, unless who started this script does, and the caller's listener of its events. */
export async function runConfig(config: RelayYamlConfig, options: WorkflowRunOptions): Promise<WorkflowResult | DryRunResult> {
  const { onEvent, logLevel = "normal", renderer, onProblem = warn } = options;
  const listeners = createListeners(onProblem);
  if (logLevel !== false && renderer !== false) listeners.add(createDefaultEventLogger(logLevel));
  if (onEvent !== undefined) listeners.add(onEvent);
  const hearing = { onEvent: listeners.tell, onProblem, onBegun: () => {} };
  return await callWorkflow({ config, origin: originOf(config), call: options, options, ...hearing });
}
