import { mkdirSync, readFileSync, realpathSync } from "node:fs";
import { dirname } from "node:path";
import { type Result, refuse, succeed } from "../../diagnostic/result.ts";
import { resolveText } from "../../workflow/template/resolve-text.ts";
import type { Template } from "../../workflow/template/template.ts";
import type { AttemptAt } from "./attempt-at.ts";
import { describeProgramEnd, exitOf } from "./describe-program-end.ts";
import { type AttemptFailure, failAttempt } from "./fail-attempt.ts";
import { findStepFolder, resolveStepPath } from "./find-step-folder.ts";
import { type EndedProgram, runAttemptProgram } from "./processes/run-attempt-program.ts";
import type { AttemptEnd } from "./step-executor.ts";
import type { StepSurroundings } from "./step-surroundings.ts";

/** A worktree that is wanted, with its values filled in; `path` is absolute. */
interface WantedWorktree {
  readonly branch: string;
  readonly base: string | undefined;
  readonly path: string;
}

/** Runs git for an attempt; the name goes before those of its output files. */
type RunGit = (name: string, args: readonly string[]) => Promise<EndedProgram>;

/** Makes the git worktree of a step: of a branch that exists, or of a new one. One that is there already on that branch is taken as it is, so that a resume does not fail on it. */
export async function makeWorktree(attempt: AttemptAt<"worktree">, surroundings: StepSurroundings): Promise<AttemptEnd> {
  const { step } = attempt;
  const folder = findStepFolder(attempt);
  if (!folder.ok) return failAttempt(folder.problem);
  const wanted = readWanted(attempt, folder.value);
  if (!wanted.ok) return failAttempt(wanted.problem);
  const { path, branch } = wanted.value;
  const runGit: RunGit = (name, args) =>
    runAttemptProgram(
      attempt,
      { file: "git", args, cwd: folder.value, env: { GIT_TERMINAL_PROMPT: "0" }, timeoutMs: step.timeoutMs, prefix: name },
      surroundings,
    );
  const completed = { kind: "completed", output: path, exitCode: 0, reason: "exit" } as const;
  const listed = await runGit("list-", ["worktree", "list", "--porcelain", "-z"]);
  if (!isDone(listed)) return failWith(listed, step.timeoutMs);
  const before = findWorktree(readFileSync(listed.stdout, "utf8"), path);
  if (before?.isWhole === false) await runGit("remove-", ["worktree", "remove", "--force", "--force", path]);
  else if (before?.branch === branch) return completed;
  else if (before !== undefined) return failAttempt(describeOther(wanted.value, before.branch));
  const known = await runGit("branch-", ["show-ref", "--verify", "--quiet", `refs/heads/${branch}`]);
  mkdirSync(dirname(path), { recursive: true });
  const added = await runGit("", ["worktree", "add", ...addWords(wanted.value, isDone(known) || !step.createBranch)]);
  return isDone(added) ? completed : failWith(added, step.timeoutMs);
}

function readWanted(attempt: AttemptAt<"worktree">, folder: string): Result<WantedWorktree, AttemptFailure> {
  const { branch, baseBranch, path } = attempt.step;
  const branchWord = readWord(attempt, branch);
  if (!branchWord.ok) return branchWord;
  const base = baseBranch === undefined ? succeed(undefined) : readWord(attempt, baseBranch);
  if (!base.ok) return base;
  const pathWord = readWord(attempt, path);
  const place = pathWord.ok ? resolveStepPath(attempt, folder, pathWord.value) : pathWord;
  return place.ok ? succeed({ branch: branchWord.value, base: base.value, path: place.value }) : place;
}

/** A word that begins with a dash would be an option of git's. */
function readWord(attempt: AttemptAt<"worktree">, template: Template): Result<string, AttemptFailure> {
  const { text, problems } = resolveText(template, attempt.values);
  const [problem] = problems;
  if (problem !== undefined) return refuse({ reason: "error", error: problem.message });
  const word = text.trim();
  if (word !== "" && !word.startsWith("-")) return succeed(word);
  return refuse({ reason: "error", error: `Unexpected \`${word}\` in step \`${attempt.step.name}\`, expected the name of a branch or a path` });
}

function addWords({ branch, base, path }: WantedWorktree, isKnown: boolean): readonly string[] {
  return isKnown ? [path, branch] : ["-b", branch, path, ...(base === undefined ? [] : [base])];
}

function describeOther({ path, branch }: WantedWorktree, found: string): AttemptFailure {
  const words = found === "" ? "without a branch" : `of \`${found}\``;
  return {
    reason: "error",
    error: `Unexpected worktree ${words} at "${path}", expected one of \`${branch}\``,
    hint: "Remove it with `git worktree remove`, or write another path",
  };
}

/** A worktree that git knows at a path; "" where it has no branch. One that git was killed in the middle of making is not whole. */
interface KnownWorktree {
  readonly branch: string;
  readonly isWhole: boolean;
}

function findWorktree(list: string, path: string): KnownWorktree | undefined {
  const wanted = realOf(path);
  if (wanted === undefined) return undefined;
  const entries = list.split("\0\0").map((entry) => entry.split("\0"));
  const found = entries.find((lines) => realOf(valueOf(lines, "worktree ")) === wanted);
  return found === undefined ? undefined : { branch: valueOf(found, "branch refs/heads/"), isWhole: !found.includes("locked initializing") };
}

function valueOf(lines: readonly string[], start: string): string {
  return lines.find((line) => line.startsWith(start))?.slice(start.length) ?? "";
}

function realOf(path: string): string | undefined {
  try {
    return realpathSync.native(path);
  } catch {
    return undefined;
  }
}

function isDone({ end }: EndedProgram): boolean {
  return end.kind === "exited" && end.exitCode === 0;
}

function failWith({ end, stderr, stdout }: EndedProgram, timeoutMs: number | undefined): AttemptEnd {
  const { error, ...failure } = describeProgramEnd(end, { timeoutMs, printed: [stderr, stdout] });
  return failAttempt({ ...failure, error: `git worktree: ${error}` }, { output: "", ...exitOf(end) });
}
