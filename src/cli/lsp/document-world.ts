import { resolve } from "node:path";
import type { SubjectKind } from "../../lint/rule.ts";
import type { World, WorldFile } from "../../lint/world.ts";
import { readText } from "../../disk/files/read-text.ts";
import type { CheckContext } from "../check/check-context.ts";
import { ownerOf } from "../check/check-folder.ts";
import { createCheckContext } from "../check/create-check-context.ts";
import { createWorld, type WorldPlace } from "../check/create-world.ts";
import type { FolderFile } from "../check/folder-files.ts";
import type { FolderTarget } from "../check/folder-target.ts";
import { rootTarget } from "../check/workspace-targets.ts";
import { rowOfFolder } from "../open-workspace.ts";
import type { LspScene } from "./lsp-scene.ts";
import { LONGEST } from "./open-documents.ts";
import { viewOpen } from "./project-view.ts";
import { nameInProject, projectFolder, type Surroundings, textNow } from "./surroundings.ts";

/** Creates the world of an open file: that of `check`, with what else is open as it is in the editor. */
export function documentWorld(scene: LspScene, around: Surroundings, file: { readonly path: string; readonly kind: SubjectKind }): World {
  const disk = readText(file.path);
  const onDisk = disk.ok ? disk.value : { path: file.path, realPath: file.path, text: "" };
  return createWorld(checkContext(scene, around), placeOf(scene, around, file), onDisk);
}

function checkContext({ io, rules, history }: LspScene, { folder, settings }: Surroundings): CheckContext {
  return { ...createCheckContext(io, { cwd: folder, rules, loaded: settings }), history: history() };
}

function placeOf(scene: LspScene, around: Surroundings, file: { readonly path: string; readonly kind: SubjectKind }): WorldPlace {
  const { folder, files } = around;
  const names = files.handoffs.map(({ name }) => name);
  const own = nameInProject(folder, file.path);
  const { indexRow, projects } = targetOf(scene, around);
  return {
    folder,
    handoffFiles: file.kind !== "handoff" || names.includes(own) ? names : [...names, own],
    ...(indexRow && { indexRow }),
    ...(projects && { projects: () => projects(openOwners(scene, around)) }),
    instructionFiles: () => files.instructions.flatMap((found) => worldFile(scene, found)),
    decisionFiles: () => files.decisions.flatMap((found) => worldFile(scene, found)),
  };
}

function worldFile(scene: LspScene, { name, path }: FolderFile): readonly WorldFile[] {
  const text = textNow(scene, path);
  return text === undefined ? [] : [{ name, text }];
}

/** What the workspace says of the folder, as `check` of one file asks it. */
function targetOf(scene: LspScene, { folder, settings, workspace }: Surroundings): FolderTarget {
  if (workspace === undefined) return { folder };
  const { agents, config } = settings;
  if (resolve(workspace.folder) === folder) return rootTarget(workspace, { agents, projectsDepth: config.projectsDepth });
  const row = rowOfFolder(workspace, folder);
  const text = row?.owner && (textNow(scene, workspace.file) ?? workspace.snapshot.text).slice(row.owner.range.start, row.owner.range.end);
  return { folder, indexRow: { listed: row !== undefined, owner: text } };
}

/** Owners of the projects whose handoff is open, by folder. */
function openOwners({ documents }: LspScene, { settings }: Surroundings): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  for (const document of documents.all()) {
    const { path, kind, text } = document;
    if (path === undefined || kind !== "handoff" || text.length > LONGEST) continue;
    const { subject } = viewOpen(document, kind, settings.agents);
    const owner = subject.kind === "handoff" ? ownerOf(subject) : undefined;
    if (owner !== undefined) owners.set(projectFolder(path, kind), owner);
  }
  return owners;
}
