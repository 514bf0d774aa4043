import { linkSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Result, refuse, succeed } from "../../diagnostic/result.ts";
import { type FileProblem, createFileProblem } from "../file-problem.ts";
import { makeFolders } from "../files/make-folders.ts";
import { errorCode, problemFrom } from "../system-error.ts";
import { type LockView, parseLockView, takenName } from "./generations.ts";
import { createHolder, isHolderDead, readHolder } from "./lock-holder.ts";
import { pause } from "./pause.ts";
import { type HeldLock, createHeldLock } from "./held-lock.ts";

/** How long to wait for a lock that another process holds; 10 s unless told. */
export interface LockOptions {
  readonly timeoutMs?: number;
}

/**
 * Takes the lock of a lock folder and creates the folder where it is missing; waits while a living process holds it, takes over from a dead one.
 *
 * Each taking has a number one above the last. A number is taken by `link`, which gives it to one process only, and given back by a rename. The highest number is
 * never removed, so that a process which looked long ago finds a higher number, or its own given back, and lets go. Kill -9 at any instant leaves
 * either a number that nobody took or one whose holder is seen to be dead.
 */
export function acquireLock(folder: string, options: LockOptions = {}): Result<HeldLock, FileProblem> {
  const startMs = performance.now();
  const endMs = startMs + (options.timeoutMs ?? 10_000);
  let ticket: Ticket | undefined;
  try {
    makeFolders(folder);
    ticket = createTicket(folder);
    for (let round = 0; ; round += 1) {
      const view = look(folder);
      const end = endOfLast(folder, view, ticket.timeMs + performance.now() - startMs);
      if (end !== undefined && take(ticket, view.highest + 1)) return succeed(createHeldLock(folder, view.highest + 1, end));
      if (performance.now() > endMs) return refuse(stillHeld(folder, view));
      if (end === undefined) pause(waitMs(round));
      ticket = renewed(ticket);
    }
  } catch (error) {
    return refuse(problemFrom(error, "lock", folder));
  } finally {
    if (ticket !== undefined) rmSync(ticket.file, { force: true });
  }
}

/** A complete lock file under a name of its own, ready to be linked; `timeMs` is the file system's clock when it was made. */
interface Ticket {
  readonly folder: string;
  readonly file: string;
  readonly timeMs: number;
}

function createTicket(folder: string): Ticket {
  const file = join(folder, `ticket.${process.pid}.${Math.random().toString(36).slice(2, 10)}`);
  try {
    writeFileSync(file, JSON.stringify(createHolder()), { flag: "wx" });
  } catch (error) {
    // A full disk takes the name and not the bytes.
    rmSync(file, { force: true });
    throw error;
  }
  return { folder, file, timeMs: statSync(file).mtimeMs };
}

/** A ticket may have been swept away during a long wait, together with the folder. */
function renewed(ticket: Ticket): Ticket {
  if (statSync(ticket.file, { throwIfNoEntry: false }) !== undefined) return ticket;
  makeFolders(ticket.folder);
  return { ...createTicket(ticket.folder), timeMs: ticket.timeMs };
}

function look(folder: string): LockView {
  try {
    return parseLockView(readdirSync(folder));
  } catch (error) {
    if (errorCode(error) === "ENOENT") return parseLockView([]);
    throw error;
  }
}

/** How the highest generation ended, or undefined while it is held. */
function endOfLast(folder: string, view: LockView, nowMs: number): HeldLock["previous"] | undefined {
  if (view.highest === 0) return "none";
  if (view.released) return "released";
  const file = join(folder, takenName(view.highest));
  return isHolderDead(file, readHolder(file), nowMs) ? "died" : undefined;
}

/** Tries to take a generation; false when another process was quicker. */
function take(ticket: Ticket, generation: number): boolean {
  const file = join(ticket.folder, takenName(generation));
  if (!linkOnce(ticket.file, file)) return false;
  const view = look(ticket.folder);
  if (view.highest === generation && !view.released) return true;
  rmSync(file, { force: true });
  return false;
}

const NO_LINKS: readonly string[] = ["EPERM", "ENOSYS", "ENOTSUP", "EOPNOTSUPP", "EMLINK"];

function linkOnce(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    const code = errorCode(error);
    if (code === "EEXIST" || code === "ENOENT") return false;
    if (!NO_LINKS.includes(code)) throw error;
    return createOnce(to);
  }
}

/** For file systems without hard links. A kill between creating and filling leaves an empty file, which counts as dead after a while. */
function createOnce(to: string): boolean {
  try {
    writeFileSync(to, JSON.stringify(createHolder()), { flag: "wx" });
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    throw error;
  }
}

/** Longer with each round, never the same for two processes. */
function waitMs(round: number): number {
  return Math.min(1 + round, 15) * (0.5 + Math.random());
}

function stillHeld(folder: string, view: LockView): FileProblem {
  const holder = readHolder(join(folder, takenName(view.highest)));
  const who = holder === undefined ? "another process" : `process ${holder.pid} on ${holder.host}`;
  const since = holder === undefined ? "" : ` since ${holder.time}`;
  return createFileProblem({ action: "lock", path: folder, code: "locked" }, `${who} has held it${since}`, `wait for ${who} to end, or end it`);
}
