import { type Result, succeed } from "../../diagnostic/result.ts";
import type { FileProblem } from "../file-problem.ts";
import { type Replacement, commitReplacement, discardReplacement, prepareReplacement } from "./replacement.ts";

/**
 * Puts several replacements in place, in order. When one fails, those before it get their old bytes back as well as the disk allows, and the problem is given.
 * Gives false when a file that was to be created appeared meanwhile.
 */
export function replaceAll(replacements: readonly Replacement[]): Result<boolean, FileProblem> {
  for (const [at, replacement] of replacements.entries()) {
    const done = commitReplacement(replacement);
    if (done.ok && done.value) continue;
    replacements.slice(at).forEach(discardReplacement);
    replacements.slice(0, at).forEach(putBack);
    return done;
  }
  return succeed(true);
}

/** A file that was created by the update stays: it is whole, and removing it might remove what somebody has added. */
function putBack(replacement: Replacement): void {
  const { old, content } = replacement;
  if (!old.exists) return;
  const back = prepareReplacement({ ...old, content }, old.content.toString("utf8"));
  if (back.ok && back.value !== undefined) commitReplacement(back.value);
}
