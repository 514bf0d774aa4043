import { type Operator, operatorsFor, withHandoff } from "../operator.ts";
import type { LogRow, ProjectModel } from "../project-model.ts";

/** Defects of the log. */
export const LOG_OPERATORS: readonly Operator[] = [
  ...operatorsFor("log-append-only", {
    "what a row says was rewritten": (project) => rewrite(project, ([when, from, to, summary]) => [when, from, to, `${summary}, and tested it`]),
    "the time of a row was rewritten": (project) => rewrite(project, ([, from, to, summary], last) => [last.slice(0, 10), from, to, summary]),
    "who wrote a row was rewritten": (project) => rewrite(project, ([when, , to, summary]) => [when, "Aider", to, summary]),
    "the newest committed row is gone": (project) => {
      const { committedHandoff, handoff } = project;
      const gone = committedHandoff?.log?.at(-1);
      return gone && committedHandoff?.log && committedHandoff.log.length > 1
        ? withHandoff(project, { log: handoff.log?.filter((row) => row !== gone) })
        : undefined;
    },
    "all rows are gone": (project) => (project.committedHandoff?.log?.length ? withHandoff(project, { log: [] }) : undefined),
    "the log is gone": (project) => (project.committedHandoff?.log?.length ? withHandoff(project, { log: undefined }) : undefined),
  }),
  ...operatorsFor("log-order", {
    "a row below an older one": (project) => withRows(project, (rows) => [...rows, ["2026-11-14T09:00:00Z", "Codex", "Claude", "Forgot to write this down"]]),
    "the newest row first": (project) => withRows(project, (rows) => (rows.length < 2 ? rows : rows.toReversed())),
    "a day alone out of order": (project) => withRows(project, (rows) => [...rows, ["2026-11-12", "Codex", "Claude", "Forgot to write this down"]]),
  }),
];

/** Changes the last row that was committed, unless it is the only one. */
function rewrite(project: ProjectModel, change: (row: LogRow, when: string) => LogRow): ProjectModel | undefined {
  const rows = project.committedHandoff?.log ?? [];
  const chosen = rows.length > 1 ? rows.at(-1) : undefined;
  if (!chosen) return undefined;
  const changed = change(chosen, "2026-11-19");
  if (changed.join() === chosen.join()) return undefined;
  return withHandoff(project, { log: project.handoff.log?.map((row) => (row === chosen ? changed : row)) });
}

function withRows(project: ProjectModel, change: (rows: readonly LogRow[]) => readonly LogRow[]): ProjectModel | undefined {
  const { log } = project.handoff;
  const changed = log && change(log);
  return changed === undefined || changed === log ? undefined : withHandoff(project, { log: changed });
}
