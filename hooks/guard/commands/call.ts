import type { WriteReach } from "../write.ts";

/** What lies at a path, as far as is known. */
export type PathKind = "file" | "folder";

/** A program that a command line runs, and what may be told about it. Words are expanded and may hold marks (`shell/marks.ts`). */
export interface Call {
  /** Without folders. */
  readonly name: string;
  readonly words: readonly string[];
  /** Lines the program is given to read, where they are known. */
  readonly input: readonly string[] | undefined;
  /** Text of a here-document or here-string. */
  readonly hereText: string | undefined;
  /** Notes a write; paths are relative to the folder the program runs in. */
  readonly write: (path: string, reach?: WriteReach) => void;
  /** Notes a write whose destination is not known. */
  readonly lose: (why: string) => void;
  /** Runs further words as a command, in another folder where given. */
  readonly run: (words: readonly string[], about?: { readonly folder?: string; readonly input?: readonly string[] }) => void;
  /** Runs a text as the script of a shell, with these positional parameters from `$0` on. */
  readonly script: (text: string, parameters?: readonly string[], dialect?: "posix" | "powershell") => void;
  /** Does what follows in another folder, such as for `git -C`. */
  readonly within: (folder: string) => Call;
  /** What lies at a path; undefined where it is not there or nobody can tell. */
  readonly kindOf: (path: string) => PathKind | undefined;
  /** The root of the git work tree around the folder. */
  readonly gitRoot: () => string | undefined;
  /** The folder the program runs in; undefined where it is not known. */
  readonly folder: () => string | undefined;
  /** Notes what the program prints, for what reads it. */
  readonly print: (lines: readonly string[]) => void;
}

/** Notes what one program writes. */
export type Handler = (call: Call) => void;
