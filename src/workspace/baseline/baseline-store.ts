import { rmSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Result } from "../../diagnostic/result.ts";
import type { FileProblem } from "../../disk/file-problem.ts";
import { readText } from "../../disk/files/read-text.ts";
import { writeMachineFile } from "../../disk/files/write-machine-file.ts";
import { ensureStateFolder, findStateFolder } from "../../disk/lock/state-folder.ts";
import { sessionName } from "../sessions/session-file-name.ts";
import { type Baseline, formatBaseline, parseBaseline } from "./baseline.ts";

/** Folder of a state folder in which the stop gate keeps what it needs. */
export const STOP_FOLDER = "stop";

/** Kinds of files the stop gate keeps for a session: how a project looked, which projects of a workspace it touched, and where a chain of stops stands. */
export type StopFile = "baseline" | "projects" | "chain";

/** Whether a session has a baseline of a project's folder; one look at the disk. */
export function hasBaseline(folder: string, session: string): boolean {
  return isThere(stopFile(folder, session, "baseline"));
}

/** Loads the baseline a session has of a project's folder; undefined where there is none or it is damaged. */
export function loadBaseline(folder: string, session: string): Baseline | undefined {
  const text = readStopFile(folder, session, "baseline");
  return text === undefined ? undefined : parseBaseline(text);
}

/** Keeps a session's baseline in the state folder of its project's folder, in place of the one before. */
export function saveBaseline(folder: string, session: string, baseline: Baseline): Result<number, FileProblem> {
  return writeStopFile(folder, { session, kind: "baseline" }, formatBaseline(baseline));
}

/** Reads one of a session's files of the stop gate; undefined where it is not there. */
export function readStopFile(home: string, session: string, kind: StopFile): string | undefined {
  const file = readText(stopFile(home, session, kind));
  return file.ok ? file.value.text : undefined;
}

/** Writes one of a session's files of the stop gate. */
export function writeStopFile(home: string, about: { readonly session: string; readonly kind: StopFile }, text: string): Result<number, FileProblem> {
  const state = ensureStateFolder(home);
  return state.ok ? writeMachineFile(join(state.value, STOP_FOLDER, nameOf(about.session, about.kind)), text) : state;
}

/** Removes one of a session's files of the stop gate; nothing where it is not there. Never throws. */
export function removeStopFile(home: string, session: string, kind: StopFile): void {
  try {
    rmSync(stopFile(home, session, kind), { force: true });
  } catch {
    // It stays, and is removed the next time.
  }
}

/** Lists the folders from one up to the root of the disk that hold a session's file of this kind, the nearest first. */
export function foldersWithStopFile(from: string, session: string, kind: StopFile): readonly string[] {
  const found: string[] = [];
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    if (isThere(stopFile(folder, session, kind))) found.push(folder);
    if (dirname(folder) === folder) return found;
  }
}

function stopFile(home: string, session: string, kind: StopFile): string {
  return join(findStateFolder(home), STOP_FOLDER, nameOf(session, kind));
}

function nameOf(session: string, kind: StopFile): string {
  return `${sessionName(session)}.${kind}.json`;
}

function isThere(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}
