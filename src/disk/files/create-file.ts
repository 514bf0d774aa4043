import { lstatSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { type Result, refuse, succeed } from "../../diagnostic/result.ts";
import { type FileProblem, createFileProblem } from "../file-problem.ts";
import { problemFrom } from "../system-error.ts";
import { encodeText } from "./encode-text.ts";
import { linkNew } from "./link-new.ts";
import { makeFolders } from "./make-folders.ts";
import { syncFolder } from "./sync-folder.ts";
import { writeTemporary } from "./write-temporary.ts";

/** Creates a file with its folders, whole or not at all, and gives the number of bytes. Anything that has the name already, a dangling link too, is a problem and stays as it is. */
export function createFile(path: string, text: string): Result<number, FileProblem> {
  const content = encodeText(path, text);
  if (!content.ok) return content;
  let temporary: string | undefined;
  try {
    makeFolders(dirname(path));
    if (lstatSync(path, { throwIfNoEntry: false }) !== undefined) {
      return refuse(createFileProblem({ action: "create", path, code: "exists" }, "it is already there"));
    }
    temporary = writeTemporary(path, content.value, {});
    linkNew(temporary, path);
    syncFolder(dirname(path));
    return succeed(content.value.length);
  } catch (error) {
    if (temporary !== undefined) rmSync(temporary, { force: true });
    return refuse(problemFrom(error, "create", path));
  }
}
