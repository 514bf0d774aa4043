import { relative } from "node:path";
import { succeed, type Result } from "../../diagnostic/result.ts";
import { updateFile } from "../../workspace/files/update-file.ts";
import { applyScaffold } from "../../workspace/scaffold/apply-scaffold.ts";
import type { ScaffoldPlan } from "../../workspace/scaffold/scaffold-plan.ts";
import type { FileProblem } from "../../workspace/file-problem.ts";
import { confirmed } from "../ask.ts";
import { switchOption, type Invocation } from "../command.ts";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../io.ts";
import type { OpenWorkspace } from "../open-workspace.ts";
import { printJson } from "../print-json.ts";
import { diffText, type FileChange } from "../show-diff.ts";
import { withProjects, type IndexEntry } from "./index-file.ts";

/** A scaffold that is to be shown, agreed to and made. */
export interface ScaffoldJob {
  readonly invocation: Invocation;
  readonly io: CommandIo;
  /** Kind of the JSON document: `init`, `new`, `adopt`, `instructions`. */
  readonly kind: string;
  readonly plan: ScaffoldPlan;
  /** Workspace whose index is to name projects, and which. */
  readonly workspace?: OpenWorkspace | undefined;
  readonly entries?: readonly IndexEntry[];
  /** What to type next, one line each. */
  readonly next: readonly string[];
}

/** Shows what a scaffold would add, asks at a terminal, makes it and says so. Gives the exit code; a second time nothing is left to do. @throws CommandError for what cannot be done. */
export async function carryOut(job: ScaffoldJob): Promise<number> {
  const { io, invocation, plan } = job;
  const [problem] = plan.problems;
  if (problem !== undefined) throw scaffoldError(problem);
  const changes = changesOf(job);
  const diff = await diffText(changes, io.colour && !switchOption(invocation, "json"));
  if (changes.length === 0 || switchOption(invocation, "dryRun")) return tell(job, changes, diff);
  if (!switchOption(invocation, "yes") && io.interactive) {
    io.out(diff);
    if (!(await confirmed("Write this?", true, io))) throw new CommandError("Nothing was changed", { exitCode: 1 });
  }
  const outcome = applyScaffold(plan);
  if (outcome.problem !== undefined) throw scaffoldError(outcome.problem);
  const indexed = updateIndex(job);
  if (!indexed.ok) throw scaffoldError(indexed.problem);
  return tell(job, changes, diff);
}

function changesOf({ io, plan, workspace, entries = [] }: ScaffoldJob): readonly FileChange[] {
  const files = plan.files.filter((file) => file.outcome !== "untouched").map((file) => ({ path: shown(io, file.target), before: file.before, after: file.after ?? "" }));
  if (workspace === undefined) return files;
  const before = workspace.snapshot.text;
  const after = withProjects(before, entries, true);
  return before === after ? files : [...files, { path: shown(io, workspace.file), before, after }];
}

function updateIndex({ workspace, entries = [] }: ScaffoldJob): Result<unknown, FileProblem> {
  if (workspace === undefined || entries.length === 0) return succeed(undefined);
  return updateFile(workspace.file, (snapshot) => succeed(withProjects(snapshot.text, entries, true)));
}

function shown(io: CommandIo, path: string): string {
  return relative(io.cwd, path).replaceAll("\\", "/") || ".";
}

function tell({ io, invocation, kind, plan, next }: ScaffoldJob, changes: readonly FileChange[], diff: string): number {
  const dryRun = switchOption(invocation, "dryRun");
  const files = changes.map((change) => ({ path: change.path, outcome: change.before === undefined ? "created" : "changed" }));
  if (switchOption(invocation, "json")) {
    printJson(io, kind, { dryRun, files, notes: plan.notes, ...(dryRun ? { diff } : {}) });
    return 0;
  }
  for (const note of plan.notes) io.err(`Note: ${note}\n`);
  if (dryRun && changes.length > 0) io.out(diff);
  else if (changes.length === 0) io.out("Nothing to do: everything is there already\n");
  else io.out(files.map((file) => `${file.outcome} ${file.path}\n`).join(""));
  if (!dryRun && changes.length > 0) io.out(next.map((line) => `  Next: ${line}\n`).join(""));
  return 0;
}

/** Turns what stands in a scaffold's way into the error that ends the command. */
export function scaffoldError(problem: { readonly message: string; readonly hint?: string }): CommandError {
  return new CommandError(problem.message, { exitCode: 1, hint: problem.hint ?? "mend the file, then try again" });
}
