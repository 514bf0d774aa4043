import { z } from "zod";
import { channelName, filledText, flag, list, milliseconds, nameText, object, text, texts, wholeNumber, word } from "./fields.ts";
import { writtenPermissions } from "./permissions-schema.ts";
import { STEP_TYPES, VERIFICATION_TYPES } from "./words.ts";

/** What has to hold after a step for it to count as done. */
export const verificationSchema = object({
  type: word(VERIFICATION_TYPES).describe("What is looked at."),
  value: z
    .union([z.string(), wholeNumber(0)], { error: "a text or a whole number" })
    .optional()
    .describe("The text to be found, the exit code (0 where omitted), the path, or the command of a check."),
  description: text().optional().describe("What the check is for."),
  timeoutMs: milliseconds().optional().describe("How long the check may take, in milliseconds."),
  diagnosticAgent: filledText().optional().describe("The agent that explains a failed check before the next attempt."),
  diagnosticTimeout: milliseconds().optional().describe("How long that agent may take, in milliseconds."),
});

/** Every key that a step may have, whatever its kind. */
export const STEP_SHAPE = {
  name: nameText().describe("The name that other steps and templates refer to, unique in its workflow."),
  description: text().optional().describe("What the step is for."),
  type: word(STEP_TYPES).optional().describe("What does the work; `agent` where omitted."),
  use: filledText().optional().describe("The name of a step of `.relay/steps.yaml`; all keys that a step does not know are its parameters."),
  dependsOn: list(filledText(), "step names").optional().describe("The steps that have to be done before this one starts."),
  agent: filledText().optional().describe("The agent that does an agent step."),
  task: filledText().optional().describe("What the agent is to do, or what the user is asked; may hold `{{name}}` and `{{steps.NAME.output}}`."),
  command: filledText().optional().describe("The shell command of a deterministic step; may hold `{{name}}` and `{{steps.NAME.output}}`."),
  verification: verificationSchema.optional().describe("What has to hold after the step for it to count as done."),
  retries: wholeNumber(0).optional().describe("How many extra attempts the step gets when it fails."),
  maxIterations: wholeNumber(1).optional().describe("How many rounds a step that repeats may take."),
  timeoutMs: milliseconds().optional().describe("How long an attempt may take, in milliseconds; 0 means without bound."),
  timeout: milliseconds().optional().describe("The same as `timeoutMs`."),
  cwd: filledText().optional().describe("The folder the step works in, relative to the workflow's."),
  workdir: filledText().optional().describe("The name of one of `paths`, to work in it; not beside `cwd`."),
  captureOutput: flag().optional().describe("Whether later steps get what a command printed; true where omitted."),
  failOnError: flag().optional().describe("Whether an exit code other than 0 fails a deterministic step; true where omitted."),
  outputLimitBytes: wholeNumber(1).optional().describe("How many bytes of the output a template gets at most; 1 MiB where omitted."),
  channel: channelName().optional().describe("The channel of this step, where it is not the workflow's."),
  permissions: writtenPermissions.optional().describe("What the agent may do in this step, in place of its own permissions."),
  branch: filledText().optional().describe("The branch of a worktree step."),
  baseBranch: filledText().optional().describe("The branch or commit that a new branch begins from; HEAD where omitted."),
  path: filledText().optional().describe("Where the worktree lies; `.worktrees/` and the step's name where omitted."),
  createBranch: flag().optional().describe("Whether a branch that does not exist is made; true where omitted."),
  integration: filledText().optional().describe("The service of an integration step, which only a hosted runner can serve."),
  action: filledText().optional().describe("What an integration step does, which only a hosted runner can serve."),
  params: z
    .record(z.string(), z.unknown(), { error: "an object" })
    .optional()
    .describe("The parameters of an integration step or of a step of `.relay/steps.yaml`."),
  tasks: texts().optional().describe("Ids of the handoff's tasks that are done when the step completes."),
  waitFor: z.unknown().optional().describe("An event to wait for, which only a hosted runner can serve."),
};

/** One step of a workflow; a key that is not known is looked at later, as `use` allows any. */
export const stepSchema = z.looseObject(STEP_SHAPE, { error: "an object" });
