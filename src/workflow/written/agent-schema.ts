import { z } from "zod";
import { AGENT_CLIS } from "../../agents/one-shot/agent-clis.ts";
import { AGENT_PRESETS } from "../../agents/one-shot/presets.ts";
import { channelName, filledText, flag, list, listWords, milliseconds, nameText, object, text, texts, wholeNumber, word } from "./fields.ts";
import { writtenPermissions } from "./permissions-schema.ts";
import { OTHER_CLI_WORDS } from "./words.ts";

/** Bounds and settings of one agent's runs. */
const agentConstraints = object({
  model: filledText().optional().describe("The model, as the CLI names it."),
  timeoutMs: milliseconds().optional().describe("How long a run may take, in milliseconds; 0 means without bound."),
  retries: wholeNumber(0).optional().describe("How many extra attempts a failed step of this agent gets."),
  maxTokens: wholeNumber(1).optional().describe("How many tokens a run may use."),
  idleThresholdSecs: wholeNumber(0).optional().describe("After how many silent seconds an interactive agent counts as idle; 0 means never."),
});

/** Where the keys of an agent come from. */
export const agentCredentials = object({
  proxy: flag().optional().describe("Whether a hosted service gives the keys; only `false` can be served here."),
  provider: filledText().optional().describe("The provider whose key is meant."),
});

/** One agent of a workflow. */
export const agentSchema = object({
  name: nameText().describe("The name that steps refer to, unique in the file."),
  cli: z.enum([...AGENT_CLIS, ...OTHER_CLI_WORDS], { error: listWords(AGENT_CLIS) }).describe("The program that the agent is."),
  role: text().optional().describe("What the agent is for; patterns find their roles in it."),
  preset: word(AGENT_PRESETS).optional().describe("What the agent is for, in one word: `lead` is interactive, the others run once and end."),
  interactive: flag().optional().describe("Whether the agent lives in a session that takes messages; true where neither it nor a preset says so."),
  task: filledText().optional().describe("The task of the agent where a step has none."),
  cwd: filledText().optional().describe("The folder the agent works in, relative to the workflow's."),
  workdir: filledText().optional().describe("The name of one of `paths`, to work in it; not beside `cwd`."),
  additionalPaths: texts().optional().describe("Further folders that the agent may read and write."),
  channels: list(channelName(), "channels").optional().describe("The channels the agent joins."),
  constraints: agentConstraints.optional().describe("The model, and bounds of the agent's runs."),
  permissions: writtenPermissions.optional().describe("What the agent may do: a level of access, a profile, or an object."),
  credentials: agentCredentials.optional().describe("Where the agent's keys come from."),
  skills: text().optional().describe("Words that go before every task of the agent."),
});
