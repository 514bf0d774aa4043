import { join } from "node:path";
import { type Result, succeed } from "../../diagnostic/result.ts";
import type { FileProblem } from "../../disk/file-problem.ts";
import { readText } from "../../disk/files/read-text.ts";
import { writeMachineFile } from "../../disk/files/write-machine-file.ts";
import { ensureStateFolder, findStateFolder } from "../../disk/lock/state-folder.ts";

/** A guard that the user has opened: until then tools may write what is off limits. Times are ISO 8601 in UTC, to the second. */
export interface GuardOpening {
  readonly openUntil: string;
  readonly by: string;
  readonly at: string;
}

const FILE = "guard.json";

/** No opening lasts longer, whatever its file says. */
const LONGEST_MS = 60 * 60 * 1000;

/** Reads the opening of a project's guard that holds at `now`; undefined where the guard is shut. */
export function readGuardOpening(project: string, now: string): GuardOpening | undefined {
  const opening = readLastOpening(project);
  const time = Date.parse(now);
  return opening !== undefined && Date.parse(opening.at) <= time && time < endOf(opening) ? opening : undefined;
}

/** Whether the guard of a project was open at any moment since a time: then what is off limits may have been written with the user's leave. */
export function wasGuardOpen(project: string, since: string): boolean {
  const opening = readLastOpening(project);
  return opening !== undefined && endOf(opening) > Date.parse(since);
}

function readLastOpening(project: string): GuardOpening | undefined {
  const file = readText(join(findStateFolder(project), FILE), 65_536);
  return file.ok ? parseOpening(file.value.text) : undefined;
}

function endOf({ at, openUntil }: GuardOpening): number {
  return Math.min(Date.parse(openUntil), Date.parse(at) + LONGEST_MS);
}

/** Opens the guard of a project, or prolongs the opening. */
export function openGuard(project: string, opening: GuardOpening): Result<number, FileProblem> {
  const state = ensureStateFolder(project);
  return state.ok ? writeMachineFile(join(state.value, FILE), `${JSON.stringify(opening)}\n`) : state;
}

/** Shuts the guard of a project at `now`; nothing happens where it is shut. */
export function closeGuard(project: string, now: string): Result<number, FileProblem> {
  const opening = readGuardOpening(project, now);
  return opening === undefined ? succeed(0) : openGuard(project, { ...opening, openUntil: now });
}

function parseOpening(text: string): GuardOpening | undefined {
  try {
    const { openUntil, by, at } = JSON.parse(text) as Record<string, unknown>;
    if (typeof openUntil !== "string" || typeof by !== "string" || typeof at !== "string") return undefined;
    return Number.isNaN(Date.parse(openUntil)) || Number.isNaN(Date.parse(at)) ? undefined : { openUntil, by, at };
  } catch {
    return undefined;
  }
}
