import { basename, dirname, join } from "node:path";
import { type Result, refuse, succeed } from "../../diagnostic/result.ts";
import { type FileProblem, createFileProblem } from "../../disk/file-problem.ts";
import type { Snapshot } from "../../disk/files/snapshot.ts";
import { updateFiles } from "../files/update-files.ts";
import type { UpdateOutcome } from "../files/update-outcome.ts";
import { type ArchivedPart, addToArchive } from "./add-to-archive.ts";

/** What leaves a handoff: the text that is left, and the parts that go. */
export interface Shrunk {
  readonly text: string;
  readonly parts: readonly ArchivedPart[];
}

/** Gives the path of a handoff's archive, beside it: `AGENT-HANDOFF.archive.md`. */
export function archivePath(handoff: string): string {
  return join(dirname(handoff), `${basename(handoff, ".md")}.archive.md`);
}

/** Moves old parts of a handoff into its archive. The archive is in place before the handoff shrinks, so that a crash between the two loses nothing and doubles nothing for good. */
export function archiveEntries<Problem>(
  handoff: string,
  shrink: (snapshot: Snapshot) => Result<Shrunk, Problem>,
): Result<UpdateOutcome, Problem | FileProblem> {
  const archive = archivePath(handoff);
  return updateFiles(
    [archive, handoff],
    ([old, live]): Result<readonly string[], Problem | FileProblem> => {
      if (old === undefined || live === undefined) return succeed([]);
      if (!live.exists) return refuse(createFileProblem({ action: "read", path: handoff, code: "not-found" }, "there is no such file or folder"));
      const shrunk = shrink(live);
      if (!shrunk.ok) return shrunk;
      return succeed([addToArchive(old.text, `Archive of ${basename(handoff)}`, shrunk.value.parts), shrunk.value.text]);
    },
    { create: true },
  );
}
