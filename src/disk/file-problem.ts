/** What can stand in the way of reading or writing; closed, so that callers can switch over it. */
export const FILE_PROBLEM_CODES = [
  "not-found",
  "not-a-file",
  "dangling-link",
  "link-loop",
  "too-big",
  "not-utf8",
  "no-permission",
  "read-only",
  "no-space",
  "too-many-files",
  "exists",
  "outside",
  "locked",
  "changed",
  "same-file",
  "bad-path",
  "io",
] as const;
export type FileProblemCode = (typeof FILE_PROBLEM_CODES)[number];

/** Expected trouble with the disk, as a value: what could not be done with which path, and why, in one sentence for people. */
export interface FileProblem {
  readonly kind: "problem";
  readonly code: FileProblemCode;
  readonly path: string;
  /** `Cannot write "AGENT-HANDOFF.md": the disk is full`. */
  readonly message: string;
  /** What to do about it, one imperative sentence. */
  readonly hint?: string;
}

/** What was tried when a problem arose: it becomes the verb of the message. */
export type FileAction = "read" | "write" | "create" | "lock" | "open";

/** Creates a problem from a reason in words: `Cannot <action> "<path>": <reason>`. */
export function createFileProblem(
  about: { readonly action: FileAction; readonly path: string; readonly code: FileProblemCode },
  reason: string,
  hint?: string,
): FileProblem {
  const problem = { kind: "problem", code: about.code, path: about.path, message: `Cannot ${about.action} "${about.path}": ${reason}` } as const;
  return hint === undefined ? problem : { ...problem, hint };
}
