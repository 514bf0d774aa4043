import { readFileSync } from "node:fs";

/** How far up a hook is looked for among the processes that led here. */
const MOST_ANCESTORS = 32;

/** The hooks that git starts on the machine of who works (githooks(5)). */
const GIT_HOOK =
  /[\\/](?:applypatch-msg|pre-applypatch|post-applypatch|pre-commit|pre-merge-commit|prepare-commit-msg|commit-msg|post-commit|pre-rebase|post-checkout|post-merge|pre-push|reference-transaction|pre-auto-gc|post-rewrite|sendemail-validate|fsmonitor-watchman|post-index-change)$/;

/** Tells whether one of the processes above this one is `agent-relay hook` or a hook that git started; undefined where the system does not show them. */
export function isBelowHook(): boolean | undefined {
  let words = wordsOf(process.pid);
  let pid = process.pid;
  for (let depth = 0; words !== undefined && depth < MOST_ANCESTORS; depth += 1) {
    pid = parentOf(pid);
    const above = pid > 1 ? wordsOf(pid) : undefined;
    if (isOwnHook(words) || (isGitHook(words) && isGit(above ?? []))) return true;
    if (above === undefined) return false;
    words = above;
  }
  return words === undefined ? undefined : false;
}

function isOwnHook(words: readonly string[]): boolean {
  const at = words.findIndex((word) => /(?:^|[\\/])agent-relay(?:\.cjs|\.js)?$/.test(word));
  return at !== -1 && words[at + 1] === "hook";
}

/** A program of its own, or a script behind its shell: `/bin/sh .git/hooks/pre-push origin`. */
function isGitHook(words: readonly string[]): boolean {
  return words.slice(0, 3).some((word) => GIT_HOOK.test(word));
}

function isGit([program = ""]: readonly string[]): boolean {
  return /(?:^|[\\/])git$/.test(program);
}

function wordsOf(pid: number): readonly string[] | undefined {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
  } catch {
    return undefined;
  }
}

function parentOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return 0;
  }
}
