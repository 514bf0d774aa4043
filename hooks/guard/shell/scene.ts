import type { PlatformPath } from "node:path";
import type { PathKind } from "../commands/call.ts";
import type { Write } from "../write.ts";
import type { ShellDialect } from "./token.ts";

/** Where a command runs. What is absent is not known, and then nobody asks the disk. */
export interface ShellScene {
  /** Folder, absolute. */
  readonly cwd: string;
  /** How paths of the system are written: `posix` or `win32` of `node:path`. */
  readonly path: PlatformPath;
  readonly home?: string;
  /** The shell; where absent it is told from the words. */
  readonly dialect?: ShellDialect;
  /** What lies at an absolute path; undefined where nothing does. */
  readonly kindOf?: (path: string) => PathKind | undefined;
  /** The root of the git work tree around a folder. */
  readonly gitRoot?: (folder: string) => string | undefined;
}

/** A folder a shell may stand in; undefined for one that is not known. */
export type Folder = string | undefined;

/** What a shell remembers from one command to the next. */
export interface ShellState {
  /** Folders it may stand in; one, unless a `cd` may have failed. */
  folders: readonly Folder[];
  /** Where `cd -` leads. */
  previous: readonly Folder[];
  /** Folders that `pushd` left. */
  readonly pushed: (readonly Folder[])[];
  readonly variables: Map<string, readonly string[]>;
  /** Folders to add at the end of the command, since its `cd` may have failed. */
  doubt: readonly Folder[];
}

/** Lines a command prints; they may hold marks. */
export type Printed = readonly string[];

/** What a script starts with. */
export interface ScriptStart {
  readonly state: ShellState;
  readonly depth: number;
  readonly dialect: ShellDialect;
  readonly input?: Printed;
}

/** One analysis of a command line: where it happens, what it found, and how much it may still do. */
export interface Analysis {
  readonly scene: ShellScene;
  readonly collect: (write: Write) => void;
  /** Takes the cost of some work, in letters; false where the analysis has done enough, which keeps it linear. */
  readonly spend: (cost: number) => boolean;
  /** Runs a script and gives what it prints, where that is known. */
  readonly runScript: (text: string, start: ScriptStart) => Printed | undefined;
}

/** Creates what a shell remembers when it starts in some folders. */
export function createShellState(folders: readonly Folder[], variables = new Map<string, readonly string[]>()): ShellState {
  return { folders, previous: folders, pushed: [], variables, doubt: [] };
}
