import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Result } from "../../diagnostic/result.ts";
import type { FileProblem } from "../../disk/file-problem.ts";
import { writeMachineFile } from "../../disk/files/write-machine-file.ts";
import { ensureStateFolder, findStateFolder } from "../../disk/lock/state-folder.ts";
import { RECOVERY_FOLDER, sessionName } from "./session-file-name.ts";

/** Writes a session's recovery draft in one step, in the place of an older one. */
export function writeRecovery(home: string, id: string, text: string): Result<number, FileProblem> {
  const state = ensureStateFolder(home);
  return state.ok ? writeMachineFile(join(state.value, RECOVERY_FOLDER, fileName(id)), text) : state;
}

/** Finds a session's recovery draft; undefined where there is none. */
export function findRecovery(home: string, id: string): string | undefined {
  const path = join(findStateFolder(home), RECOVERY_FOLDER, fileName(id));
  return existsSync(path) ? path : undefined;
}

/** Removes a session's recovery draft, when its work was handed over after all. Never throws. */
export function removeRecovery(home: string, id: string): void {
  try {
    rmSync(join(findStateFolder(home), RECOVERY_FOLDER, fileName(id)), { force: true });
  } catch {
    // An old draft that stays harms nobody.
  }
}

function fileName(id: string): string {
  return `${sessionName(id)}.md`;
}
