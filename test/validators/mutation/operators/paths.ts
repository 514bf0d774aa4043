import { type Operator, operatorsFor, withHandoff, withTask } from "../operator.ts";
import type { PathModel, ProjectModel } from "../project-model.ts";

/** Defects of paths: gone, or allowed and forbidden at once. */
export const PATH_OPERATORS: readonly Operator[] = [
  ...operatorsFor("paths-exist", {
    "file in scope was renamed": (project) => addPath(project, "scope", renamed(project)),
    "folder in scope was renamed": (project) => addPath(project, "scope", "src-old/"),
    "glob in scope matches nothing": (project) => addPath(project, "scope", "sources/**/*.xyz"),
    "glob in scope with a wrong ending": (project) => addPath(project, "scope", `${folderOf(project)}/*.zz`),
    "folder off limits was renamed": (project) => addPath(project, "offLimits", "infrastructure/**"),
    "file in scope with a line number was renamed": (project) => addPath(project, "scope", `${renamed(project)}:120`),
    "file in scope is written with a dot": (project) => addPath(project, "scope", `./${renamed(project)}`),
  }),
  ...operatorsFor("scope-offlimits-disjoint", {
    "file in scope below what is off limits": (project) => forbid(project, `${folderOf(project)}/**`, project.tree[0] ?? ""),
    "scope is off limits as a whole": (project) => forbid(project, `${folderOf(project)}/**`, `${folderOf(project)}/**`),
    "folder off limits is written with a slash": (project) => forbid(project, `${folderOf(project)}/`, project.tree[0] ?? ""),
    "file is off limits by its ending": (project) => forbid(project, `**/*.${(project.tree[0] ?? "").split(".").at(-1) ?? ""}`, project.tree[0] ?? ""),
    "scope with a dot is off limits": (project) => forbid(project, project.tree[0] ?? "", `./${project.tree[0] ?? ""}`),
    "file of an open task is off limits": (project) =>
      withTask(withHandoff(project, { scope: [], offLimits: [{ path: `${folderOf(project)}/**`, note: "" }] }), { list: "pending" }, (task) => ({
        ...task,
        files: [project.tree[0] ?? ""],
      })),
  }),
];

function folderOf({ tree }: ProjectModel): string {
  return (tree[0] ?? "").split("/")[0] ?? "";
}

function renamed({ tree }: ProjectModel): string {
  return (tree[0] ?? "").replace(/\.(\w+)$/u, "-2.$1");
}

function addPath(project: ProjectModel, list: "scope" | "offLimits", path: string): ProjectModel {
  const paths: readonly PathModel[] = project.handoff[list] ?? [];
  return withHandoff(project, { [list]: [...paths, { path, note: "" }] });
}

function forbid(project: ProjectModel, wall: string, path: string): ProjectModel {
  return withHandoff(project, { offLimits: [...(project.handoff.offLimits ?? []), { path: wall, note: "never" }], scope: [{ path, note: "" }] });
}
