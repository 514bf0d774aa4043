import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { HOOK_DIALECTS } from "../../../agents/hook-dialects.ts";
import type { HookHost } from "../../../agents/hook-dialect.ts";
import type { InstalledHook } from "../../../agents/hook-settings.ts";
import { createSampleInput } from "../../../agents/sample-input.ts";
import { shortenRedacted } from "../../../util/secrets/shorten-redacted.ts";
import { singleLine } from "../../../util/single-line.ts";
import { createTrouble, type HookTrouble } from "../survey/hook-trouble.ts";
import { callHook, type HookReply } from "./call-hook.ts";
import { findAnswerFault, parseObject } from "./find-answer-fault.ts";
import { makeTrialProject, WORK } from "./trial-project.ts";
import { listTrialSteps, type TrialStep } from "./trial-steps.ts";

/** The hooks of a host that are to be tried, in this environment. */
export interface HookTrial {
  readonly host: HookHost;
  readonly hooks: readonly InstalledHook[];
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Plays a session of the host in a project of its own: every installed hook is called as the host does, with what the host would tell. Gives what is wrong; empty where all is well. */
export function tryHooks(trial: HookTrial): readonly HookTrouble[] {
  const folder = makeTrialProject(trial.host);
  try {
    const faults = new Map<string, string>();
    for (const step of listTrialSteps(trial.host, folder)) {
      const { name, fault, ends } = tryStep(step, trial, folder);
      if (fault !== undefined && !faults.has(name)) faults.set(name, fault);
      if (ends) break;
    }
    return [...faults].map(([name, fault]) => createTrouble(`${trial.host}: the hook of ${name} ${fault}`, `agent-relay hooks install ${trial.host}`));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface StepResult {
  /** The host's name of the event. */
  readonly name: string;
  readonly fault?: string | undefined;
  /** Whether the program itself is broken, so that no further call would tell more. */
  readonly ends: boolean;
}

/** An event that the host does not have, or that no hook serves, is passed over; the survey tells of the second. */
function tryStep(step: TrialStep, { host, hooks, env }: HookTrial, folder: string): StepResult {
  const name = HOOK_DIALECTS[host].events[step.event] ?? "";
  const hook = hooks.find(({ event }) => event === name || event === "*");
  const sample = createSampleInput(host, step.event, { cwd: folder, session: "doctor" });
  if (sample === undefined || hook === undefined) return { name, ends: false };
  if (step.works === true) writeFileSync(join(folder, WORK), "x\n");
  const reply = callHook(hook, { host, folder, env }, { ...sample, ...step.input });
  const broken = brokenness(reply);
  if (broken !== undefined) return { name, fault: broken, ends: true };
  return { name, fault: findAnswerFault(host, name, reply.out) ?? findMiss(step, reply.out), ends: false };
}

/** A program that says something on standard error and nothing else did not do its work, whatever its exit code is: Gemini's line hides it. */
function brokenness({ code, out, err }: HookReply): string | undefined {
  const said = err.trim() === "" ? "" : `: ${shortenRedacted(singleLine(err.trim()), 200)}`;
  if (code === undefined) return `cannot be called${said}`;
  if (code !== 0) return `ended with ${code}${said}`;
  return out === "" && said !== "" ? `said nothing but${said}` : undefined;
}

function findMiss({ expects, allows }: TrialStep, out: string): string | undefined {
  if (expects !== undefined) return out.includes(expects.word) ? undefined : expects.otherwise;
  return allows === true && refuses(out) ? "refuses what it should allow" : undefined;
}

function refuses(out: string): boolean {
  const { decision, hookSpecificOutput } = parseObject(out) ?? {};
  const text = JSON.stringify(hookSpecificOutput ?? "");
  return decision === "deny" || decision === "block" || text.includes('"permissionDecision":"deny"');
}
