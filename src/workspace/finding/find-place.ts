import { basename, dirname, resolve } from "node:path";
import type { FileProblem } from "../../disk/file-problem.ts";
import { readText } from "../../disk/files/read-text.ts";
import { type HandoffFiles, findHandoffFiles } from "./find-handoff-files.ts";
import { DOCS_FOLDER } from "./handoff-names.ts";
import type { HandoffPlace, Place } from "./place.ts";

/**
 * Walks up from a folder to the root of the disk. The nearest handoff file is the project's; the nearest one with an Active Handoff table, as `isIndexText` tells, makes its folder
 * the workspace; everything above the workspace is only looked through for outer workspaces. Never throws.
 */
export function findPlace(cwd: string, isIndexText: (text: string) => boolean): Place {
  const walk: Walk = { problems: [], outerWorkspaces: [], blocked: false, isIndexText };
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    visit(folder, walk);
    if (dirname(folder) === folder) break;
  }
  const { project, workspace, outerWorkspaces, problems } = walk;
  return { cwd: resolve(cwd), ...(project && { project }), ...(workspace && { workspace }), outerWorkspaces, problems };
}

interface Walk {
  project?: HandoffPlace;
  workspace?: HandoffPlace;
  /** A project whose handoff cannot be read: no project further up takes its place. */
  blocked: boolean;
  readonly outerWorkspaces: string[];
  readonly problems: FileProblem[];
  readonly isIndexText: (text: string) => boolean;
}

function visit(folder: string, walk: Walk): void {
  const files = findHandoffFiles(folder);
  if (files.problem !== undefined) walk.problems.push(files.problem);
  const found = [...files.direct, ...files.docs];
  if (found.length === 0) return;
  const place = readFirst(folder, found, walk);
  if (place === undefined) {
    walk.blocked ||= walk.workspace === undefined && walk.project === undefined;
    return;
  }
  if (walk.isIndexText(place.snapshot.text)) keepWorkspace(folder, { place, files }, walk);
  else if (walk.project === undefined && walk.workspace === undefined && !walk.blocked) keepProject(folder, place, walk);
}

/** The first that can be read counts; why those before it cannot is told. */
function readFirst(folder: string, found: readonly string[], walk: Walk): HandoffPlace | undefined {
  for (const file of found) {
    const snapshot = readText(file);
    if (snapshot.ok) return { folder, file, snapshot: snapshot.value, others: found.filter((other) => other !== file) };
    walk.problems.push(snapshot.problem);
  }
  return undefined;
}

/** A handoff in the workspace's `docs` belongs to a project of that name, not to the workspace. */
function keepWorkspace(folder: string, found: { readonly place: HandoffPlace; readonly files: HandoffFiles }, walk: Walk): void {
  const { place, files } = found;
  if (walk.workspace === undefined) walk.workspace = { ...place, others: place.others.filter((other) => files.direct.includes(other)) };
  else walk.outerWorkspaces.push(folder);
}

/** Standing in a project's `docs`, its handoff is found first: the project is the folder above, unless that is a workspace. */
function keepProject(folder: string, place: HandoffPlace, walk: Walk): void {
  if (basename(folder).toLowerCase() === DOCS_FOLDER && belongsToParent(folder, walk)) return;
  walk.project = place;
}

function belongsToParent(folder: string, walk: Walk): boolean {
  const parent = dirname(folder);
  if (parent === folder) return false;
  const first = findHandoffFiles(parent).direct[0];
  if (first === undefined) return true;
  const snapshot = readText(first);
  return !(snapshot.ok && walk.isIndexText(snapshot.value.text));
}
