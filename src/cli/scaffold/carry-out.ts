import { succeed, type Result } from "../../diagnostic/result.ts";
import type { FileProblem } from "../../disk/file-problem.ts";
import { readText } from "../../disk/files/read-text.ts";
import { updateFile } from "../../workspace/files/update-file.ts";
import { applyScaffold } from "../../workspace/scaffold/apply-scaffold.ts";
import type { ScaffoldPlan } from "../../workspace/scaffold/scaffold-plan.ts";
import { confirmed } from "../ask.ts";
import { shownPath } from "../check/shown-path.ts";
import { switchOption, type Invocation } from "../command.ts";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../io.ts";
import type { OpenWorkspace } from "../open-workspace.ts";
import { printJson } from "../print-json.ts";
import { diffText, type FileChange } from "../show-diff.ts";
import { joinIndex, type IndexEntry } from "./index-file.ts";

/** A scaffold that is to be shown, agreed to and made. */
export interface ScaffoldJob {
  readonly invocation: Invocation;
  readonly io: CommandIo;
  /** Kind of the JSON document: `init`, `new`, `adopt`, `instructions`. */
  readonly kind: string;
  readonly plan: ScaffoldPlan;
  /** Workspace whose index is to name the project, and how. */
  readonly index?: { readonly workspace: OpenWorkspace; readonly entry: IndexEntry } | undefined;
  /** Things a person may want to know beside those of the plan, one sentence each. */
  readonly notes?: readonly string[];
  /** What to type next, one line each. */
  readonly next: readonly string[];
}

/** Shows what a scaffold would add, asks at a terminal, makes it and says so. Gives the exit code; a second time nothing is left to do. @throws CommandError for what cannot be done. */
export async function carryOut(job: ScaffoldJob): Promise<number> {
  const { io, invocation, plan } = job;
  const [problem] = plan.problems;
  if (problem !== undefined) throw scaffoldError(problem);
  const json = switchOption(invocation, "json");
  const changes = changesOf(job);
  const diff = await diffText(changes, io.colour && !json);
  if (changes.length === 0 || switchOption(invocation, "dryRun")) return tell(job, changes, diff);
  if (!switchOption(invocation, "yes") && io.interactive) {
    if (json) io.err(diff);
    else io.out(diff);
    if (!(await confirmed("Write this?", true, io))) throw new CommandError("Nothing was changed", { exitCode: 1 });
  }
  const outcome = applyScaffold(plan);
  if (outcome.problem !== undefined) throw halfway(job, outcome.written.length, outcome.problem);
  const indexed = updateIndex(job);
  if (!indexed.ok) throw halfway(job, outcome.written.length, indexed.problem);
  return tell(job, changes, diff);
}

/** What was made before the trouble stays, so that "nothing was changed" would be wrong. */
function halfway({ kind }: ScaffoldJob, written: number, problem: { readonly message: string; readonly hint?: string }): CommandError {
  if (written === 0) return scaffoldError(problem);
  const made = `${String(written)} ${written === 1 ? "file was" : "files were"} written`;
  return scaffoldError({ message: `${problem.message}; ${made} before that`, hint: `mend it and run agent-relay ${kind} again: it goes on from there` });
}

/** What is going to change; all of it can be written. @throws CommandError where a file to be changed holds bytes that cannot be kept. */
function changesOf({ io, plan, index }: ScaffoldJob): readonly FileChange[] {
  const files = plan.files.filter((file) => file.outcome !== "untouched").map((file) => ({ file: file.target, before: file.before, after: file.after ?? "" }));
  const row =
    index === undefined
      ? []
      : [{ file: index.workspace.file, before: index.workspace.snapshot.text, after: joinIndex(index.workspace.snapshot.text, index.entry) }];
  const changes = [...files, ...row].filter(({ before, after }) => before !== after);
  for (const { file, before } of changes) if (before !== undefined) needUtf8(file);
  return changes.map(({ file, before, after }) => ({ path: shownPath(io.cwd, file), before, after }));
}

function needUtf8(file: string): void {
  const text = readText(file);
  if (!text.ok) throw scaffoldError(text.problem);
  if (!text.value.utf8)
    throw new CommandError(`Cannot write "${file}": it is not valid UTF-8, and writing would change bytes that cannot be read`, {
      exitCode: 1,
      hint: "save it as UTF-8 first",
    });
}

function updateIndex({ index }: ScaffoldJob): Result<unknown, FileProblem> {
  if (index === undefined) return succeed(undefined);
  return updateFile(index.workspace.file, (snapshot) => succeed(joinIndex(snapshot.text, index.entry)));
}

function tell({ io, invocation, kind, plan, notes = [], next }: ScaffoldJob, changes: readonly FileChange[], diff: string): number {
  const dryRun = switchOption(invocation, "dryRun");
  const files = changes.map((change) => ({ path: change.path, outcome: change.before === undefined ? "created" : "changed" }));
  const told = [...plan.notes, ...notes];
  if (switchOption(invocation, "json")) {
    printJson(io, kind, { dryRun, files, notes: told, ...(dryRun ? { diff } : {}) });
    return 0;
  }
  for (const note of told) io.err(`Note: ${note}\n`);
  if (dryRun && changes.length > 0) io.out(diff);
  else if (changes.length === 0) io.out("Nothing to do: everything is there already\n");
  else io.out(files.map((file) => `${file.outcome} ${file.path}\n`).join(""));
  if (!dryRun) io.out(next.map((line) => `  Next: ${line}\n`).join(""));
  return 0;
}

/** Turns what stands in a scaffold's way into the error that ends the command. */
export function scaffoldError(problem: { readonly message: string; readonly hint?: string }): CommandError {
  return new CommandError(problem.message, { exitCode: 1, hint: problem.hint ?? "mend the file, then try again" });
}
