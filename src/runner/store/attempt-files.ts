import { join } from "node:path";
import { attemptFolder } from "../run/run-files.ts";

/** Where an attempt's output lies; the files may not be there. */
export interface AttemptFiles {
  readonly folder: string;
  readonly stdout: string;
  readonly stderr: string;
}

/** Gives where the output of an attempt at a step lies; attempts are counted from 1 over the whole run. */
export function attemptFiles(runFolder: string, stepName: string, attempt: number): AttemptFiles {
  const folder = attemptFolder(runFolder, stepName, attempt);
  return { folder, stdout: join(folder, "stdout"), stderr: join(folder, "stderr") };
}
