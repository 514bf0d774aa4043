import { dirname } from "node:path";
import { type Result, refuse, succeed } from "../../diagnostic/result.ts";
import { type FileProblem, createFileProblem } from "../../disk/file-problem.ts";
import type { HeldLock } from "../../disk/lock/held-lock.ts";
import { stateHome } from "../../disk/lock/state-folder.ts";
import { withLocks } from "../../disk/lock/with-locks.ts";
import { findEscape } from "./find-escape.ts";
import { type RawFile, readBytes } from "../../disk/files/read-bytes.ts";
import { replaceAll } from "../../disk/files/replace-all.ts";
import { type Replacement, discardReplacement, isUnchanged, prepareReplacement } from "../../disk/files/replacement.ts";
import { resolveTarget } from "../../disk/files/resolve-target.ts";
import { type Snapshot, createSnapshot } from "../../disk/files/snapshot.ts";
import { sweepLeftovers } from "../../disk/files/sweep-leftovers.ts";
import { describeUpdate, type UpdateOutcome } from "./update-outcome.ts";

/** How an update is made. */
export interface UpdateOptions {
  /** Whether a file that is not there is given to the transform as an empty text and created; otherwise it is a problem. */
  readonly create?: boolean;
  /** How long to wait for another process's lock, in ms; 10,000 unless told. */
  readonly timeoutMs?: number;
  /** How often to start again when somebody without our lock, such as an editor, writes at the same moment; 5 unless told. */
  readonly attempts?: number;
}

/** Computes the new texts from the snapshots, in the same order, or refuses. It may run more than once and should depend on the snapshots alone. */
export type Transform<Problem> = (snapshots: readonly Snapshot[]) => Result<readonly string[], Problem>;

/**
 * Changes some files as one: under the locks of their projects it reads them, asks `transform` for the new texts, writes these beside the files, checks that nobody has
 * changed the files meanwhile (else it starts again) and renames. Either the new bytes of all are ready before the first is replaced, or nothing changes.
 * A link that leads out of its workspace, project and repository is not written through. Files are replaced in the order given: a crash between two leaves a beginning of that order. A text that stays the same is not written at all.
 */
export function updateFiles<Problem>(
  paths: readonly string[],
  transform: Transform<Problem>,
  options: UpdateOptions = {},
): Result<UpdateOutcome, Problem | FileProblem> {
  const homes: string[] = [];
  for (const path of paths) {
    const target = resolveTarget(path, options.create ?? false);
    if (!target.ok) return target;
    const escape = findEscape(path, target.value);
    if (escape !== undefined) return refuse(escape);
    homes.push(stateHome(target.value));
  }
  return withLocks(homes, (locks) => updateUnderLocks({ paths, transform, options, locks }), options);
}

interface Job<Problem> {
  readonly paths: readonly string[];
  readonly transform: Transform<Problem>;
  readonly options: UpdateOptions;
  readonly locks: readonly HeldLock[];
}

function updateUnderLocks<Problem>(job: Job<Problem>): Result<UpdateOutcome, Problem | FileProblem> {
  const attempts = job.options.attempts ?? 5;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const files = readAll(job);
    if (!files.ok) return files;
    if (attempt === 0) tidy(files.value, job.locks);
    const outcome = updateOnce(files.value, job);
    if (!outcome.ok) return outcome;
    if (outcome.value !== undefined) return succeed(outcome.value);
  }
  const path = job.paths[0] ?? "";
  return refuse(
    createFileProblem(
      { action: "write", path, code: "changed" },
      `it changed ${attempts} times while it was being written`,
      "close the program that keeps writing it and try again",
    ),
  );
}

function readAll<Problem>(job: Job<Problem>): Result<readonly RawFile[], FileProblem> {
  const files: RawFile[] = [];
  for (const path of job.paths) {
    const file = readOrNew(path, job.options.create ?? false);
    if (!file.ok) return file;
    const twin = files.find((other) => other.realPath === file.value.realPath);
    if (twin !== undefined) return refuse(createFileProblem({ action: "write", path, code: "same-file" }, `it is the same file as "${twin.path}"`));
    files.push(file.value);
  }
  return succeed(files);
}

function readOrNew(path: string, create: boolean): Result<RawFile, FileProblem> {
  const target = resolveTarget(path, create);
  if (!target.ok) return target;
  const file = readBytes(path);
  if (file.ok) return succeed({ ...file.value, realPath: target.value });
  if (!create || file.problem.code !== "not-found") return file;
  return succeed({ path, realPath: target.value, exists: false, content: Buffer.alloc(0), mode: 0, links: 1, uid: -1, gid: -1 });
}

/** A writer that was killed may have left temporary files; the lock tells when to look. */
function tidy(files: readonly RawFile[], locks: readonly HeldLock[]): void {
  if (locks.every((lock) => lock.previous === "released")) return;
  for (const folder of new Set(files.map((file) => dirname(file.realPath)))) sweepLeftovers(folder);
}

/** Gives undefined when the files changed meanwhile and all has to start again. */
function updateOnce<Problem>(files: readonly RawFile[], job: Job<Problem>): Result<UpdateOutcome | undefined, Problem | FileProblem> {
  const snapshots = files.map((file) => createSnapshot(file, file.realPath));
  const texts = job.transform(snapshots);
  if (!texts.ok) return texts;
  const prepared = prepareAll(files, snapshots, texts.value);
  if (!prepared.ok) return prepared;
  if (prepared.value.length === 0) return succeed(describeUpdate(files, []));
  const lost = job.locks.some((lock) => !lock.isHeld());
  if (lost || !files.every(isUnchanged)) {
    prepared.value.forEach(discardReplacement);
    return lost ? refuse(lockLost(job)) : succeed(undefined);
  }
  const done = replaceAll(prepared.value);
  if (!done.ok) return done;
  return succeed(done.value ? describeUpdate(files, prepared.value) : undefined);
}

function prepareAll(files: readonly RawFile[], snapshots: readonly Snapshot[], texts: readonly string[]): Result<readonly Replacement[], FileProblem> {
  const prepared: Replacement[] = [];
  for (const [at, file] of files.entries()) {
    const text = texts[at] ?? "";
    const replacement = prepareOne(file, { snapshot: snapshots[at], text });
    if (!replacement.ok) {
      prepared.forEach(discardReplacement);
      return replacement;
    }
    if (replacement.value !== undefined) prepared.push(replacement.value);
  }
  return succeed(prepared);
}

/** Text that came from broken UTF-8 must not be written back: the replacement characters would take the place of the bytes. */
function prepareOne(file: RawFile, wanted: { readonly snapshot: Snapshot | undefined; readonly text: string }): Result<Replacement | undefined, FileProblem> {
  if (wanted.text === wanted.snapshot?.text) return succeed(undefined);
  if (wanted.snapshot?.utf8 === false) {
    return refuse(
      createFileProblem(
        { action: "write", path: file.path, code: "not-utf8" },
        "it is not valid UTF-8, and writing would change bytes that cannot be read",
        "save it as UTF-8 first",
      ),
    );
  }
  return prepareReplacement(file, wanted.text);
}

function lockLost<Problem>(job: Job<Problem>): FileProblem {
  return createFileProblem(
    { action: "write", path: job.paths[0] ?? "", code: "locked" },
    "another process took the lock over, because this one was too slow",
    "try again",
  );
}
