import { type Result, refuse, succeed } from "../../diagnostic/result.ts";
import { type FileProblem, createFileProblem } from "../../disk/file-problem.ts";
import { readText } from "../../disk/files/read-text.ts";
import { resolveInside } from "../../disk/files/resolve-inside.ts";
import { templatesFolder } from "./package-folder.ts";

/** Reads a template that is shipped with this package, by its path below `protocol-templates`: `project/AGENT-HANDOFF.md`. Places are filled by `renderTemplate`. */
export function loadTemplate(name: string): Result<string, FileProblem> {
  const folder = templatesFolder();
  if (folder === undefined) {
    return refuse(
      createFileProblem(
        { action: "read", path: name, code: "not-found" },
        "the folder `protocol-templates` of this package is missing",
        "install the package again",
      ),
    );
  }
  const path = resolveInside(folder, name);
  if (!path.ok) return path;
  const file = readText(path.value);
  return file.ok ? succeed(file.value.text) : file;
}
