import { basename, dirname, relative, resolve, sep } from "node:path";
import { createSubject } from "../../lint/create-subject.ts";
import { isAdopted } from "../../lint/is-adopted.ts";
import type { Subject, SubjectKind } from "../../lint/rule.ts";
import { readText } from "../../disk/files/read-text.ts";
import { DOCS_FOLDER } from "../../workspace/finding/handoff-names.ts";
import { readIndex } from "../../workspace/finding/read-index.ts";
import { listFolderFiles, type FolderFile, type FolderFiles } from "../check/folder-files.ts";
import { openWorkspace, rowOfFolder, type OpenWorkspace } from "../open-workspace.ts";
import type { FolderSettings } from "./folder-settings.ts";
import type { LspScene } from "./lsp-scene.ts";
import { LONGEST } from "./open-documents.ts";

/** The project a file belongs to, as the editor and the disk have it together. */
export interface Surroundings {
  /** The project's folder. */
  readonly folder: string;
  readonly files: FolderFiles;
  readonly settings: FolderSettings;
  readonly workspace?: OpenWorkspace;
}

/** Finds the project around a file; never throws, whatever is gone. */
export async function surroundingsOf(scene: LspScene, path: string, kind: SubjectKind): Promise<Surroundings> {
  const folder = projectFolder(path, kind);
  const settings = await scene.settingsOf(folder);
  const workspace = workspaceOf(scene, folder, settings.agents);
  return { folder, files: listFolderFiles(folder), settings, ...(workspace && { workspace }) };
}

/** Gives the folder of the project a file belongs to: that of a handoff in `docs` is the one above. */
export function projectFolder(path: string, kind: SubjectKind): string {
  const folder = dirname(path);
  return basename(folder).toLowerCase() === DOCS_FOLDER && kind === "handoff" ? dirname(folder) : folder;
}

/** An index that is open counts as it is in the editor, as long as it is one. */
function workspaceOf({ documents }: LspScene, folder: string, agents: readonly string[]): OpenWorkspace | undefined {
  const { workspace } = openWorkspace(folder, agents);
  const open = workspace && documents.at(workspace.file);
  const index = open && readIndex(open.text, agents);
  return workspace && index ? { ...workspace, index } : workspace;
}

/** Gives the text of a file as it counts now: that of the editor, else that of the disk; undefined where it cannot be read or is too long. */
export function textNow({ documents }: Pick<LspScene, "documents">, path: string): string | undefined {
  const open = documents.at(path);
  if (open) return open.text.length > LONGEST ? undefined : open.text;
  const read = readText(path, LONGEST);
  return read.ok ? read.value.text : undefined;
}

/** Gives a file of the project parsed, without a world; undefined where it cannot be read. */
export function subjectNow(scene: Pick<LspScene, "documents">, { path, name, kind }: FolderFile, agents: readonly string[]): Subject | undefined {
  const text = textNow(scene, path);
  return text === undefined ? undefined : createSubject({ file: name, text, kind, world: { now: "", agents } });
}

/** Whether the project speaks the protocol, or is the workspace's root: others' instruction files are none of ours. */
export function speaksProtocol(scene: Pick<LspScene, "documents">, { folder, files, settings, workspace }: Surroundings): boolean {
  if (workspace && (resolve(workspace.folder) === folder || rowOfFolder(workspace, folder))) return true;
  const [main] = files.handoffs;
  const subject = main && subjectNow(scene, main, settings.agents);
  return subject?.kind === "handoff" && isAdopted(subject.handoff);
}

/** Names a file relative to its project, with `/`. */
export function nameInProject(folder: string, path: string): string {
  return relative(folder, path).split(sep).join("/");
}
