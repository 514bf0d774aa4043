import { relative } from "node:path";
import { applyEdits } from "../../diagnostic/apply-edits.ts";
import { refuse, succeed } from "../../diagnostic/result.ts";
import { archiveParts, type ArchivedParts, type ArchiveWish } from "../../protocol/handoff/archive-parts.ts";
import { parseHandoff } from "../../protocol/handoff/parse-handoff.ts";
import { parseWorkspaceIndex } from "../../protocol/index/parse-workspace-index.ts";
import { removeProjectRow } from "../../protocol/index/remove-project-row.ts";
import { archiveEntries } from "../../workspace/archive/archive-entries.ts";
import type { FileProblem } from "../../workspace/file-problem.ts";
import { updateFile } from "../../workspace/files/update-file.ts";
import { defineCommand, switchOption, textOption, type Invocation } from "../command.ts";
import { CommandError } from "../command-error.ts";
import { identify } from "../identity.ts";
import type { CommandIo } from "../io.ts";
import { openProject, type OpenProject } from "../open-project.ts";
import { needWorkspace, openWorkspace } from "../open-workspace.ts";
import { refusalError } from "../perform-move.ts";
import { printJson } from "../print-json.ts";
import { loadSettings } from "../settings.ts";
import { diffText } from "../show-diff.ts";

/** `archive`: keeps a handoff short, or takes a finished project out of the index. */
export const command = defineCommand({
  name: "archive",
  summary: "Move old log rows and completed tasks, or a whole project, out of the way",
  details: "Old parts go to AGENT-HANDOFF.archive.md, which is written first. With --whole the project leaves the index and its files stay as they are (the user alone).",
  arguments: [{ name: "project", summary: "name of the project; by default the one you stand in, else the active one" }],
  options: [
    { flags: "--keep-log <n>", summary: "how many log rows stay; 20 by default" },
    { flags: "--completed-before <date>", summary: "only tasks completed before this day, such as 2026-11-01" },
    { flags: "--whole", summary: "take the project out of the index" },
    { flags: "--as <agent>", summary: "who asks: an agent, or `user`" },
    { flags: "--dry-run", summary: "show the change as a diff and write nothing" },
    { flags: "--json", summary: "print the outcome as JSON" },
  ],
  examples: ["archive", "archive my-project --keep-log 5 --dry-run", "archive my-project --whole --as user"],
  run(invocation, io) {
    const { agents } = loadSettings(io);
    const project = openProject(io.cwd, { name: invocation.args[0], agents });
    const { actor } = identify(textOption(invocation, "as"), io, agents);
    if (actor.kind !== "user" && (switchOption(invocation, "whole") || project.handoff.owner?.value.kind !== "agent" || project.handoff.owner.value.name !== actor.name)) {
      throw new CommandError("Only the user or the owner may archive, and only the user a whole project", { exitCode: 3, hint: "ask the user to run this in a terminal" });
    }
    return switchOption(invocation, "whole") ? archiveWhole(project, invocation, io) : archiveOld({ project, wish: wishOf(invocation), agents }, invocation, io);
  },
});

function wishOf(invocation: Invocation): ArchiveWish {
  const keepLog = Number(textOption(invocation, "keepLog") ?? "20");
  if (!Number.isInteger(keepLog) || keepLog < 0) throw new CommandError(`Unexpected number \`${textOption(invocation, "keepLog") ?? ""}\`, expected a whole number from 0`, { exitCode: 2, hint: "--keep-log 20" });
  const before = textOption(invocation, "completedBefore");
  if (before === undefined) return { keepLog };
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(before) || Number.isNaN(Date.parse(before))) throw new CommandError(`Unexpected date \`${before}\`, expected a day such as \`2026-11-01\``, { exitCode: 2, hint: "--completed-before 2026-11-01" });
  return { keepLog, completedBefore: before };
}

interface OldParts {
  readonly project: OpenProject;
  readonly wish: ArchiveWish;
  readonly agents: readonly string[];
}

async function archiveOld({ project, wish, agents }: OldParts, invocation: Invocation, io: CommandIo): Promise<number> {
  const shrink = (text: string): ArchivedParts => archiveParts(parseHandoff(text, { agents }), wish);
  const trial = shrink(project.snapshot.text);
  const moved = { logRows: trial.logRows.length, tasks: trial.tasks.length };
  const dryRun = switchOption(invocation, "dryRun");
  if (project.handoff.conflicts.length > 0) throw new CommandError(`Cannot archive parts of \`${project.name}\`: its handoff holds conflict markers`, { exitCode: 1, hint: "mend them first" });
  if (!dryRun && moved.logRows + moved.tasks > 0) {
    const written = archiveEntries<FileProblem>(project.file, (snapshot) => {
      const { text, logRows, logHead, tasks } = shrink(snapshot.text);
      const day = io.now().slice(0, 10);
      return succeed({ text, parts: [{ heading: `Handoff log, archived ${day}`, lead: logHead, entries: logRows }, { heading: `Completed tasks, archived ${day}`, entries: tasks }] });
    });
    if (!written.ok) throw refusalError(written.problem);
  }
  if (switchOption(invocation, "json")) printJson(io, "archive", { project: project.name, dryRun, ...moved });
  else if (dryRun) io.out(await diffText([{ path: relative(io.cwd, project.file).replaceAll("\\", "/"), before: project.snapshot.text, after: trial.text }], io.colour));
  else io.out(moved.logRows + moved.tasks === 0 ? `${project.name}: nothing to archive\n` : `${project.name}: archived ${moved.logRows} log rows and ${moved.tasks} completed tasks\n`);
  return 0;
}

async function archiveWhole(project: OpenProject, invocation: Invocation, io: CommandIo): Promise<number> {
  const workspace = needWorkspace(project.workspace === undefined ? openWorkspace(io.cwd, []) : { place: { cwd: io.cwd, outerWorkspaces: [], problems: [] }, workspace: project.workspace });
  const without = (text: string): string => {
    const index = parseWorkspaceIndex(text);
    return index === undefined ? text : applyEdits(text, removeProjectRow(index, project.name));
  };
  const dryRun = switchOption(invocation, "dryRun");
  const before = workspace.snapshot.text;
  if (dryRun) io.out(await diffText([{ path: relative(io.cwd, workspace.file).replaceAll("\\", "/"), before, after: without(before) }], io.colour));
  else {
    const written = updateFile(workspace.file, (snapshot) => (snapshot.exists ? succeed(without(snapshot.text)) : refuse({ kind: "problem" as const, message: "Cannot archive the project: the index is gone" })));
    if (!written.ok) throw refusalError(written.problem);
    io.out(`${project.name}: taken out of the index; its files stay\n`);
  }
  return 0;
}
