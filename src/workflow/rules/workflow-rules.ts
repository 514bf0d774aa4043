import { agentChannelsFew } from "./agents/agent-channels-few.ts";
import { agentPresetSet } from "./agents/agent-preset-set.ts";
import { chainNeedless } from "./order/chain-needless.ts";
import { chainWhole } from "./order/chain-whole.ts";
import { dependencyImplied } from "./order/dependency-implied.ts";
import { dependencyUsed } from "./order/dependency-used.ts";
import { waitNotDownstream } from "./order/wait-not-downstream.ts";
import { workersBesideLead } from "./order/workers-beside-lead.ts";
import type { WorkflowRule } from "./rule.ts";
import { outputChainedClean } from "./steps/output-chained-clean.ts";
import { reviewBounded } from "./steps/review-bounded.ts";
import { tokenNotAlone } from "./steps/token-not-alone.ts";
import { channelOwn } from "./swarm/channel-own.ts";
import { concurrencyBounded } from "./swarm/concurrency-bounded.ts";
import { patternHubNeeded } from "./swarm/pattern-hub-needed.ts";
import { patternSupervises } from "./swarm/pattern-supervises.ts";
import { settingServed } from "./swarm/setting-served.ts";
import { supervisorHasWorkers } from "./swarm/supervisor-has-workers.ts";
import { timeoutGlobal } from "./swarm/timeout-global.ts";
import { timeoutLongEnough } from "./swarm/timeout-long-enough.ts";
import { timeoutPresent } from "./swarm/timeout-present.ts";
import { workflowSmall } from "./swarm/workflow-small.ts";
import { taskCommitAbsent } from "./tasks/task-commit-absent.ts";
import { taskExitAbsent } from "./tasks/task-exit-absent.ts";
import { taskFewFiles } from "./tasks/task-few-files.ts";
import { taskFileInjected } from "./tasks/task-file-injected.ts";
import { taskOutputChecked } from "./tasks/task-output-checked.ts";
import { taskShort } from "./tasks/task-short.ts";
import { taskTokenAbsent } from "./tasks/task-token-absent.ts";

/** Every rule of workflows, in the order of their names; `lintWorkflow` runs them, docs/workflow-rules.md tells of them. */
export const WORKFLOW_RULES: readonly WorkflowRule[] = [
  agentChannelsFew,
  agentPresetSet,
  chainNeedless,
  chainWhole,
  channelOwn,
  concurrencyBounded,
  dependencyImplied,
  dependencyUsed,
  outputChainedClean,
  patternHubNeeded,
  patternSupervises,
  reviewBounded,
  settingServed,
  supervisorHasWorkers,
  taskCommitAbsent,
  taskExitAbsent,
  taskFewFiles,
  taskFileInjected,
  taskOutputChecked,
  taskShort,
  taskTokenAbsent,
  timeoutGlobal,
  timeoutLongEnough,
  timeoutPresent,
  tokenNotAlone,
  waitNotDownstream,
  workersBesideLead,
  workflowSmall,
];
