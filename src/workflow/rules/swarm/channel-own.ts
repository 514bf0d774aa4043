import type { ValuePath } from "../../written/value-path.ts";
import { aboutValue, quoted } from "../finding.ts";
import type { RuleFinding, WorkflowRule } from "../rule.ts";

/** The guide's row on the channel `general`. */
export const channelOwn: WorkflowRule = {
  name: "channel-own",
  severity: "warning",
  summary: "A workflow talks on a channel of its own, not on `general`.",
  why: "On a channel that others share, agents answer messages that are not for them.",
  examples: {
    wrong: `swarm: { pattern: dag, channel: general, timeoutMs: 3600000 }
steps:
  - { name: build, agent: worker, task: Build the API. }
`,
    right: `swarm: { pattern: dag, channel: wf-shop, timeoutMs: 3600000 }
steps:
  - { name: build, agent: worker, task: Build the API. }
`,
  },
  *check({ swarm, agents, agentSteps }) {
    yield* checkChannel(swarm.channel, ["swarm", "channel"]);
    for (const { written, path } of agents)
      for (const [place, channel] of (written.channels ?? []).entries()) yield* checkChannel(channel, [...path, "channels", place]);
    for (const { written, path } of agentSteps) yield* checkChannel(written.channel, [...path, "channel"]);
  },
};

function* checkChannel(channel: string | undefined, path: ValuePath): Iterable<RuleFinding> {
  if (channel === undefined || !/^#?general$/iu.test(channel)) return;
  yield aboutValue(path, {
    message: `Unexpected channel ${quoted(channel)}, expected one of this workflow alone`,
    hint: "Write a name such as `wf-` and the workflow's.",
  });
}
