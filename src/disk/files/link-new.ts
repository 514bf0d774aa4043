import { linkSync, openSync, closeSync, rmSync } from "node:fs";
import { errorCode } from "../system-error.ts";
import { renameOver } from "./rename-over.ts";

const NO_LINKS: readonly string[] = ["EPERM", "ENOSYS", "ENOTSUP", "EOPNOTSUPP", "EMLINK"];

/**
 * Gives a finished temporary file its name in one step, never over another file. Without hard links the name is reserved first by an empty file.
 *
 * @throws the system's error, EEXIST when something has the name already.
 */
export function linkNew(temporary: string, target: string): void {
  try {
    linkSync(temporary, target);
    rmSync(temporary, { force: true });
  } catch (error) {
    if (!NO_LINKS.includes(errorCode(error))) throw error;
    closeSync(openSync(target, "wx"));
    renameOver(temporary, target);
  }
}
