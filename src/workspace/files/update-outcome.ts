import { basename } from "node:path";
import type { RawFile } from "../../disk/files/read-bytes.ts";
import type { Replacement } from "../../disk/files/replacement.ts";

/** One file after an update. */
export interface UpdatedFile {
  readonly path: string;
  readonly realPath: string;
  /** Whether bytes were written; an unchanged file keeps its time stamp. */
  readonly changed: boolean;
  readonly created: boolean;
  /** Bytes written, 0 where nothing changed. */
  readonly bytes: number;
}

/** What an update did, in the order of its paths; `notes` are sentences about side effects that a person may want to know. */
export interface UpdateOutcome {
  readonly files: readonly UpdatedFile[];
  readonly notes: readonly string[];
}

/** Describes what became of the files that were read, given those that were replaced. */
export function describeUpdate(files: readonly RawFile[], replaced: readonly Replacement[]): UpdateOutcome {
  const updated = files.map((file) => {
    const replacement = replaced.find((candidate) => candidate.old === file);
    const changed = replacement !== undefined;
    return { path: file.path, realPath: file.realPath, changed, created: changed && !file.exists, bytes: replacement?.content.length ?? 0 };
  });
  return { files: updated, notes: replaced.flatMap(({ old }) => notesOn(old)) };
}

function notesOn(old: RawFile): readonly string[] {
  const notes: string[] = [];
  const name = basename(old.realPath);
  if (old.links > 1) notes.push(`"${name}" had ${old.links} hard links: the other names keep the old text`);
  const uid = process.geteuid?.();
  if (old.exists && uid !== undefined && uid !== 0 && uid !== old.uid) notes.push(`"${name}" belonged to another user and is yours now`);
  return notes;
}
