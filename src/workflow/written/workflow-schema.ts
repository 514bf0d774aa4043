import { z } from "zod";
import { agentSchema } from "./agent-schema.ts";
import { channelName, filledText, flag, list, milliseconds, nameText, object, text, texts, wholeNumber, word } from "./fields.ts";
import { permissionProfiles, rootPermissions } from "./permissions-schema.ts";
import { stepSchema } from "./step-schema.ts";
import { BARRIER_MODES, CONSENSUS_STRATEGIES, ERROR_STRATEGIES, PATTERNS, STATE_BACKENDS } from "./words.ts";

const idleNudge = object({
  nudgeAfterMs: milliseconds().optional().describe("How long an agent may be silent before it is nudged, in milliseconds; 120000 where omitted."),
  escalateAfterMs: milliseconds().optional().describe("How long after a nudge a silent agent is released, in milliseconds; 120000 where omitted."),
  maxNudges: wholeNumber(0).optional().describe("How often an agent is nudged before it is released; 1 where omitted."),
});

/** How the agents work together. */
export const swarmSchema = object({
  pattern: word(PATTERNS).optional().describe("How the agents are coordinated; chosen by their roles where omitted."),
  maxConcurrency: wholeNumber(1).optional().describe("How many steps run at a time; 4 where omitted."),
  timeoutMs: milliseconds().optional().describe("How long the whole run may take, in milliseconds; 0 means without bound."),
  tokenBudget: wholeNumber(1).optional().describe("How many tokens all steps together may use."),
  channel: channelName().optional().describe("The channel the agents talk on; made from the workflow's name where omitted."),
  idleNudge: idleNudge.optional().describe("When silent agents are nudged and released; never where omitted."),
  completionGracePeriodMs: milliseconds()
    .optional()
    .describe("How long signs of completion are waited for after an agent ended, in milliseconds; 5000 where omitted."),
  credentialProxy: z.unknown().optional().describe("Keys given by a hosted service, which only a hosted runner can serve."),
});

const preflightCheck = object({
  command: filledText().describe("The shell command."),
  failIf: filledText().optional().describe("`empty`, `non-empty` or a pattern: output that fails the check."),
  successIf: filledText().optional().describe("`empty`, `non-empty` or a pattern: output without which the check fails."),
  description: text().optional().describe("What the check is for."),
  captureOutput: flag().optional().describe("Whether what the command printed is kept."),
});

const preflight = list(preflightCheck, "checks").optional().describe("Commands that have to succeed before any step starts.");

/** One of the named workflows of a file. */
export const workflowEntrySchema = object({
  name: nameText().describe("The name that `--workflow` takes, unique in the file."),
  description: text().optional().describe("What the workflow does."),
  onError: word(ERROR_STRATEGIES).optional().describe("What a failed step does to the others."),
  preflight,
  steps: list(stepSchema, "steps").describe("The steps, each by its name."),
});

const barrier = object({
  name: nameText().describe("The name of the barrier, unique in the file."),
  waitFor: list(filledText(), "step names").describe("The steps that have to be done."),
  mode: word(BARRIER_MODES).optional().describe("How many of them have to be done; `all` where omitted."),
  timeoutMs: milliseconds()
    .optional()
    .describe("How long the barrier waits, in milliseconds, from when as many of its steps have begun as have to be done; 0 means without bound."),
});

const coordination = object({
  barriers: list(barrier, "barriers").optional().describe("Points that hold dependents until the named steps are done."),
  votingThreshold: z
    .number({ error: "a number above 0" })
    .positive({ error: "a number above 0" })
    .optional()
    .describe("How many votes a quorum takes: a part of all up to 1, or their number."),
  consensusStrategy: word(CONSENSUS_STRATEGIES).optional().describe("How a vote is decided."),
});

const state = object({
  backend: word(STATE_BACKENDS).optional().describe("Where the shared state lies; `memory` where omitted."),
  ttlMs: wholeNumber(0).optional().describe("How long a value is kept, in milliseconds."),
  namespace: filledText().optional().describe("What keeps the keys of this workflow apart from others'; its name where omitted."),
});

const errorHandling = object({
  strategy: word(ERROR_STRATEGIES).optional().describe("What a failed step does to the others, where its workflow does not say."),
  maxRetries: wholeNumber(0).optional().describe("How many extra attempts a step gets that does not say."),
  retryDelayMs: milliseconds().optional().describe("How long to wait before an extra attempt, in milliseconds."),
  notifyChannel: channelName().optional().describe("The channel that is told of failures."),
});

const trajectories = z.union(
  [
    flag(),
    object({
      enabled: flag().optional().describe("Whether decisions are recorded."),
      reflectOnBarriers: flag().optional().describe("Whether a note is made when a barrier opens."),
      reflectOnConverge: flag().optional().describe("Whether a note is made when parallel steps meet."),
      autoDecisions: flag().optional().describe("Whether retries, skips and failures are recorded as decisions."),
    }),
  ],
  { error: "`false` or an object" },
);

const projectPath = object({
  name: nameText().describe("The name that `workdir` refers to."),
  path: filledText().describe("The folder, relative to the file."),
  description: text().optional().describe("What lies there."),
  required: flag().optional().describe("Whether it has to exist; true where omitted."),
});

/** The written form of a workflow file, whichever notation it came from (WORKFLOWS.md 1). */
export const workflowSchema = object({
  $schema: text().optional().describe("The schema that editors check the file against."),
  version: z.union([z.string(), z.number()], { error: 'a version such as `"1.0"`' }).optional().describe('The version of the notation, `"1.0"`.'),
  name: filledText().describe("The name of the file's work."),
  description: text().optional().describe("What it is for."),
  swarm: swarmSchema.optional().describe("How the agents work together."),
  agents: list(agentSchema, "agents").optional().describe("The agents, each by its name."),
  workflows: list(workflowEntrySchema, "workflows").optional().describe("The workflows of the file; the first runs where none is named."),
  errorHandling: errorHandling.optional().describe("What happens when a step fails."),
  coordination: coordination.optional().describe("Barriers and votes."),
  state: state.optional().describe("What agents share during a run."),
  templates: z
    .record(z.string(), z.unknown(), { error: "an object of values by name" })
    .optional()
    .describe("Values by name, for `{{name}}` where the caller gives none."),
  packages: texts().optional().describe("The packages or folders that the work touches, for planning waves."),
  isolatedFrom: texts().optional().describe("Workflows that are safe to run at the same time."),
  requiresBefore: texts().optional().describe("Workflows that have to run first."),
  project: filledText().optional().describe("The project, by its name or folder, whose handoff the run ticks and writes back to."),
  paths: list(projectPath, "paths").optional().describe("Named folders outside the project."),
  preflight,
  trajectories: trajectories.optional().describe("Whether and how decisions are recorded."),
  permissions: rootPermissions.optional().describe("Rights that several agents share."),
  permission_profiles: permissionProfiles.optional().describe("The same as `permissions.profiles`."),
});
