import { basename } from "node:path";
import { resolveProject } from "../../protocol/resolve-project.ts";
import { createQuickReader } from "../../workspace/discovery/create-quick-reader.ts";
import { createFileCache } from "../../workspace/discovery/file-cache.ts";
import { findUnindexedProjects } from "../../workspace/discovery/find-unindexed-projects.ts";
import { listProjects, type ListedProject } from "../../workspace/discovery/list-projects.ts";
import { readText } from "../../disk/files/read-text.ts";
import type { CommandIo } from "../io.ts";
import { indexRows } from "../open-project.ts";
import { needWorkspace, openWorkspace, type OpenWorkspace, type Standing } from "../open-workspace.ts";
import type { Settings } from "../settings.ts";
import { isSummary, summarise, type ProjectSummary } from "./project-summary.ts";

/** One project of a survey: what it says, or why that is not known. */
export interface SurveyedProject {
  readonly name: string;
  /** Folder relative to the workspace root, with `/`. */
  readonly path: string;
  readonly folder?: string;
  readonly active: boolean;
  /** Whether the index names it. */
  readonly indexed: boolean;
  readonly summary?: ProjectSummary;
  readonly problem?: string;
}

/** Reads every project of the workspace, unindexed ones too, or the single project one stands in where there is no workspace. @throws CommandError where there is neither. */
export function survey(io: CommandIo, settings: Settings): readonly SurveyedProject[] {
  const standing = openWorkspace(io.cwd, settings.agents);
  if (standing.workspace === undefined && standing.place.project !== undefined) return [single(standing, settings)];
  return surveyWorkspace(needWorkspace(standing), settings);
}

function single({ place }: Standing, { agents }: Settings): SurveyedProject {
  const { folder = "", snapshot } = place.project ?? {};
  return { name: basename(folder), path: ".", folder, active: true, indexed: false, summary: summarise(snapshot?.text ?? "", agents) };
}

function surveyWorkspace(workspace: OpenWorkspace, settings: Settings): readonly SurveyedProject[] {
  const rows = uniqueRows(workspace);
  const active = new Set(workspace.index.active.rows.map((row) => row.path));
  const extra = findUnindexedProjects(workspace.folder, { depth: settings.projectsDepth, indexed: rows.map((row) => row.path) });
  const entries = [...rows, ...extra.map(({ path }) => ({ name: basename(path), path }))];
  const cache = createFileCache<ProjectSummary>(workspace.folder, { name: "summaries", version: `1 ${settings.agents.join(",")}`, check: isSummary });
  const read = createQuickReader();
  const surveyed = listProjects(workspace.folder, entries).map((project, at) => ({
    name: project.name,
    path: project.path,
    ...(project.folder === undefined ? {} : { folder: project.folder }),
    active: active.has(project.path),
    indexed: at < rows.length,
    ...look(project, { cache, read, agents: settings.agents }),
  }));
  cache.save();
  return surveyed;
}

/** Active rows that the Projects table names are the same project. */
function uniqueRows(workspace: OpenWorkspace): readonly { readonly name: string; readonly path: string }[] {
  const projects = workspace.index.projects?.rows ?? [];
  const seen = new Map(projects.filter((row) => row.name !== "").map((row) => [row.path, row]));
  for (const row of indexRows(workspace)) if (!seen.has(row.path) && resolveProject(row.name, projects).kind !== "found") seen.set(row.path, row);
  return [...seen.values()];
}

interface Reading {
  readonly cache: ReturnType<typeof createFileCache<ProjectSummary>>;
  readonly read: ReturnType<typeof createQuickReader>;
  readonly agents: readonly string[];
}

function look(project: ListedProject, { cache, read, agents }: Reading): Pick<SurveyedProject, "summary" | "problem"> {
  const { file, mark, size = 0 } = project;
  if (file === undefined || mark === undefined) return { problem: project.problem?.message ?? "it has no handoff file" };
  const kept = cache.get(file, mark);
  if (kept !== undefined) return { summary: kept };
  const text = read(file, size) ?? readText(file);
  if (typeof text !== "string" && !text.ok) return { problem: text.problem.message };
  const summary = summarise(typeof text === "string" ? text : text.value.text, agents);
  cache.set(file, mark, summary);
  return { summary };
}
