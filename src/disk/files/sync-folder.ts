import { closeSync, fsyncSync, openSync } from "node:fs";

/** Makes the names in a folder durable after a rename or a link; where folders cannot be synced (Windows, some network disks) it does nothing. */
export function syncFolder(folder: string): void {
  let handle: number | undefined;
  try {
    handle = openSync(folder, "r");
    fsyncSync(handle);
  } catch {
    // The rename has happened; only its durability is up to the system now.
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}
