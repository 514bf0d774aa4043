import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const TEMPLATES = "protocol-templates";

/** Finds the folder of this package, which holds `protocol-templates`: upwards from this file, be it source, compiled or bundled. Undefined when the package is not whole. */
export function packageFolder(from: string = dirname(fileURLToPath(import.meta.url))): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, TEMPLATES)) && existsSync(join(folder, "package.json"))) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

/** Folder of the templates inside the package. */
export function templatesFolder(): string | undefined {
  const folder = packageFolder();
  return folder === undefined ? undefined : join(folder, TEMPLATES);
}
