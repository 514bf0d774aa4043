import { globCovers } from "../../src/lint/glob-covers.ts";
import type { Handoff } from "../../src/protocol/handoff/model.ts";

/** Picks the paths, relative to the project's folder with `/`, that the handoff puts off limits. A pattern without a slash means a name in any folder, too. */
export function pickOffLimits(paths: readonly string[], handoffs: readonly Handoff[]): readonly string[] {
  const patterns = new Set(handoffs.flatMap(({ offLimits }) => offLimits.map(({ pattern }) => pattern)));
  const globs = [...patterns].flatMap((pattern) => (/[/\\]/.test(pattern) ? [pattern] : [pattern, `**/${pattern}`]));
  return paths.filter((path) => globs.some((glob) => globCovers(glob, path)));
}
