import { type Operator, operatorsFor, withHandoff } from "../operator.ts";
import type { IndexModel, ProjectModel } from "../project-model.ts";

/** Defects of the index, of the instruction files, and of what lies beside the handoff. */
export const WORKSPACE_OPERATORS: readonly Operator[] = [
  ...operatorsFor("owner-matches-index", {
    "the index names another owner": (project) =>
      withIndex(project, ({ rows }) => ({ rows: rows.map((row) => ({ ...row, owner: row.name === project.handoff.name ? "Goose" : row.owner })) })),
    "the active row names another owner": (project) => withIndex(project, ({ active }) => ({ active: active.map((row) => ({ ...row, owner: "Goose" })) })),
    "the handoff names another owner": (project) => withHandoff(project, { owner: "Goose" }),
  }),
  ...operatorsFor("index-active-single", {
    "two active projects": (project) => withIndex(project, ({ rows }) => ({ active: rows })),
    "the active project is none of the projects": (project) =>
      withIndex(project, ({ active }) => ({ active: active.map((row) => ({ ...row, name: "zebra", path: "projects/zebra" })) })),
  }),
  ...operatorsFor("index-projects-listed", {
    "a project on disk has no row": (project) => withIndex(project, ({ onDisk }) => ({ onDisk: [...onDisk, "projects/forgotten"] })),
    "the row of the project was removed": (project) => withIndex(project, ({ rows }) => ({ rows: rows.slice(0, 1) })),
  }),
  ...operatorsFor("index-rows-resolve", {
    "the folder of a row is gone": (project) => withIndex(project, ({ onDisk }) => ({ onDisk: onDisk.slice(0, 1) })),
    "the path of a row is misspelt": (project) =>
      withIndex(project, ({ rows }) => ({ rows: rows.map((row, at) => (at === 1 ? { ...row, path: `${row.path}s` } : row)) })),
    "the path of a row leads out": (project) => withIndex(project, ({ rows }) => ({ outside: [rows[1]?.path ?? ""] })),
  }),
  ...operatorsFor("handoff-single", {
    "a second handoff in docs": (project) => ({ ...project, otherHandoffs: ["docs/HANDOFF.md"] }),
    "a second handoff of another name": (project) => ({ ...project, otherHandoffs: [project.style.file === "HANDOFF.md" ? "AGENT_HANDOFF.md" : "HANDOFF.md"] }),
  }),
  ...operatorsFor("instructions-agree", {
    "a rule between the markers was changed in one file": (project) =>
      inBlock(project, (text) => text.replace("only if Current Owner is you", "whenever you like")),
    "a rule between the markers was removed in one file": (project) => inBlock(project, (text) => text.replace(/^- Go on.*\n/mu, "")),
  }),
  ...operatorsFor("instructions-point-to-handoff", {
    "no instruction file names the handoff": (project) => ({
      ...project,
      instructions: project.instructions.map(({ name, text }) => ({ name, text: text.replace(/[A-Z_-]*HANDOFF\.md/gu, "the notes") })),
    }),
    "a new instruction file says nothing of it": (project) => ({
      ...project,
      instructions: [...project.instructions.filter(({ name }) => name !== "GEMINI.md"), { name: "GEMINI.md", text: "# Rules\n\nKeep functions short.\n" }],
    }),
  }),
  ...evidenceOperators(),
];

function evidenceOperators(): readonly Operator[] {
  const stale =
    (staleness: "scope" | "head" | "files"): Operator["apply"] =>
    (project) => {
      const criteria = project.handoff.criteria ?? [];
      const checked = criteria.find(({ check, box }) => check !== undefined && box === "[ ]");
      if (checked?.check === undefined) return undefined;
      return { ...project, evidence: [{ command: checked.check, outcome: "passed", exitCode: 0, at: "2026-11-19T12:00:00Z", stale: staleness }] };
    };
  const failed =
    (outcome: "failed" | "timed-out" | "not-started"): Operator["apply"] =>
    (project) => {
      const { criteria = [] } = project.handoff;
      const checked = criteria.find(({ check }) => check !== undefined);
      if (checked?.check === undefined) return undefined;
      const ticked = withHandoff(project, { criteria: criteria.map((one) => (one === checked ? { ...one, box: "[x]" } : one)) });
      return { ...ticked, evidence: [{ command: checked.check, outcome, at: "2026-11-19T12:00:00Z" }] };
    };
  return [
    ...operatorsFor("evidence-fresh", {
      "files in scope changed since the check": stale("scope"),
      "the commit moved on since the check": stale("head"),
      "files changed since the check": stale("files"),
    }),
    ...operatorsFor("evidence-passed", {
      "ticked criterion whose check failed": failed("failed"),
      "ticked criterion whose check ran out of time": failed("timed-out"),
      "ticked criterion whose check could not start": failed("not-started"),
      "completed task whose proof fails now": (project) => {
        const command = /`([^`]+)`/u.exec(
          project.handoff.completed?.flatMap(({ proof }) => proof ?? []).find((words) => words.startsWith("evidence")) ?? "",
        )?.[1];
        return command === undefined ? undefined : { ...project, evidence: [{ command, outcome: "failed", exitCode: 1, at: "2026-11-19T12:00:00Z" }] };
      },
    }),
  ];
}

function withIndex(project: ProjectModel, change: (index: IndexModel) => Partial<IndexModel>): ProjectModel {
  return { ...project, index: { ...project.index, ...change(project.index) } };
}

/** Only where two files have a managed block they can differ. */
function inBlock(project: ProjectModel, change: (text: string) => string): ProjectModel | undefined {
  const [first, ...rest] = project.instructions;
  const managed = project.instructions.filter(({ text }) => text.includes("agent-relay:start"));
  return first && managed.length > 1 ? { ...project, instructions: [{ ...first, text: change(first.text) }, ...rest] } : undefined;
}
