import { showValue, wrongUse } from "../../workflow/builder/wrong-use.ts";
import { type ScriptFlags, readScriptFlags } from "../script-flags.ts";
import { plainVariables } from "./plain-variables.ts";
import type { Variables, WorkflowExecuteOptions } from "./run-options.ts";

/** What one call of `.run()` or the like is to do, wherever that was said. */
export interface Call extends WorkflowExecuteOptions {
  readonly workflow?: string | undefined;
  readonly vars?: Variables | undefined;
  readonly cwd?: string | undefined;
  readonly dryRun?: boolean | undefined;
  readonly resume?: string | undefined;
  readonly acceptChanges?: boolean | undefined;
}

/** A call with what `agent-relay run` was told, and those flags where this process was started by it. */
export interface FlaggedCall {
  readonly call: Call;
  readonly flags: ScriptFlags | undefined;
}

/**
 * Brings together what a call says, what the environment says in its place (`DRY_RUN`, `RESUME_RUN_ID`, `START_FROM`, `PREVIOUS_RUN_ID`, which scripts of other
 * tools go by) and the flags of `agent-relay run`, which win. @throws Error where the flags cannot be read.
 */
export function applyFlags(call: Call, environment: Readonly<Record<string, string | undefined>> = process.env): FlaggedCall {
  const flags = readScriptFlags(environment);
  const { dryRun, resume, startFrom, flow, cwd, maxConcurrency, acceptChanges } = flags ?? {};
  return {
    flags,
    call: {
      workflow: flow ?? call.workflow,
      vars: { ...plainVariables(call.vars), ...flags?.variables },
      cwd: cwd ?? call.cwd,
      dryRun: dryRun ?? call.dryRun ?? isSet(environment["DRY_RUN"]),
      resume: resume ?? call.resume ?? filled(environment["RESUME_RUN_ID"]),
      startFrom: startFrom ?? call.startFrom ?? filled(environment["START_FROM"]),
      previousRunId: call.previousRunId ?? filled(environment["PREVIOUS_RUN_ID"]),
      maxConcurrency: maxConcurrency ?? countOf(call.maxConcurrency),
      acceptChanges: acceptChanges ?? call.acceptChanges ?? false,
    },
  };
}

/** Fewer than one would wait for ever. */
function countOf(count: unknown): number | undefined {
  if (count === undefined || (typeof count === "number" && Number.isSafeInteger(count) && count > 0)) return count;
  throw wrongUse(`Unexpected ${showValue(count)} as \`maxConcurrency\`, expected a whole number from 1`, "Write one such as 4, or leave it out.");
}

function filled(text: string | undefined): string | undefined {
  return text === "" ? undefined : text;
}

function isSet(text: string | undefined): boolean {
  return text !== undefined && !["", "0", "false", "no"].includes(text.toLowerCase());
}
