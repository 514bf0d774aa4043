import { aboutKey, quoted } from "../finding.ts";
import type { WorkflowRule } from "../rule.ts";

const MOST = 3;

/** The guide's rows on channels that are fixed at the start, and on noise from other channels. */
export const agentChannelsFew: WorkflowRule = {
  name: "agent-channels-few",
  severity: "info",
  summary: "An agent joins at most three channels at its start.",
  why: "Messages of every channel interrupt the agent. It can join, leave, mute and unmute channels while it runs, as its work moves on.",
  examples: {
    wrong: `agents:
  - { name: dev, cli: claude, channels: [wf-shop, wf-cart, wf-search, wf-payment] }
steps:
  - { name: build, agent: dev, task: Build the cart. }
`,
    right: `agents:
  - { name: dev, cli: claude, channels: [wf-shop, wf-cart] }
steps:
  - { name: build, agent: dev, task: Build the cart. }
`,
  },
  *check({ agents }) {
    for (const { name, path, written } of agents) {
      const channels = new Set(written.channels);
      if (channels.size <= MOST) continue;
      const message = `Unexpected ${channels.size} channels of the agent ${quoted(name)} from its start, expected at most ${MOST}`;
      yield aboutKey([...path, "channels"], { message, hint: "Let it subscribe to others when it needs them, and mute those that it does not." });
    }
  },
};
