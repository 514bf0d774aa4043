import { applyEdits } from "../../diagnostic/apply-edits.ts";
import { succeed } from "../../diagnostic/result.ts";
import { scanOutline } from "../../markdown/scan-outline.ts";
import { appendSection } from "../../protocol/handoff/append-section.ts";
import { parseWorkspaceIndex } from "../../protocol/index/parse-workspace-index.ts";
import { planScaffold } from "../../workspace/scaffold/plan-scaffold.ts";
import type { ScaffoldPlan } from "../../workspace/scaffold/scaffold-plan.ts";
import type { FoundBelow } from "./find-below.ts";
import { withProjects } from "./index-file.ts";
import { readTemplate } from "./read-template.ts";

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

/** Plans the index of a workspace: a new one from the template, the two tables at the end of a handoff file that has none, missing rows in one that has. */
export function planWorkspace({ root, name, projects, now }: WorkspaceWish): ScaffoldPlan {
  const entries = projects.map((project) => ({ ...project, now }));
  const fill = (text: string): string => withProjects(text, entries, false);
  const text = fill(readTemplate("workspace/AGENT-HANDOFF.md", { workspace: name }));
  return planScaffold({ kind: "workspace", root, files: [{ path: "AGENT-HANDOFF.md", text, edit: (before) => succeed(fill(withTables(before))) }] });
}

function withTables(text: string): string {
  if (parseWorkspaceIndex(text) !== undefined) return text;
  const body = `${ACTIVE}\n\n## Projects\n\n${PROJECTS}`;
  return applyEdits(text, [appendSection(scanOutline(text), { title: "Active Handoff", body })]);
}
