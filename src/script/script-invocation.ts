import { SCRIPT_VARIABLE, type ScriptFlags } from "../workflows/script-flags.ts";
import { SCRIPT_CHILD } from "./script-child.ts";
import type { ScriptLibrary } from "./script-library.ts";

/** What a script is to be started with. Paths are absolute. */
export interface ScriptStart {
  /** The script: `.ts`, `.mts`, `.cts`, `.js`, `.mjs` or `.cjs`. */
  readonly file: string;
  /** What the user asked for; reaches the script's `.run()`. `report` is the file that gets what became of it. */
  readonly flags: ScriptFlags & { readonly report: string };
  /** The user's environment. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly library: ScriptLibrary;
  /** Words for the script itself, from `process.argv[2]` on. */
  readonly args?: readonly string[];
  /** Private folder that keeps what was made of TypeScript, which saves 0.2 s a start; absent, nothing is kept. */
  readonly cache?: string;
  /** The Node that runs it; this one unless told. */
  readonly node?: string;
}

/** How a program is to be started. */
export interface ScriptInvocation {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Decides the command line and the environment that run a workflow script as a child (WORKFLOWS.md 1). */
export function createScriptInvocation({ file, flags, environment, library, args = [], cache, node = process.execPath }: ScriptStart): ScriptInvocation {
  const host = { report: flags.report, jiti: library.jiti, library: library.names, spare: library.spare, cache };
  return {
    file: node,
    args: ["-e", SCRIPT_CHILD, file, JSON.stringify(host), ...args],
    env: { ...environment, [SCRIPT_VARIABLE]: JSON.stringify(flags) },
  };
}
