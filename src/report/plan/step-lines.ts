import { singleLine } from "../../util/single-line.ts";
import type { StepDescription } from "../../workflow/dry-run/plan-description.ts";
import { formatDuration } from "../run/format-duration.ts";
import type { Span } from "../run/line.ts";
import { describeNumber } from "./describe-number.ts";
import { textRows } from "./text-rows.ts";

/** The lines of one step: the columns of its own line, and what stands below it. */
export interface StepLines {
  readonly head: readonly Span[];
  readonly rest: readonly (readonly Span[])[];
}

/** Writes a step of a plan: who does it and within which bounds, its task or command, its command line, and what has to hold after it. */
export function stepLines(step: StepDescription): StepLines {
  const { name, kind, text, commandLine, verification, problems } = step;
  const head: readonly Span[] = [{ text: singleLine(name), style: "bold" }, { text: step.agent ?? KINDS[kind] }, { text: boundsOf(step), style: "dim" }];
  const rest: readonly (readonly Span[])[] = [
    ...textRows(kind === "deterministic" ? "$ " : "", text),
    ...(commandLine === undefined ? [] : textRows("$ ", commandLine)),
    ...scriptLines(step),
    ...(verification === undefined ? [] : [[{ text: "then ", style: "dim" as const }, { text: verification }]]),
    ...problems.map((problem) => [{ text: problem, style: "red" as const }]),
  ];
  return { head, rest };
}

const KINDS: Readonly<Record<StepDescription["kind"], string>> = { agent: "agent", deterministic: "command", worktree: "worktree", approval: "approval" };

function boundsOf({ dependsOn, barriers, timeoutMs, retries, failOnError, cwd, owner }: StepDescription): string {
  return [
    dependsOn.length === 0 ? "" : `after ${dependsOn.join(", ")}`,
    barriers.length === 0 ? "" : `held by ${barriers.join(", ")}`,
    timeoutMs === undefined ? "" : formatDuration(timeoutMs),
    describeRetries(retries),
    failOnError ? "" : "may fail",
    cwd === "" ? "" : `in ${cwd}`,
    owner === undefined ? "" : `watched by ${owner}`,
  ]
    .filter((part) => part !== "")
    .join(", ");
}

function describeRetries(retries: number): string {
  if (retries === 0) return "";
  return retries === 1 ? "1 retry" : `${retries} retries`;
}

/** A command with references: what the shell is given, and in which variables the values are. */
function scriptLines({ script, environment = {} }: StepDescription): readonly (readonly Span[])[] {
  if (script === undefined) return [];
  const values = Object.entries(environment).map(([name, value]) => `${name}=${singleLine(value)}`);
  return [
    ...textRows("sh ", script),
    ...(values.length === 0 ? [] : [[{ text: `${describeNumber(values.length, "value")} `, style: "dim" as const }, { text: values.join("  ") }]]),
  ];
}
