import { applyEdits } from "../../diagnostic/apply-edits.ts";
import { refuse, succeed, type Result } from "../../diagnostic/result.ts";
import { parseWorkspaceIndex } from "../../protocol/index/parse-workspace-index.ts";
import { removeProjectRow } from "../../protocol/index/remove-project-row.ts";
import { updateFile } from "../../workspace/files/update-file.ts";
import { confirmed } from "../ask.ts";
import { shownPath } from "../check/shown-path.ts";
import { switchOption } from "../command.ts";
import { CommandError } from "../command-error.ts";
import { rowOfFolder, type OpenWorkspace } from "../open-workspace.ts";
import { printJson } from "../print-json.ts";
import { diffText } from "../show-diff.ts";
import type { ArchiveJob } from "./archive-job.ts";

/** Takes a project out of its workspace's index; its files stay as they are. Gives the exit code. @throws CommandError where the index does not name it. */
export async function archiveProject(job: ArchiveJob): Promise<number> {
  const { io, invocation, project } = job;
  const workspace = workspaceOf(job);
  const before = workspace.snapshot.text;
  const after = without(before, project.name);
  if (!after.ok) throw failed(after.problem);
  const json = switchOption(invocation, "json");
  const dryRun = switchOption(invocation, "dryRun");
  const diff = await diffText([{ path: shownPath(io.cwd, workspace.file), before, after: after.value }], io.colour && !json);
  if (!dryRun) {
    if (!(await confirmed(`Take ${project.name} out of the index? Its files stay.`, true, io))) throw new CommandError("Nothing was changed", { exitCode: 1 });
    const written = updateFile(workspace.file, (snapshot) => without(snapshot.text, project.name));
    if (!written.ok) throw failed(written.problem);
  }
  if (json) printJson(io, "archive", { project: project.name, path: project.path, whole: true, dryRun, ...(dryRun ? { diff } : {}) });
  else io.out(dryRun ? diff : `${project.name}: taken out of the index; its files stay\n`);
  return 0;
}

function workspaceOf({ project }: ArchiveJob): OpenWorkspace {
  const { workspace, name } = project;
  if (workspace !== undefined && rowOfFolder(workspace, project.folder) !== undefined) return workspace;
  throw new CommandError(`Cannot archive \`${name}\`: ${workspace === undefined ? "there is no workspace" : "the index does not name it"}`, {
    exitCode: 1,
    hint: "agent-relay status lists all projects",
  });
}

interface Trouble {
  readonly message: string;
  readonly hint?: string;
}

function without(text: string, name: string): Result<string, Trouble> {
  const index = parseWorkspaceIndex(text);
  if (index === undefined) return refuse({ message: `Cannot archive \`${name}\`: the index is gone` });
  if (index.conflicts.length > 0) return refuse({ message: `Cannot archive \`${name}\`: the index holds conflict markers`, hint: "mend them first" });
  return succeed(applyEdits(text, removeProjectRow(index, name)));
}

function failed({ message, hint }: Trouble): CommandError {
  return new CommandError(message, { exitCode: 1, hint });
}
