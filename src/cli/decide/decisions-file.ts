import { join } from "node:path";
import { applyEdits } from "../../diagnostic/apply-edits.ts";
import { refuse, succeed, type Result } from "../../diagnostic/result.ts";
import type { TextEdit } from "../../diagnostic/text-edit.ts";
import type { DecisionLog } from "../../protocol/decisions/model.ts";
import { parseDecisions } from "../../protocol/decisions/parse-decisions.ts";
import type { EditProblem } from "../../protocol/edit-problem.ts";
import { readText } from "../../disk/files/read-text.ts";
import type { Snapshot } from "../../disk/files/snapshot.ts";
import { updateFile } from "../../workspace/files/update-file.ts";
import { shownPath } from "../check/shown-path.ts";
import { switchOption, type Invocation } from "../command.ts";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../io.ts";
import type { OpenProject } from "../open-project.ts";
import { readTemplate } from "../scaffold/read-template.ts";
import { titleText } from "../scaffold/title-text.ts";
import { diffText } from "../show-diff.ts";

/** Name of the decisions file of a project. */
export const DECISIONS_FILE = "DECISIONS.md";

/** Reads the decisions of a project; a missing file holds none. @throws CommandError where it cannot be read. */
export function loadDecisions(project: OpenProject): DecisionLog {
  const text = readText(join(project.folder, DECISIONS_FILE));
  if (!text.ok && text.problem.code !== "not-found") throw new CommandError(text.problem.message, { exitCode: 1, hint: text.problem.hint });
  return parseDecisions(text.ok ? text.value.text : "");
}

/** A change of the decisions: where, and what it makes of the log. */
export interface DecisionsChange {
  readonly invocation: Invocation;
  readonly io: CommandIo;
  readonly project: OpenProject;
  readonly change: (log: DecisionLog) => Result<readonly TextEdit[], EditProblem>;
}

/** Writes a change of the decisions; with `--dry-run` gives it as a diff instead. @throws CommandError where it cannot be made. */
export async function changeDecisions({ invocation, io, project, change }: DecisionsChange): Promise<string | undefined> {
  const path = join(project.folder, DECISIONS_FILE);
  const transform = (snapshot: Pick<Snapshot, "text" | "exists">): Result<string, EditProblem> => {
    const text = snapshot.exists ? snapshot.text : readTemplate("project/DECISIONS.md", { project: titleText(project.name) });
    const log = parseDecisions(text);
    if (log.conflicts.length > 0) return refuse({ code: "broken", message: `Cannot change ${DECISIONS_FILE}: it holds conflict markers` });
    const edits = change(log);
    return edits.ok ? succeed(applyEdits(text, edits.value)) : edits;
  };
  if (switchOption(invocation, "dryRun")) {
    const read = readText(path);
    if (!read.ok && read.problem.code !== "not-found") throw decisionError(read.problem);
    const before = read.ok ? read.value.text : undefined;
    const after = transform({ text: before ?? "", exists: before !== undefined });
    if (!after.ok) throw decisionError(after.problem);
    return diffText([{ path: shownPath(io.cwd, path), before, after: after.value }], io.colour && !switchOption(invocation, "json"));
  }
  const written = updateFile(path, transform, { create: true });
  if (!written.ok) throw decisionError(written.problem);
  return undefined;
}

function decisionError(problem: { readonly message: string; readonly hint?: string }): CommandError {
  return new CommandError(problem.message, { exitCode: 1, hint: problem.hint ?? "agent-relay decide list" });
}
