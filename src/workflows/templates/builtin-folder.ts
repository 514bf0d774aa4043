import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const FOLDER = "workflow-templates";

/** Finds the folder of the templates that come with this package: upwards from this file, be it source or bundled. @throws Error where the package is not whole. */
export function builtinFolder(from: string = dirname(fileURLToPath(import.meta.url))): string {
  for (let folder = from; ; folder = dirname(folder)) {
    const found = join(folder, FOLDER);
    if (existsSync(found) && existsSync(join(folder, "package.json"))) return found;
    if (dirname(folder) === folder)
      throw new Error(`Cannot read the templates: the folder \`${FOLDER}\` of this package is missing. Install the package again.`);
  }
}
