import { rmSync } from "node:fs";
import { dirname } from "node:path";
import { type Result, refuse, succeed } from "../../diagnostic/result.ts";
import type { FileProblem } from "../file-problem.ts";
import { problemFrom } from "../system-error.ts";
import { makeFolders } from "./make-folders.ts";
import { renameOver } from "./rename-over.ts";
import { writeTemporary } from "./write-temporary.ts";

/** Replaces a file of machine state (lease, session, cache) in one step, whatever stood there. Takes no lock: call it under one where two may write. */
export function writeMachineFile(path: string, text: string): Result<number, FileProblem> {
  let temporary: string | undefined;
  try {
    makeFolders(dirname(path));
    const content = Buffer.from(text, "utf8");
    temporary = writeTemporary(path, content, { mode: 0o600, durable: false });
    renameOver(temporary, path);
    return succeed(content.length);
  } catch (error) {
    if (temporary !== undefined) rmSync(temporary, { force: true });
    return refuse(problemFrom(error, "write", path));
  }
}
