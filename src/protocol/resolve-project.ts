import { foldName } from "../util/fold-name.ts";
import { nearest } from "../util/nearest.ts";

/** A project that a name may mean. `path` is its folder relative to the workspace root, with `/`. */
export interface ProjectName {
  readonly name: string;
  readonly path: string;
}

/** What a project's name means: one project, several (`projects`), or none, with those that are written nearly alike (`near`, nearest first, at most 5). */
export type Resolution<Project extends ProjectName = ProjectName> =
  | { readonly kind: "found"; readonly project: Project }
  | { readonly kind: "several"; readonly projects: readonly Project[] }
  | { readonly kind: "none"; readonly near: readonly Project[] };

/**
 * Finds the project that `query` names: by name, path or folder name, exactly as written, then without case and punctuation (PROTOCOL.md 3).
 * Never a guess: where a step finds several different ones the answer is `several`.
 */
export function resolveProject<Project extends ProjectName>(query: string, projects: readonly Project[]): Resolution<Project> {
  const wanted = cleanPath(query.trim());
  const exact = projects.filter((project) => keysOf(project).includes(wanted));
  if (exact.length > 0) return verdictOn(exact);
  const folded = foldName(wanted);
  const alike = folded === "" ? [] : projects.filter((project) => keysOf(project).some((key) => foldName(key) === folded));
  return alike.length > 0 ? verdictOn(alike) : { kind: "none", near: nearProjects(wanted, projects) };
}

/** Says in words what came of a project's name, for errors: ``No project is called `paymnts`; near: `payments` ``. Empty for one that was found. */
export function describeResolution(query: string, resolution: Resolution): string {
  switch (resolution.kind) {
    case "found":
      return "";
    case "several":
      return `Several projects are called \`${query}\`: ${list(resolution.projects.map((project) => project.path))}`;
    case "none":
      return `No project is called \`${query}\`${resolution.near.length > 0 ? `; near: ${list(resolution.near.map((project) => project.name))}` : ""}`;
  }
}

function keysOf(project: ProjectName): readonly string[] {
  const path = cleanPath(project.path);
  return [project.name, path, path.slice(path.lastIndexOf("/") + 1)];
}

function cleanPath(path: string): string {
  return path
    .replaceAll("\\", "/")
    .replace(/^\.\//u, "")
    .replace(/(?<=.)\/$/u, "");
}

function verdictOn<Project extends ProjectName>(found: readonly Project[]): Resolution<Project> {
  const byPath = [...new Map(found.map((project) => [cleanPath(project.path), project])).values()];
  const [project, ...others] = byPath;
  return project && others.length === 0 ? { kind: "found", project } : { kind: "several", projects: byPath };
}

function nearProjects<Project extends ProjectName>(query: string, projects: readonly Project[]): readonly Project[] {
  const names = nearest(query, projects.flatMap(keysOf), 10);
  const near = names.flatMap((name) => projects.filter((project) => keysOf(project).includes(name)));
  return [...new Set(near)].slice(0, 5);
}

function list(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(", ");
}
