export { WorkflowBuilder, workflow } from "./workflows/workflow-builder.ts";
export { WorkflowRunner } from "./workflows/workflow-runner.ts";
export { runWorkflow, type RunWorkflowOptions } from "./workflows/run-workflow.ts";
export type { ResumeOptions, Variables, WorkflowExecuteOptions, WorkflowRunnerOptions, WorkflowRunOptions } from "./workflows/run/run-options.ts";
export type { WorkflowResult, WorkflowResult as WorkflowRunRow, WorkflowStepResult } from "./workflows/run/workflow-result.ts";
export type { WorkflowEvent, WorkflowEventListener } from "./workflows/workflow-event.ts";
export { describeFinding, WorkflowError, type WorkflowFinding } from "./workflows/workflow-error.ts";
export { createDefaultEventLogger } from "./workflows/event-logger.ts";
export type { LogLevel } from "./workflows/progress.ts";
export type { CommandEnd, ExecutorAgent, ExecutorStep, StepContext, StepExecutor } from "./workflows/run/own-executor.ts";
export { InMemoryWorkflowDb, type WorkflowDb, type WorkflowRunRecord, type WorkflowStepRecord } from "./workflows/run/workflow-db.ts";
export { JsonFileWorkflowDb } from "./workflows/run/json-file-db.ts";
export type { DryRunReport, DryRunWave } from "./workflows/dry-run/dry-run-report.ts";
export type { DryRunPlan, DryRunStep } from "./workflows/dry-run/dry-run-plan.ts";
export { formatDryRunReport } from "./workflows/dry-run/format-dry-run-report.ts";
export {
  TemplateRegistry,
  type InstallOptions,
  type TemplateRegistryOptions,
  type TemplateSummary,
  type TemplateText,
} from "./workflows/templates/template-registry.ts";
export type { TemplateOverrides } from "./workflows/templates/apply-overrides.ts";
export { ClaudeModels, CodexModels, GeminiModels, Models, OpencodeModels } from "./workflows/models.ts";
export { formatWorkflowYaml } from "./workflow/builder/format-workflow-yaml.ts";
export type { BuiltConfig } from "./workflow/builder/workflow-draft.ts";
export type * from "./workflow/builder/relay-yaml-config.ts";
export type * from "./workflow/builder/agent-permissions.ts";
export type * from "./workflow/builder/step-options.ts";
export type { AgentPreset } from "./agents/one-shot/presets.ts";
export {
  CONSENSUS_STRATEGIES,
  ERROR_STRATEGIES,
  PATTERNS,
  STATE_BACKENDS,
  VERIFICATION_TYPES,
  type Cli as AgentCli,
  type ConsensusStrategy,
  type ErrorStrategy,
  type Pattern as SwarmPattern,
  type StateBackend,
  type StepType,
  type VerificationType,
} from "./workflow/written/words.ts";
