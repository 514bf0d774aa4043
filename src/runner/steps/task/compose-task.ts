import { shorten } from "../../../util/shorten.ts";
import type { StepAttempt } from "../step-executor.ts";

/** How much of an earlier attempt an agent is told, in UTF-16 units. */
const ERROR_LENGTH = 1000;
const OUTPUT_LENGTH = 4000;

/** Composes what an agent is asked: its skills, the task, and on another attempt what failed before with the end of the output (WORKFLOWS.md 3). */
export function composeTask(task: string, { skills, before }: { readonly skills: string; readonly before?: StepAttempt["before"] }): ComposedTask {
  const own = joinParts([skills.trim(), task]);
  const told = before === undefined ? "" : describeBefore(before);
  return { text: joinParts([own, told]), own, told };
}

/** What an agent is asked, and its two parts. */
export interface ComposedTask {
  readonly text: string;
  /** The skills and the task. */
  readonly own: string;
  /** What it is told of the attempt before; "" at the first. */
  readonly told: string;
}

function joinParts(parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join("\n\n");
}

function describeBefore({ error, output }: NonNullable<StepAttempt["before"]>): string {
  const failed = `An earlier attempt at this task failed: ${shorten(error.trim(), ERROR_LENGTH)}`;
  const tail = output
    .trim()
    .slice(-OUTPUT_LENGTH)
    .replace(/^[\udc00-\udfff]/, "");
  const printed = tail === "" ? "It left no output." : `Its output ended:\n\n${tail}`;
  return `${failed}\n${printed}\n\nSee what of its work is there already, and do not repeat its mistake.`;
}
