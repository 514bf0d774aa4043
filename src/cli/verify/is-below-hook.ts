import { type Ancestor, readAncestors } from "./read-ancestors.ts";

/** The hooks that git starts on the machine of who works (githooks(5)). */
const GIT_HOOK =
  /[\\/](?:applypatch-msg|pre-applypatch|post-applypatch|pre-commit|pre-merge-commit|prepare-commit-msg|commit-msg|post-commit|pre-rebase|post-checkout|post-merge|pre-push|reference-transaction|pre-auto-gc|post-rewrite|sendemail-validate|fsmonitor-watchman|post-index-change)$/;

/** What agents set for the commands that their models run, and not for hooks and plugins, which look like a person's own shell (AGENT-CLIS.md 4 and 10; test/real/verify.test.ts). */
const SHELL_MARKS = { codex: ["CODEX_THREAD_ID", "CODEX_SESSION_ID", "CODEX_CI"], opencode: ["OPENCODE", "OPENCODE_PID", "AGENT"] } as const;

/** Tells whether one of the processes above this one is `agent-relay hook`, a hook that git started, or what Codex or OpenCode started beside its shell; undefined where the system does not show them. */
export function isBelowHook(): boolean | undefined {
  const chain = readAncestors();
  return chain && chain.some((process, at) => isOwnHook(process.words) || isChildHook(process, chain[at + 1]));
}

function isChildHook(child: Ancestor, parent: Ancestor | undefined): boolean {
  if (parent === undefined) return false;
  if (isNamed("git", parent)) return isGitHook(child.words);
  return Object.entries(SHELL_MARKS).some(([name, marks]) => isNamed(name, parent) && isUnmarked(child, { parent, marks }));
}

function isOwnHook(words: readonly string[]): boolean {
  const at = words.findIndex((word) => /(?:^|[\\/])agent-relay(?:\.cjs|\.js)?$/.test(word));
  return at !== -1 && words[at + 1] === "hook";
}

/** A program of its own, or a script behind its shell: `/bin/sh .git/hooks/pre-push origin`. */
function isGitHook(words: readonly string[]): boolean {
  return words.slice(0, 3).some((word) => GIT_HOOK.test(word));
}

/** An agent that runs in the shell of another one of its kind has the other's marks itself, and hands them on to its hooks. */
function isUnmarked(child: Ancestor, { parent, marks }: { readonly parent: Ancestor; readonly marks: readonly string[] }): boolean {
  const given = child.environment();
  if (given === undefined) return false;
  const own = parent.environment() ?? {};
  return marks.every((name) => given[name] === own[name]);
}

function isNamed(name: string, { words: [program = ""] }: Ancestor): boolean {
  return program.slice(Math.max(program.lastIndexOf("/"), program.lastIndexOf("\\")) + 1) === name;
}
