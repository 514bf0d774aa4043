import { basename } from "node:path";
import { refuse, succeed, type Result } from "../../diagnostic/result.ts";
import { archiveParts, type ArchiveWish, type ArchivedParts } from "../../protocol/handoff/archive-parts.ts";
import { parseHandoff } from "../../protocol/handoff/parse-handoff.ts";
import { addToArchive, type ArchivedPart } from "../../workspace/archive/add-to-archive.ts";
import { archiveEntries, archivePath } from "../../workspace/archive/archive-entries.ts";
import type { FileProblem } from "../../disk/file-problem.ts";
import { readText } from "../../disk/files/read-text.ts";
import { shownPath } from "../check/shown-path.ts";
import { switchOption } from "../command.ts";
import { CommandError } from "../command-error.ts";
import { printJson } from "../print-json.ts";
import { diffText, type FileChange } from "../show-diff.ts";
import type { ArchiveJob } from "./archive-job.ts";

/** Moves old log rows and completed tasks of a handoff to the archive beside it. Gives the exit code. @throws CommandError where that cannot be. */
export async function archiveOldParts(job: ArchiveJob, wish: ArchiveWish): Promise<number> {
  const { io, invocation, project } = job;
  const trial = shrunk(job, wish, project.snapshot.text);
  if (!trial.ok) throw failed(trial.problem);
  if (!switchOption(invocation, "dryRun")) return tell(job, moveParts(job, wish), "");
  return tell(job, trial.value, await diffText(changesOf(job, trial.value), io.colour && !switchOption(invocation, "json")));
}

/** Moves the parts of the handoff as it is by now. */
function moveParts(job: ArchiveJob, wish: ArchiveWish): ArchivedParts {
  const { io, project } = job;
  const moved: ArchivedParts[] = [];
  const written = archiveEntries<Trouble>(project.file, (snapshot) => {
    const parts = shrunk(job, wish, snapshot.text);
    if (!parts.ok) return parts;
    moved.push(parts.value);
    return succeed({ text: parts.value.text, parts: partsOf(parts.value, io.now()) });
  });
  if (!written.ok) throw failed(written.problem);
  return moved.at(-1) ?? { text: "", logRows: [], logHead: "", tasks: [] };
}

type Trouble = FileProblem | { readonly message: string; readonly hint?: string };

function shrunk({ project, agents }: ArchiveJob, wish: ArchiveWish, text: string): Result<ArchivedParts, Trouble> {
  const handoff = parseHandoff(text, { agents });
  if (handoff.conflicts.length > 0)
    return refuse({ message: `Cannot archive parts of \`${project.name}\`: its handoff holds conflict markers`, hint: "mend them first" });
  return succeed(archiveParts(handoff, wish));
}

function failed(problem: Trouble): CommandError {
  return new CommandError(problem.message, { exitCode: 1, hint: problem.hint });
}

function partsOf({ logRows, logHead, tasks }: ArchivedParts, now: string): readonly ArchivedPart[] {
  const day = now.slice(0, 10);
  return [
    { heading: `Handoff log, archived ${day}`, lead: logHead, entries: logRows },
    { heading: `Completed tasks, archived ${day}`, entries: tasks },
  ];
}

function changesOf({ io, project }: ArchiveJob, moved: ArchivedParts): readonly FileChange[] {
  const archive = archivePath(project.file);
  const old = readText(archive);
  if (!old.ok && old.problem.code !== "not-found") throw failed(old.problem);
  const before = old.ok ? old.value.text : undefined;
  const after = addToArchive(before ?? "", `Archive of ${basename(project.file)}`, partsOf(moved, io.now()));
  return [
    ...(after === (before ?? "") ? [] : [{ path: shownPath(io.cwd, archive), before, after }]),
    { path: shownPath(io.cwd, project.file), before: project.snapshot.text, after: moved.text },
  ];
}

function tell({ io, invocation, project }: ArchiveJob, { logRows, tasks }: ArchivedParts, diff: string): number {
  const dryRun = switchOption(invocation, "dryRun");
  const moved = { logRows: logRows.length, tasks: tasks.length };
  if (switchOption(invocation, "json")) printJson(io, "archive", { project: project.name, dryRun, ...moved, ...(dryRun ? { diff } : {}) });
  else if (moved.logRows + moved.tasks === 0) io.out(`${project.name}: nothing to archive\n`);
  else if (dryRun) io.out(diff);
  else io.out(`${project.name}: archived ${counted(moved.logRows, "log row")} and ${counted(moved.tasks, "completed task")}\n`);
  return 0;
}

function counted(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? "" : "s"}`;
}
