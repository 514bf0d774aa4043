import { readdirSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { SettingsPlace, SettingsScope } from "../../agents/hook-settings.ts";
import { type Result, succeed } from "../../diagnostic/result.ts";
import type { FileProblem } from "../../disk/file-problem.ts";
import { writeMachineFile } from "../../disk/files/write-machine-file.ts";
import { STATE_FOLDER, ensureStateFolder } from "../../disk/lock/state-folder.ts";
import { type InstallationRecord, recordPath } from "./installation-record.ts";
import { missingFolders, removeFolders } from "./made-folders.ts";

/** Where a record belongs. */
export interface RecordHome {
  readonly scope: SettingsScope;
  readonly place: SettingsPlace;
}

/** Makes the folder of the record, before anything else is written there, and gives the record's path and the folders that were made. */
export function prepareRecord({ scope, place }: RecordHome): Result<{ readonly path: string; readonly made: readonly string[] }, FileProblem> {
  const made = missingFolders(recordPath(scope, place));
  if (scope !== "user") {
    const state = ensureStateFolder(place.project);
    if (!state.ok) return state;
  }
  return succeed({ path: recordPath(scope, place), made });
}

/** Writes what is installed now; a record that holds nothing goes, with the folders that were made for it. */
export function saveRecord(path: string, record: InstallationRecord): Result<unknown, FileProblem> {
  if (Object.keys(record.files).length > 0) return writeMachineFile(path, `${JSON.stringify(record, undefined, 1)}\n`);
  rmSync(path, { force: true });
  const folder = dirname(path);
  if (basename(folder) === STATE_FOLDER && record.folders.includes(folder) && holdsOnly(folder, ".gitignore")) rmSync(join(folder, ".gitignore"));
  removeFolders(record.folders);
  return succeed(undefined);
}

function holdsOnly(folder: string, name: string): boolean {
  try {
    const names = readdirSync(folder);
    return names.length === 1 && names[0] === name;
  } catch {
    return false;
  }
}
