import { scoreProject } from "../../lint/score-project.ts";
import type { ReportedScore } from "../../report/report.ts";
import type { CheckContext } from "./check-context.ts";
import type { CheckedFolder } from "./checked-folder.ts";
import { shownPath } from "./shown-path.ts";

/** Scores the project of a folder that has just been checked; undefined where there is no handoff, or it is an index. */
export function scoreFolder(folder: string, { files }: CheckedFolder, { cwd, now }: CheckContext): ReportedScore | undefined {
  const subject = files.map((checked) => checked.subject).find((found) => found?.kind === "handoff");
  if (subject?.kind !== "handoff") return undefined;
  const findings = files.flatMap(({ diagnostics }) => diagnostics);
  const { handoff, world } = subject;
  return { project: shownPath(cwd, folder), ...scoreProject({ handoff, findings, now, evidence: world.evidence ?? [] }) };
}
