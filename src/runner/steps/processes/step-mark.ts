import { realpathSync } from "node:fs";
import type { Mark } from "../../../process/mark.ts";

/** The variable that carries the marks of workflow steps: the outermost run's first, where a step runs a workflow itself. */
export const STEP_MARK_VARIABLE = "AGENT_RELAY_STEP_MARKS";

/** Gives the word by which processes of a folder of a run are found: its real path without spaces. The run's own is a beginning of those of its attempts. */
export function markWord(folder: string): string {
  return encodeURI(realpathSync.native(folder).replaceAll(/\p{Surrogate}/gu, "\ufffd"));
}

/** Gives the mark of everything that an attempt starts; known before anything is started, so that nothing can get lost. */
export function stepMark(folder: string): Mark {
  return { variable: STEP_MARK_VARIABLE, word: markWord(folder) };
}
