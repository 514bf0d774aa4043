import { resolve } from "node:path";
import type { AttemptEnd, ExecuteStep, StepAttempt } from "../../runner/steps/step-executor.ts";
import { createExecutor } from "../../runner/steps/create-executor.ts";
import { verify } from "../../runner/steps/verification/verify.ts";
import { resolveCommand } from "../../workflow/template/resolve-command.ts";
import { resolveText } from "../../workflow/template/resolve-text.ts";
import type { Template } from "../../workflow/template/template.ts";
import { showValue } from "../../workflow/builder/wrong-use.ts";
import { isRecord } from "../../workflow/written/is-record.ts";
import type { CommandEnd, StepContext, StepExecutor } from "./own-executor.ts";

/** Makes the runner's own kind of executor of one that a program gives; `usual` does what that one does not. */
export function adaptExecutor(executor: StepExecutor, usual: ExecuteStep = createExecutor()): ExecuteStep {
  return async (attempt) => {
    const { step } = attempt;
    if (step.kind === "agent" && executor.executeAgentStep !== undefined) {
      const task = fill(attempt, step.task);
      if (task.problem !== undefined) return failed(task.problem);
      const { executeAgentStep } = executor;
      return await conclude(attempt, async (context) => {
        const output: unknown = await executeAgentStep.call(executor, step, step.agent, task.text, step.timeoutMs, context);
        if (typeof output !== "string") throw new Error(`Unexpected ${showValue(output)} from \`executeAgentStep\`, expected the text that the agent said`);
        return { output, exitCode: 0, task: task.text };
      });
    }
    if (step.kind === "deterministic" && executor.executeDeterministicStep !== undefined) {
      const command = fillCommand(attempt, step.command);
      if (command.problem !== undefined) return failed(command.problem);
      const { executeDeterministicStep } = executor;
      return await conclude(attempt, async (context) => ({
        ...commandEnd(await executeDeterministicStep.call(executor, step, command.text, context.cwd, context)),
        task: "",
      }));
    }
    return await usual(attempt);
  };
}

interface Filled {
  readonly text: string;
  readonly problem: string | undefined;
}

function fill({ values }: StepAttempt, template: Template): Filled {
  const { text, problems } = resolveText(template, values);
  return { text, problem: problems[0]?.message };
}

/** A command that stands for itself: its values are set before it. */
function fillCommand({ values }: StepAttempt, template: Template): Filled {
  const { script, environment, file, problems } = resolveCommand(template, values);
  const [problem] = problems;
  if (problem !== undefined) return { text: "", problem: problem.message };
  if (file !== undefined) return { text: "", problem: "Unexpected long value in a command, which an executor of your own cannot take; pass it by a file" };
  const sets = Object.entries(environment).map(([name, value]) => `export ${name}='${value.replaceAll("'", "'\\''")}'\n`);
  return { text: `${sets.join("")}${script}`, problem: undefined };
}

/** What a program's executor gives may be anything. */
function commandEnd(end: unknown): CommandEnd {
  if (isRecord(end) && typeof end["output"] === "string" && Number.isInteger(end["exitCode"]))
    return { output: end["output"], exitCode: Number(end["exitCode"]) };
  throw new Error(`Unexpected ${showValue(end)} from \`executeDeterministicStep\`, expected \`{ output: "…", exitCode: 0 }\``);
}

type Done = CommandEnd & { readonly task: string };

async function conclude(attempt: StepAttempt, work: (context: StepContext) => Promise<Done>): Promise<AttemptEnd> {
  const { step, runId, stop } = attempt;
  const folder = fill(attempt, step.cwd);
  if (folder.problem !== undefined) return failed(folder.problem);
  const cwd = resolve(attempt.cwd, folder.text);
  const timeout = new AbortController();
  const timer = step.timeoutMs === undefined ? undefined : setTimeout(() => timeout.abort("timeout"), step.timeoutMs);
  const signal = AbortSignal.any([stop, timeout.signal]);
  try {
    const context = { runId, stepName: step.name, attempt: attempt.attempt, cwd, timeoutMs: step.timeoutMs, signal };
    const done = await Promise.race([work(context), aborted(signal)]);
    return await judge(attempt, done, cwd);
  } catch (error) {
    if (stop.aborted) return { kind: "failed", reason: "stopped", output: "", error: "Stopped before its end" };
    if (timeout.signal.aborted) return { kind: "failed", reason: "timeout", output: "", error: `Timed out after ${step.timeoutMs ?? 0} ms` };
    return failed(error instanceof Error ? error.message : String(error));
  } finally {
    clearTimeout(timer);
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const end = (): void => reject(new Error("aborted"));
    if (signal.aborted) end();
    else signal.addEventListener("abort", end, { once: true });
  });
}

async function judge(attempt: StepAttempt, { output, exitCode, task }: Done, folder: string): Promise<AttemptEnd> {
  const { verification, failOnError } = attempt.step;
  const trace = { output, exitCode };
  if (exitCode !== 0 && failOnError && verification?.kind !== "exit_code")
    return { kind: "failed", reason: "exit-code", ...trace, error: `Unexpected exit code ${exitCode}, expected 0` };
  if (verification === undefined || (verification.kind === "custom" && verification.command === undefined))
    return { kind: "completed", reason: "exit", ...trace };
  const result = { folder, exitCode, output: { kind: "answer", text: output, task } } as const;
  const verdict = await verify(attempt, { verification, result }, { graceMs: 2000 });
  if (verdict.holds) return { kind: "completed", reason: "verification", ...trace };
  return { kind: "failed", reason: "verification", ...trace, error: verdict.error, ...(verdict.hint === undefined ? {} : { hint: verdict.hint }) };
}

function failed(error: string): AttemptEnd {
  return { kind: "failed", reason: "error", output: "", error };
}
