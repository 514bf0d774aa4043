import { rmSync } from "node:fs";
import { type Result, refuse, succeed } from "../../diagnostic/result.ts";
import { type FileProblem, createFileProblem } from "../file-problem.ts";
import { problemFrom } from "../system-error.ts";
import { createFile } from "./create-file.ts";
import { type RawFile, readBytes } from "./read-bytes.ts";
import { commitReplacement, isUnchanged, prepareReplacement } from "./replacement.ts";
import { resolveTarget } from "./resolve-target.ts";

/** A change of a file that is not ours alone, such as an agent's settings: whole texts before and after, undefined for a file that is not there. */
export interface FileReplacement {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/**
 * Replaces, creates or removes a file in one step, through links, mode kept, if it still holds what it held before; leaves no lock or other file beside it.
 */
export function replaceFile({ path, before, after }: FileReplacement): Result<undefined, FileProblem> {
  if (before === after) return succeed(undefined);
  if (before === undefined) return after === undefined ? succeed(undefined) : done(createFile(path, after));
  const file = readRaw(path);
  if (!file.ok) return file;
  if (file.value.content.toString("utf8") !== before || !isUnchanged(file.value)) return refuse(changed(path));
  if (after === undefined) return remove(file.value);
  const replacement = prepareReplacement(file.value, after);
  if (!replacement.ok) return replacement;
  return replacement.value === undefined ? succeed(undefined) : done(commitReplacement(replacement.value));
}

function readRaw(path: string): Result<RawFile, FileProblem> {
  const bytes = readBytes(path);
  if (!bytes.ok) return bytes;
  const target = resolveTarget(path, false);
  return target.ok ? succeed({ ...bytes.value, realPath: target.value }) : target;
}

function remove({ path, realPath }: RawFile): Result<undefined, FileProblem> {
  try {
    rmSync(realPath);
    if (realPath !== path) rmSync(path, { force: true });
    return succeed(undefined);
  } catch (error) {
    return refuse(problemFrom(error, "write", path));
  }
}

function changed(path: string): FileProblem {
  return createFileProblem({ action: "write", path, code: "changed" }, "somebody has changed it meanwhile", "run the command again");
}

function done(result: Result<unknown, FileProblem>): Result<undefined, FileProblem> {
  return result.ok ? succeed(undefined) : result;
}
