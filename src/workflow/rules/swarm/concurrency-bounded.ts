import { aboutValue } from "../finding.ts";
import type { WorkflowRule } from "../rule.ts";
import { longestAgentChain } from "../subject/longest-agent-chain.ts";
import type { LintFlow } from "../subject/subject.ts";

const MOST = 6;

/** WORKFLOWS.md 2 and the guide's table of concurrency. */
export const concurrencyBounded: WorkflowRule = {
  name: "concurrency-bounded",
  severity: "warning",
  summary: "At most six agents run at a time.",
  why: "Agents that start together fight over the machine, the provider's limits and the same files; more of them are slower and fail more often.",
  examples: {
    wrong: `swarm: { pattern: dag, maxConcurrency: 16, timeoutMs: 3600000 }
steps:
${Array.from({ length: 7 }, (_, place) => `  - { name: part-${place + 1}, agent: worker, task: Build part ${place + 1}. }`).join("\n")}
`,
    right: `swarm: { pattern: dag, maxConcurrency: 5, timeoutMs: 3600000 }
steps:
${Array.from({ length: 7 }, (_, place) => `  - { name: part-${place + 1}, agent: worker, task: Build part ${place + 1}. }`).join("\n")}
`,
  },
  *check({ swarm: { maxConcurrency = 0 }, flows }) {
    if (maxConcurrency <= MOST || !flows.some(mayCrowd)) return;
    const message = `Unexpected \`maxConcurrency\` ${maxConcurrency} with many agent steps side by side, expected at most ${MOST}`;
    yield aboutValue(["swarm", "maxConcurrency"], { message, hint: "Write `maxConcurrency: 5`." });
  },
};

/** Whether more agents than that could be at work at a time: a line of steps cannot, nor can a few. */
function mayCrowd(flow: LintFlow): boolean {
  return flow.agentSteps.length - longestAgentChain(flow) >= MOST;
}
