import { join } from "node:path";
import { writeMachineFile } from "../../../disk/files/write-machine-file.ts";

/** Writes a file of an attempt's folder, for the user alone, and gives its path. @throws Error in words for people where it cannot be written. */
export function writeAttemptFile(folder: string, name: string, text: string): string {
  const path = join(folder, name);
  const written = writeMachineFile(path, text);
  if (!written.ok) throw new Error(written.problem.message);
  return path;
}
