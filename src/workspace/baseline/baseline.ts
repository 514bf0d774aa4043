import type { FileState } from "./file-state.ts";

/** How a project looked when a session first touched it, or when it last handed its work over: what the work of the session is told from. Paths are relative to `ground`, with `/`. */
export interface Baseline {
  readonly version: 1;
  readonly session: string;
  /** When it was taken: ISO 8601 in UTC, and in milliseconds, to judge file marks by. */
  readonly at: string;
  readonly takenMs: number;
  /** The project's folder and its handoff file, as they were found. */
  readonly folder: string;
  readonly file: string;
  /** The project's folder with its links followed. */
  readonly project: string;
  /** The handoff's text. */
  readonly handoff: string;
  /** Folder that is watched, links followed: the workspace where git covers it, else the project. */
  readonly ground: string;
  /** Present where git tells the changes: the full id of the commit that was checked out, "" before the first one; `known` is false where git could not say what differed from it. */
  readonly git?: { readonly head: string; readonly known: boolean };
  /** With git the files that differed from the commit or were new, and those off limits that git ignores; without git all files. */
  readonly files: Readonly<Record<string, FileState>>;
  /** What is not covered, in words; absent where everything is. */
  readonly uncovered?: string;
}

/** Writes a baseline as the text of its file. */
export function formatBaseline(baseline: Baseline): string {
  return `${JSON.stringify(baseline)}\n`;
}

/** Reads the text of a baseline's file; undefined where it is none. Never throws. */
export function parseBaseline(text: string): Baseline | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isBaseline(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isBaseline(value: unknown): value is Baseline {
  if (typeof value !== "object" || value === null) return false;
  const { version, session, at, takenMs, folder, file, project, handoff, ground, git, files } = value as Record<string, unknown>;
  const texts = [session, at, folder, file, project, handoff, ground].every((part) => typeof part === "string");
  return version === 1 && texts && typeof takenMs === "number" && (git === undefined || isHead(git)) && isStates(files);
}

function isHead(value: unknown): boolean {
  return typeof value === "object" && value !== null && "head" in value && typeof value.head === "string" && /^[0-9a-f]*$/.test(value.head) && "known" in value;
}

function isStates(value: unknown): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((state) => Array.isArray(state) && state.length === 2 && state.every((part) => typeof part === "string"));
}
