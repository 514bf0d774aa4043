import { join } from "node:path";
import { applyEdits } from "../../diagnostic/apply-edits.ts";
import { refuse, succeed, type Result } from "../../diagnostic/result.ts";
import { scanOutline } from "../../markdown/scan-outline.ts";
import { appendSection } from "../../protocol/handoff/append-section.ts";
import { parseHandoff } from "../../protocol/handoff/parse-handoff.ts";
import { parseWorkspaceIndex } from "../../protocol/index/parse-workspace-index.ts";
import { findHandoffFiles } from "../../workspace/finding/find-handoff-files.ts";
import { planScaffold } from "../../workspace/scaffold/plan-scaffold.ts";
import type { EditRefusal, ScaffoldPlan } from "../../workspace/scaffold/scaffold-plan.ts";
import { pathInWorkspace } from "../open-workspace.ts";
import type { FoundBelow } from "./find-below.ts";
import { listProjects } from "./index-file.ts";
import { readTemplate } from "./read-template.ts";
import { titleText } from "./title-text.ts";

/** A workspace that is to be made. `now` is ISO 8601 in UTC. */
export interface WorkspaceWish {
  readonly root: string;
  readonly name: string;
  readonly projects: readonly FoundBelow[];
  readonly now: string;
  readonly agents: readonly string[];
}

const ACTIVE = "| Project | Owner | Since |\n| --- | --- | --- |";
const PROJECTS = "| Project | Path | Owner |\n| --- | --- | --- |";

/**
 * Plans the index of a workspace: a new one from the template, the two tables at the end of a handoff file that has none, missing rows in one that has. The handoff file that
 * counts in the folder is the one that is changed, whatever it is called; a project's own is refused, since a project's handoff and an index cannot be one file.
 */
export function planWorkspace({ root, name, projects, now, agents }: WorkspaceWish): ScaffoldPlan {
  const entries = projects.map((project) => ({ ...project, now }));
  const [file = join(root, "AGENT-HANDOFF.md")] = findHandoffFiles(root).direct;
  const path = pathInWorkspace({ folder: root }, file);
  const text = listProjects(readTemplate("workspace/AGENT-HANDOFF.md", { workspace: titleText(name) }), entries);
  const edit = (before: string): Result<string, EditRefusal> => {
    const tables = withTables(before, path, agents);
    return tables.ok ? succeed(listProjects(tables.value, entries)) : tables;
  };
  return planScaffold({
    kind: "workspace",
    root,
    files: [
      { path: ".agent-relay/.gitignore", text: "*\n" },
      { path, text, edit },
    ],
  });
}

function withTables(text: string, path: string, agents: readonly string[]): Result<string, EditRefusal> {
  if (parseWorkspaceIndex(text) !== undefined) return succeed(text);
  const handoff = parseHandoff(text, { agents });
  if (handoff.conflicts.length > 0) return refuse({ message: `Cannot make a workspace: "${path}" holds conflict markers` });
  if (handoff.fields.owner !== undefined)
    return refuse({
      message: `Cannot make a workspace: "${path}" is a project's handoff, it names an owner`,
      hint: "make it one folder up: agent-relay init ..",
    });
  const body = `${ACTIVE}\n\n## Projects\n\n${PROJECTS}`;
  return succeed(applyEdits(text, [appendSection(scanOutline(text), { title: "Active Handoff", body })]));
}
