import { globsOverlap } from "../../util/globs-overlap.ts";
import type { Decision, DecisionLog } from "../decisions/model.ts";

/** Picks the accepted decisions that hold for some paths or globs: those that affect one of them, and those that name no path. All of them where no path is given. */
export function decisionsFor(log: DecisionLog | undefined, paths: readonly string[]): readonly Decision[] {
  const accepted = log?.decisions.filter((decision) => decision.status === "accepted") ?? [];
  if (paths.length === 0) return accepted;
  return accepted.filter((decision) => decision.affects.length === 0 || decision.affects.some((glob) => paths.some((path) => globsOverlap(glob.value, path))));
}
