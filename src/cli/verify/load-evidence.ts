import { globCovers } from "../../lint/glob-covers.ts";
import { decideStaleness } from "../../protocol/evidence/fingerprint.ts";
import type { CheckState } from "../../protocol/evidence/model.ts";
import type { Handoff } from "../../protocol/handoff/model.ts";
import { globsOverlap } from "../../util/globs-overlap.ts";
import type { CheckRun } from "../../workspace/evidence/check-run.ts";
import { lastRuns } from "../../workspace/evidence/evidence-store.ts";
import { readFingerprint } from "../../workspace/evidence/read-fingerprint.ts";

/** Loads the last run of each of some commands of a project, held against its present files; nothing is asked of git where none was ever run. */
export function loadEvidence(folder: string, handoff: Pick<Handoff, "scope">, commands: readonly string[]): readonly CheckState[] {
  const runs = lastRuns(folder, commands);
  if (runs.length === 0) return [];
  const now = readFingerprint(folder, scopeOf(handoff));
  return runs.map((run) => stateOf(run, decideStaleness(run.files, now)));
}

/** Gives the last run of a check as rules see it. */
export function stateOf({ command, outcome, exitCode, files, endedAt }: CheckRun, stale: CheckState["stale"]): CheckState {
  const commit = files.commit?.slice(0, 7);
  return { command, outcome, at: endedAt, ...(exitCode !== undefined && { exitCode }), ...(commit !== undefined && { commit }), ...(stale && { stale }) };
}

/** Patterns with these are not matched exactly: every file that may be meant counts. */
const FANCY = /[{}[\]()!]/u;

/** Tells which paths of a project are in the scope of its handoff; undefined where it names none below the project's folder. */
export function scopeOf({ scope }: Pick<Handoff, "scope">): ((path: string) => boolean) | undefined {
  const patterns = [...new Set(scope.map(({ pattern }) => pattern.replace(/:\d+(?:-\d+)?$/, "").replace(/^\.\//, "")))].filter(isInside);
  if (patterns.length === 0) return undefined;
  return (path) => patterns.some((pattern) => (FANCY.test(pattern) ? globsOverlap(pattern, path) : globCovers(pattern, path)));
}

function isInside(pattern: string): boolean {
  return pattern !== "" && !/^(?:[/\\~]|[A-Za-z]:)/.test(pattern) && !pattern.split("/").includes("..");
}
