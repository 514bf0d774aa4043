import { stripHidden } from "../../../util/strip-hidden.ts";
import { isLikeEcho, removeEcho } from "../task/remove-echo.ts";
import { fileContains } from "./file-contains.ts";
import type { OwnOutput } from "./step-result.ts";
import { HOLDS, type Verdict } from "./verdict.ts";

/** Looks for a text in what a step printed by itself: an echo of an agent's task does not count, so that a token that stands in the task has to appear once more. */
export async function checkOutputContains(text: string, output: OwnOutput): Promise<Verdict> {
  // Every output has the empty text: a value that came to nothing must not pass for a check.
  if (text.trim() === "") return { holds: false, error: "Unexpected empty text to look for in the step's output" };
  if (await contains(text, output)) return HOLDS;
  const echoed = output.kind === "answer" && output.task.includes(text);
  const hint = echoed
    ? "The text stands in the task too, whose echo does not count: check an exit code or a file instead, or ask for the text more clearly"
    : undefined;
  return { holds: false, error: `Cannot find \`${text}\` in the step's output`, hint };
}

async function contains(text: string, output: OwnOutput): Promise<boolean> {
  if (output.kind === "file") return fileContains(output.path, text);
  const said = stripHidden(output.text);
  if (removeEcho(said, output.task, output.told).includes(text)) return true;
  return isLikeEcho(text) && countOf(said, text) > countOf(output.task, text);
}

function countOf(whole: string, text: string): number {
  return whole.split(text).length - 1;
}
