import { constants, accessSync, existsSync } from "node:fs";
import { readText } from "../../../disk/files/read-text.ts";
import { findRepository } from "../../../workspace/finding/find-repository.ts";
import { splitWords } from "../../../agents/settings/quote-words.ts";
import { gitHooksState } from "../git/git-hooks.ts";
import type { HookScene } from "../hook-scene.ts";
import { createTrouble, type HookTrouble } from "./hook-trouble.ts";
import { versionOf } from "./program-troubles.ts";

/** What git calls of us in this repository. */
export interface GitSurvey {
  readonly path: string;
  /** In words: the pre-commit hook, the merge driver. */
  readonly parts: readonly string[];
  readonly version: string | undefined;
  readonly troubles: readonly HookTrouble[];
}

const AGAIN = "agent-relay hooks install git";

/** Looks at what is installed in the repository around; undefined where there is none, or nothing of ours in it. */
export function surveyGit(scene: HookScene): GitSurvey | undefined {
  if (findRepository(scene.io.cwd) === undefined) return undefined;
  const { preCommit, mergeDriver, file } = gitHooksState(scene);
  if (!preCommit && !mergeDriver) return undefined;
  const parts = [...(preCommit ? ["pre-commit hook"] : []), ...(mergeDriver ? ["merge driver"] : [])];
  const [node, script] = preCommit ? wordsOfCall(file) : [];
  const gone = [node, script].filter((path) => path !== undefined && !existsSync(path));
  const troubles: readonly (HookTrouble | false)[] = [
    !preCommit && createTrouble("git: the pre-commit hook does not call agent-relay", AGAIN),
    !mergeDriver && createTrouble("git: the merge driver is not configured", AGAIN),
    preCommit && !isRunnable(file) && createTrouble(`git: "${file}" is not executable, so git passes it over`, `chmod +x "${file}"`),
    gone.length > 0 && createTrouble(`git: the pre-commit hook calls "${gone[0] ?? ""}", which is not there any more`, AGAIN),
  ];
  return { path: file, parts, version: script === undefined ? undefined : versionOf(script), troubles: troubles.filter((trouble) => trouble !== false) };
}

/** The program and its script, as the line of the hook names them. */
function wordsOfCall(file: string): readonly string[] {
  const text = readText(file);
  const line = text.ok ? text.value.text.split("\n").find((one) => / pre-commit(?: |$)/.test(one) && one.includes("agent-relay")) : undefined;
  return line === undefined ? [] : splitWords(line).slice(0, 2);
}

function isRunnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
