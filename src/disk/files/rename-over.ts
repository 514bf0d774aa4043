import { renameSync } from "node:fs";
import { pause } from "../lock/pause.ts";
import { errorCode } from "../system-error.ts";

const BUSY: readonly string[] = ["EPERM", "EACCES", "EBUSY"];

/** Renames a file over another in one step. On Windows a scanner or reader may hold the old one for a moment: there it tries again for up to 200 ms. */
export function renameOver(from: string, to: string, platform: string = process.platform): void {
  for (let tries = platform === "win32" ? 20 : 0; ; tries -= 1) {
    try {
      renameSync(from, to);
      return;
    } catch (error) {
      if (tries === 0 || !BUSY.includes(errorCode(error))) throw error;
      pause(10);
    }
  }
}
