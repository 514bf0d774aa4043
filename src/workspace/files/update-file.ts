import { type Result, succeed } from "../../diagnostic/result.ts";
import type { FileProblem } from "../../disk/file-problem.ts";
import type { Snapshot } from "../../disk/files/snapshot.ts";
import { type UpdateOptions, updateFiles } from "./update-files.ts";
import type { UpdateOutcome } from "./update-outcome.ts";

/** Changes one file as `updateFiles` does: locked, compared before it is replaced, in one step, through links, mode kept. */
export function updateFile<Problem>(
  path: string,
  transform: (snapshot: Snapshot) => Result<string, Problem>,
  options: UpdateOptions = {},
): Result<UpdateOutcome, Problem | FileProblem> {
  return updateFiles(
    [path],
    ([snapshot]) => {
      if (snapshot === undefined) return succeed([]);
      const text = transform(snapshot);
      return text.ok ? succeed([text.value]) : text;
    },
    options,
  );
}
