import { appendFileSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Result, refuse, succeed } from "../../diagnostic/result.ts";
import type { FileProblem } from "../../disk/file-problem.ts";
import { readText } from "../../disk/files/read-text.ts";
import { ensureStateFolder, findStateFolder } from "../../disk/lock/state-folder.ts";
import { problemFrom } from "../../disk/system-error.ts";
import { type Receipt, formatReceipt, parseReceipts } from "./receipt.ts";

const FILE = "receipts.jsonl";

/** A file above this size is set aside, in whose place the one before goes: 256 KB, about 1,000 receipts. */
const MAX_BYTES = 262_144;

/** Notes down that a reader was given a revision of the handoff of a project's folder. Takes no lock: a line is added in one step. */
export function recordReceipt(project: string, receipt: Receipt): Result<string, FileProblem> {
  const state = ensureStateFolder(project);
  if (!state.ok) return state;
  const path = join(state.value, FILE);
  try {
    if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > MAX_BYTES) renameSync(path, `${path}.old`);
    appendFileSync(path, formatReceipt(receipt), { mode: 0o600 });
    return succeed(path);
  } catch (error) {
    return refuse(problemFrom(error, "write", path));
  }
}

/** Lists the receipts of a project's folder, the oldest first; very old ones are forgotten. */
export function listReceipts(project: string): readonly Receipt[] {
  const path = join(findStateFolder(project), FILE);
  const texts = [`${path}.old`, path].map((part) => readText(part)).map((file) => (file.ok ? file.value.text : ""));
  return parseReceipts(texts.join(""));
}
