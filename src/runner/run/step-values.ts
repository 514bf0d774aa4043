import type { StepValue } from "../../workflow/template/values.ts";
import { readStoredText } from "../journal/load-journal.ts";
import type { StepState } from "../state/run-state.ts";

/** Gives what a completed step leaves for templates. A long output stays on the disk and is read each time it is asked for, so that memory does not grow with a run. */
export function createStepValue(folder: string, { output = "", exitCode }: StepState): StepValue {
  const exit = exitCode === undefined ? {} : { exitCode };
  if (typeof output === "string") return { output, ...exit };
  return {
    ...exit,
    /** @throws an error whose message is for people, where the file is not what was written. */
    get output() {
      const text = readStoredText(folder, output);
      if (!text.ok) throw new Error(text.problem.message);
      return text.value;
    },
  };
}
