import type { JournalDamage } from "./parse-journal.ts";

/** Why a journal could not be made, opened, written or read. Expected trouble, as a value. */
export interface JournalProblem {
  readonly kind: "problem";
  /** `full` where room on the disk is missing; `held` where another runner has the run; `changed` where somebody else wrote to the journal. */
  readonly code: "full" | "held" | "changed" | "damaged" | "exists" | "missing" | "closed" | "io";
  /** `Cannot write the journal of run "r1": the disk is full`. */
  readonly message: string;
  readonly hint?: string;
  readonly damage?: JournalDamage;
}

/** What was tried with a journal, in words that follow "Cannot". */
export type JournalAction = "create" | "open" | "write" | "read";

/** Creates a problem: `Cannot <action> the journal in "<folder>": <reason>`. */
export function createJournalProblem(
  about: { readonly action: JournalAction; readonly folder: string; readonly code: JournalProblem["code"]; readonly damage?: JournalDamage },
  reason: string,
  hint?: string,
): JournalProblem {
  const message = `Cannot ${about.action} the journal in "${about.folder}": ${reason}`;
  const damage = about.damage === undefined ? {} : { damage: about.damage };
  return { kind: "problem", code: about.code, message, ...damage, ...(hint === undefined ? {} : { hint }) };
}

const CAUSES: Readonly<Record<string, readonly [JournalProblem["code"], string]>> = {
  ENOSPC: ["full", "the disk is full"],
  EDQUOT: ["full", "the disk quota is used up"],
  EFBIG: ["full", "the file would be larger than the limit for files"],
  EEXIST: ["exists", "it is already there"],
  ENOENT: ["missing", "there is none"],
  ENOTDIR: ["missing", "a part of its path is not a folder"],
  EACCES: ["io", "permission is denied"],
  EPERM: ["io", "permission is denied"],
  EROFS: ["io", "the file system is read-only"],
  EIO: ["io", "the disk reports an error"],
};

/**
 * Turns an error caught around calls of the disk into a problem.
 *
 * @throws the error itself, when it did not come from the system: then the program is wrong.
 */
export function problemOf(error: unknown, action: JournalAction, folder: string): JournalProblem {
  const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
  // libuv has no name for a used-up quota: 122 on Linux, 69 on macOS.
  const quota = error instanceof Error && "errno" in error && (error.errno === -122 || error.errno === -69);
  if (code === "") throw error;
  const [kind, reason] = CAUSES[quota ? "EDQUOT" : code] ?? ["io", `the system says ${code}`];
  const hint = kind === "full" ? "free some space and resume the run; what completed is kept" : undefined;
  return createJournalProblem({ action, folder, code: kind }, reason, hint);
}
