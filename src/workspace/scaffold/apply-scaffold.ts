import type { Result } from "../../diagnostic/result.ts";
import type { FileProblem } from "../../disk/file-problem.ts";
import { createFile } from "../../disk/files/create-file.ts";
import { updateFile } from "../files/update-file.ts";
import type { EditRefusal, PlannedFile, ScaffoldPlan } from "./scaffold-plan.ts";

/** What came of applying a plan: the files that were written, and what stopped it, if anything did. What was written before stays; running again continues. */
export interface ScaffoldOutcome {
  readonly written: readonly PlannedFile[];
  readonly problem?: EditRefusal | FileProblem;
}

/** Does what a plan says: creates files, never over others, and makes the edits on what is on disk by then. A plan with problems is not touched. */
export function applyScaffold(plan: ScaffoldPlan): ScaffoldOutcome {
  const [problem] = plan.problems;
  if (problem !== undefined) return { written: [], problem };
  const written: PlannedFile[] = [];
  for (const file of plan.files) {
    const done = applyFile(file);
    if (done === undefined) continue;
    if (!done.ok) return { written, problem: done.problem };
    written.push(file);
  }
  return { written };
}

function applyFile(file: PlannedFile): Result<unknown, EditRefusal | FileProblem> | undefined {
  if (file.outcome === "created") return createFile(file.target, file.after ?? "");
  const { edit } = file;
  if (file.outcome === "changed" && edit !== undefined) return updateFile(file.target, (snapshot) => edit(snapshot.text));
  return undefined;
}
