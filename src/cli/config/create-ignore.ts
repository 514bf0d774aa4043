import { dirname, isAbsolute, relative, sep } from "node:path";
import type { LoadedConfig } from "../../workspace/config/config.ts";

/** Gives the folder that the globs of `ignore` are relative to: that of the project's or workspace's file that says so, else `fallback` (of flags, variables and the user's own file). */
export function ignoreFolder({ origins }: Pick<LoadedConfig, "origins">, fallback: string): string {
  const origin = origins["ignore"];
  return origin?.name !== undefined && (origin.source === "project" || origin.source === "workspace") ? dirname(origin.name) : fallback;
}

/** Makes the question whether a file, by its absolute path, is left out: one of the globs covers it, and none that begins with `!`. Files outside the folder are not. */
export async function createIgnore(globs: readonly string[], folder: string): Promise<(path: string) => boolean> {
  const wanted = globs.filter((glob) => !glob.startsWith("!"));
  if (wanted.length === 0) return () => false;
  const { default: picomatch } = await import("picomatch");
  const isMatch = picomatch(wanted, { dot: true, ignore: globs.filter((glob) => glob.startsWith("!")).map((glob) => glob.slice(1)) });
  return (path) => {
    const below = relative(folder, path);
    if (below === ".." || below.startsWith(`..${sep}`) || isAbsolute(below)) return false;
    return isMatch(below.split(sep).join("/"));
  };
}
