import { createSubject } from "../../lint/create-subject.ts";
import { runRules } from "../../lint/run-rules.ts";
import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { scoreProject } from "../../lint/score-project.ts";
import type { ReportedScore } from "../../report/report.ts";
import type { CheckContext } from "./check-context.ts";
import type { CheckedFile, CheckedFolder } from "./checked-folder.ts";
import type { FolderTarget } from "./folder-target.ts";
import { shownPath } from "./shown-path.ts";

/** Scores the project of a folder that has just been checked; undefined where there is no handoff, or it is an index. */
export function scoreFolder(target: FolderTarget, { files }: CheckedFolder, context: CheckContext): ReportedScore | undefined {
  const subject = files.map((checked) => checked.subject).find((found) => found?.kind === "handoff");
  if (subject?.kind !== "handoff") return undefined;
  const findings = files.flatMap((checked) => findingsIn(checked, target, context));
  const { handoff, world } = subject;
  return { project: shownPath(context.cwd, target.folder), ...scoreProject({ handoff, findings, now: context.now, evidence: world.evidence ?? [] }) };
}

/** What was found in a file. Where a whole workspace is checked, its index tells of owners that differ: the handoff is held against its row once more, so that a project scores as it does alone. */
function findingsIn({ diagnostics, subject }: CheckedFile, { indexRow, statedOwner }: FolderTarget, { rules, settings }: CheckContext): readonly Diagnostic[] {
  if (subject?.kind !== "handoff" || indexRow === undefined || statedOwner === undefined) return diagnostics;
  const { file, text, kind, world } = subject;
  return runRules(createSubject({ file, text, kind, world: { ...world, indexRow: { ...indexRow, owner: statedOwner } } }), rules, settings);
}
