import type { Fingerprint } from "../../protocol/evidence/fingerprint.ts";
import { redactSecrets } from "../../util/secrets/redact-secrets.ts";
import { RUN_OUTCOMES, type RunOutcome } from "../../protocol/evidence/model.ts";

/** One stream of a run's output, bounded; `tail` is "" where `head` is all. `bytes` is the size of all of it. */
export interface KeptOutput {
  readonly head: string;
  readonly tail: string;
  readonly bytes: number;
}

/** One run of a check, as it is kept on this machine. Times are ISO 8601 in UTC. */
export interface CheckRun {
  readonly command: string;
  /** Ids of the criteria and tasks it was run for. */
  readonly of: readonly string[];
  readonly outcome: RunOutcome;
  readonly exitCode?: number;
  readonly signal?: string;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly durationMs: number;
  /**
   * The project's files: those in scope as they were when the run began, all others as they were when it ended, so that what a check writes does not make it stale. Without a scope all as they
   * were when it began, if one that git tracks changed meanwhile.
   */
  readonly files: Fingerprint;
  /** Who ran it: `user`, an agent, or "" where nothing tells. */
  readonly by: string;
  readonly host: string;
  readonly stdout: KeptOutput;
  readonly stderr: KeptOutput;
}

/** Writes a run as JSON with its line break; secrets in the command stay out. */
export function formatRun(run: CheckRun): string {
  return `${JSON.stringify({ version: 1, ...run, command: redactSecrets(run.command) }, undefined, 1)}\n`;
}

/** Reads what `formatRun` wrote, tolerantly: undefined where what counts is missing or of another kind, defaults for the rest. */
export function parseRun(text: string): CheckRun | undefined {
  const value = parseObject(text);
  const files = objectOf(value?.["files"]);
  const outcome = RUN_OUTCOMES.find((known) => known === value?.["outcome"]);
  const { command, endedAt } = value ?? {};
  if (typeof command !== "string" || typeof endedAt !== "string" || Number.isNaN(Date.parse(endedAt)) || !outcome || typeof files?.["files"] !== "string")
    return undefined;
  const { exitCode, signal, of, durationMs } = value ?? {};
  return {
    command,
    of: Array.isArray(of) ? of.filter((id) => typeof id === "string") : [],
    outcome,
    ...(typeof exitCode === "number" && { exitCode }),
    ...(typeof signal === "string" && { signal }),
    startedAt: textOf(value?.["startedAt"]) || endedAt,
    endedAt,
    durationMs: typeof durationMs === "number" ? durationMs : 0,
    files: fingerprintOf(files),
    by: textOf(value?.["by"]),
    host: textOf(value?.["host"]),
    stdout: outputOf(value?.["stdout"]),
    stderr: outputOf(value?.["stderr"]),
  };
}

type Json = Readonly<Record<string, unknown>>;

function parseObject(text: string): Json | undefined {
  try {
    return objectOf(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function objectOf(value: unknown): Json | undefined {
  return typeof value === "object" && value !== null ? (value as Json) : undefined;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function fingerprintOf(value: Json): Fingerprint {
  const { commit, dirty, files, scope } = value;
  return { ...(typeof commit === "string" && { commit }), dirty: dirty === true, files: textOf(files), ...(typeof scope === "string" && { scope }) };
}

function outputOf(value: unknown): KeptOutput {
  const output = objectOf(value);
  const bytes = output?.["bytes"];
  return { head: textOf(output?.["head"]), tail: textOf(output?.["tail"]), bytes: typeof bytes === "number" ? bytes : 0 };
}
