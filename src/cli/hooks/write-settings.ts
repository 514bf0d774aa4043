import { existsSync } from "node:fs";
import { basename, dirname } from "node:path";
import type { FileProblem } from "../../disk/file-problem.ts";
import { replaceFile } from "../../disk/files/replace-file.ts";
import type { HookScene } from "./hook-scene.ts";
import { type InstalledFile, loadRecord, recordPath } from "./installation-record.ts";
import { isEmptyFolder, missingFolders, removeFolders } from "./made-folders.ts";
import type { SettingsChange } from "./plan-settings.ts";
import { prepareRecord, saveRecord } from "./save-record.ts";
import { describeInstalled } from "./undo-file.ts";

/** Trouble with one file. */
export interface WriteProblem {
  readonly message: string;
  readonly hint: string;
}

/** A change, and what kept it from being written, if anything did. */
export interface WrittenChange {
  readonly change: SettingsChange;
  readonly problem?: WriteProblem;
}

/** Writes settings files, each in one step if nobody has changed it meanwhile, and the record that lets them be given back. */
export function writeInstalled(scene: HookScene, changes: readonly SettingsChange[]): readonly WrittenChange[] {
  if (changes.length === 0) return [];
  const home = prepareRecord(scene);
  if (!home.ok) return changes.map((change) => ({ change, problem: problemOf(change, home.problem) }));
  const { path, made } = home.value;
  const old = loadRecord(path);
  const files: Record<string, InstalledFile> = { ...old.files };
  const written = changes.map((change) => {
    const around = { made: missingFolders(change.path), wasEmpty: isEmptyFolder(dirname(change.path)) };
    const result = replaceFile(change);
    if (!result.ok) return { change, problem: problemOf(change, result.problem) };
    files[change.path] = describeInstalled(change, files[change.path], around);
    return { change };
  });
  saveRecord(path, { folders: [...old.folders, ...made], files });
  return written;
}

/** Writes or removes settings files that hold our hooks no longer, with the folders that were made for them, and forgets what was installed there. */
export function writeUninstalled(scene: HookScene, changes: readonly SettingsChange[]): readonly WrittenChange[] {
  const path = recordPath(scene.scope, scene.place);
  const record = loadRecord(path);
  const files: Record<string, InstalledFile> = { ...record.files };
  const written = changes.map((change) => {
    const result = replaceFile(change);
    if (!result.ok) return { change, problem: problemOf(change, result.problem) };
    if (change.after === undefined) removeFolders(foldersAround(change.path, files[change.path], scene));
    delete files[change.path];
    return { change };
  });
  if (Object.keys(record.files).length > 0) saveRecord(path, { ...record, files });
  return written;
}

/** The folders that were made for a file, and its own, which may have been made for another of ours. */
function foldersAround(path: string, entry: InstalledFile | undefined, { place }: HookScene): readonly string[] {
  const own = dirname(path);
  const stays = entry?.inEmpty === true || own === place.project || own === place.home;
  return [...(entry?.folders ?? []), ...(stays || entry?.folders.includes(own) === true ? [] : [own])];
}

function problemOf({ path }: SettingsChange, { message, hint }: FileProblem): WriteProblem {
  return { message, hint: hint ?? `${existsSync(path) ? "mend" : "make"} ${basename(path)} by hand, then run this again` };
}
