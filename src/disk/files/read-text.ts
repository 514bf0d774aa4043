import { type Result, succeed } from "../../diagnostic/result.ts";
import type { FileProblem } from "../file-problem.ts";
import { readBytes } from "./read-bytes.ts";
import { type Snapshot, createSnapshot } from "./snapshot.ts";

/** Reads a text file for every purpose but changing it (for that, `updateFile`). Bytes that are not UTF-8 still read, marked as such; `limit` is in bytes. */
export function readText(path: string, limit?: number): Result<Snapshot, FileProblem> {
  const file = readBytes(path, limit);
  return file.ok ? succeed(createSnapshot(file.value)) : file;
}
