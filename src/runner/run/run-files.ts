import { join } from "node:path";
import { sha256 } from "../../disk/files/sha256.ts";

/** Name of what a run was begun with, in its folder. */
export const META_FILE = "run.json";
/** Name of the cached summary in a run's folder; what the journal says counts. */
export const STATE_FILE = "state.json";
/** Folder of the attempts' files in a run's folder. */
export const ATTEMPTS_FOLDER = "attempts";
/** Folder in a run's folder where other processes leave their wishes. */
export const CONTROL_FOLDER = "control";

/** Gives the name of the pinned source in a run's folder, by its kind. */
export function sourceFile(kind: "yaml" | "config" | "handoff"): string {
  return { yaml: "source.yaml", config: "source.json", handoff: "source.md" }[kind];
}

/** Gives the folder of one attempt at a step: readable, safe on every file system, and another one for every other name or number. */
export function attemptFolder(runFolder: string, stepName: string, attempt: number): string {
  return join(runFolder, ATTEMPTS_FOLDER, `${folderName(stepName)}-${attempt}`);
}

/** A plain name is itself; in any other what is not plain goes, and a mark that no plain name has tells it apart. */
function folderName(stepName: string): string {
  if (/^[a-z0-9][a-z0-9_-]{0,79}$/.test(stepName)) return stepName;
  return `${slugOf(stepName, 40)}~${sha256(stepName).slice(0, 16)}`;
}

/** Makes a short name of lower-case letters, digits and dashes out of any text; "" where nothing is left. */
export function slugOf(text: string, most: number): string {
  const dashed = text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-");
  return dashed
    .slice(0, most + 1)
    .replace(/^-|-$/g, "")
    .slice(0, most);
}
