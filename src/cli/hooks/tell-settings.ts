import { messageLine } from "../../util/message-line.ts";
import { switchOption } from "../command.ts";
import { printJson } from "../print-json.ts";
import { type GitState, gitStateOf } from "./git-state.ts";
import type { HookScene } from "./hook-scene.ts";
import type { PlannedSettings, SettingsChange } from "./plan-settings.ts";
import { shownSettings } from "./shown-settings.ts";
import type { WrittenChange } from "./write-settings.ts";

/** What became of the settings files. */
export interface SettingsOutcome {
  /** Kind of the JSON document. */
  readonly kind: "hooks-install" | "hooks-uninstall";
  readonly plans: readonly PlannedSettings[];
  readonly written: readonly WrittenChange[];
  readonly diff: string;
  /** What a person may want to know, one sentence each. */
  readonly notes: readonly string[];
}

interface DoneFile {
  readonly host: string;
  readonly path: string;
  readonly outcome: "created" | "changed" | "removed";
  readonly git?: GitState;
}

/** Says what was written and what was not, for people or as JSON. Gives the exit code: 1 where a file was left alone that should have changed. */
export function tellSettings(scene: HookScene, outcome: SettingsOutcome): number {
  const { io, invocation, scope } = scene;
  const { kind, plans, written, diff } = outcome;
  const dryRun = switchOption(invocation, "dryRun");
  const files = written.filter(({ problem }) => problem === undefined).map(({ change }) => describeFile(scene, change));
  const problems = [
    ...plans.flatMap((plan) => (plan.ok ? [] : [{ host: plan.host, message: plan.message, hint: plan.hint }])),
    ...written.flatMap(({ change, problem }) => (problem === undefined ? [] : [{ host: change.host, ...problem }])),
  ];
  const notes = [...gitNotes(scene, files), ...outcome.notes];
  if (switchOption(invocation, "json")) {
    printJson(io, kind, { dryRun, scope, files, problems, notes, ...(dryRun ? { diff } : {}) });
    return problems.length === 0 ? 0 : 1;
  }
  if (dryRun) io.out(diff === "" && problems.length === 0 ? "Nothing would change\n" : diff);
  else for (const file of files) io.out(`${file.outcome} ${file.path} (${[file.host, ...wordsOf(file.git)].join(", ")})\n`);
  if (!dryRun && files.length + problems.length === 0) io.out("Nothing to do\n");
  if (!dryRun) for (const note of notes) io.out(`  ${note}\n`);
  for (const { message, hint } of problems) io.err(`${messageLine(message)}\n  Try: ${messageLine(hint)}\n`);
  return problems.length === 0 ? 0 : 1;
}

function describeFile(scene: HookScene, { host, path, before, after }: SettingsChange): DoneFile {
  const git = after === undefined ? undefined : gitStateOf(path);
  const outcome = after === undefined ? "removed" : "changed";
  return { host, path: shownSettings(scene, path), outcome: before === undefined ? "created" : outcome, ...(git === undefined ? {} : { git }) };
}

function wordsOf(git: GitState | undefined): readonly string[] {
  if (git === undefined) return [];
  return [git === "untracked" ? "not ignored by git" : `${git} by git`];
}

/** A command with paths of one machine is of no use to others. */
function gitNotes({ scope }: HookScene, files: readonly DoneFile[]): readonly string[] {
  const shown = scope === "project" ? files.filter(({ host }) => host !== "git") : [];
  const tracked = shown.filter(({ git }) => git === "tracked").map(({ path }) => path);
  const untracked = shown.filter(({ git }) => git === "untracked").map(({ path }) => path);
  return [
    ...(tracked.length === 0
      ? []
      : [`Tracked by git, and with paths of this machine now: ${tracked.join(", ")}; keep that out of commits, or install with --user`]),
    ...(untracked.length === 0
      ? []
      : [`Not ignored by git, and with paths of this machine: ${untracked.join(", ")}; add to .git/info/exclude, or install with --user`]),
  ];
}
