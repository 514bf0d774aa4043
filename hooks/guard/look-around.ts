import { statSync } from "node:fs";
import path from "node:path";
import { findRepository } from "../../src/workspace/finding/find-repository.ts";
import type { HookContext } from "../hook.ts";
import type { ShellSurroundings } from "./find-writes.ts";

/** A command may have so many paths looked at. */
const MOST_LOOKS = 300;

/** Tells what the shell of a session's host finds around it: the home folder, what lies at a path, the root of git's work tree, on Windows which shell it is. */
export function lookAround({ input, env }: HookContext, platform: string = process.platform): ShellSurroundings {
  const windows = platform === "win32";
  const home = env["HOME"] ?? env["USERPROFILE"];
  const kinds = new Map<string, "file" | "folder" | undefined>();
  return {
    path: windows ? path.win32 : path.posix,
    ...(home === undefined || home === "" ? {} : { home }),
    ...(windows && input.host !== "claude" ? { dialect: "powershell" as const } : {}),
    kindOf(file) {
      if (!kinds.has(file) && kinds.size < MOST_LOOKS) kinds.set(file, kindOf(file));
      return kinds.get(file);
    },
    gitRoot: (folder) => findRepository(folder)?.root,
  };
}

function kindOf(file: string): "file" | "folder" | undefined {
  try {
    const stats = statSync(file, { throwIfNoEntry: false });
    if (stats === undefined) return undefined;
    return stats.isDirectory() ? "folder" : "file";
  } catch {
    return undefined;
  }
}
