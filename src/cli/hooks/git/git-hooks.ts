import { chmodSync } from "node:fs";
import { HANDOFF_NAMES } from "../../../workspace/finding/handoff-names.ts";
import { readText } from "../../../disk/files/read-text.ts";
import { runGit } from "../../../workspace/git/run-git.ts";
import { quoteForSh } from "../../../agents/settings/quote-words.ts";
import type { HookProgram } from "../../../agents/hook-settings.ts";
import { switchOption } from "../../command.ts";
import type { HookScene } from "../hook-scene.ts";
import { hookProgram } from "../hook-program.ts";
import type { PlannedSettings } from "../plan-settings.ts";
import { findGitPlace, type GitPlace } from "./git-place.ts";
import { hasBlock, putBlock, takeBlock } from "./git-block.ts";

const DRIVER = "merge.agent-relay";
const MERGED = [...HANDOFF_NAMES, "DECISIONS.md"];

/** Plans the git hook and the attributes of the merge driver; a hook that is no shell script is left alone, with what to add to it. */
export function planGitInstall(scene: HookScene): readonly PlannedSettings[] {
  const place = findGitPlace(scene.io.cwd, switchOption(scene.invocation, "attributes"));
  const program = hookProgram(scene.io);
  const call = `${quoteForSh([program.node, program.script, "pre-commit"])} || exit $?`;
  const lines = MERGED.map((name) => `${name} merge=agent-relay`);
  return [planHook(place, call), planFile(place.attributes, (text) => putBlock(text, lines, "end"))];
}

/** Plans to take both away again; files that hold nothing else go. */
export function planGitUninstall(scene: HookScene): readonly PlannedSettings[] {
  const [own, shared] = [false, true].map((everybody) => findGitPlace(scene.io.cwd, everybody));
  const files = [own?.preCommit, own?.attributes, shared?.attributes].filter((path) => path !== undefined);
  return files.map((path) => planFile(path, (text) => emptied(takeBlock(text))));
}

/** Tells git how to call the merge driver, once the files are written; `remove` takes that away. */
export function setMergeDriver(scene: HookScene, remove: boolean): void {
  const { root, preCommit } = findGitPlace(scene.io.cwd, false);
  if (remove) {
    runGit(["config", "--local", "--remove-section", DRIVER], { folder: root });
    return;
  }
  const program = hookProgram(scene.io);
  runGit(["config", "--local", `${DRIVER}.name`, "agent-relay: handoffs, indexes and decisions by meaning"], { folder: root });
  runGit(["config", "--local", `${DRIVER}.driver`, `${driverLine(program)} %O %A %B %P`], { folder: root });
  makeRunnable(preCommit);
}

/** Whether git calls us before commits and for merges. */
export function gitHooksState(scene: HookScene): { readonly preCommit: boolean; readonly mergeDriver: boolean; readonly file: string } {
  const { root, preCommit } = findGitPlace(scene.io.cwd, false);
  const hook = readText(preCommit);
  const driver = runGit(["config", "--get", `${DRIVER}.driver`], { folder: root });
  return { preCommit: hook.ok && hasBlock(hook.value.text), mergeDriver: driver.ok && driver.output.length > 0, file: preCommit };
}

/** Git itself puts the placeholders in and quotes `%P`. */
function driverLine({ node, script }: HookProgram): string {
  return quoteForSh([node, script, "merge-driver"]).replaceAll("%", "%%");
}

function planHook({ preCommit, hooksPath }: GitPlace, call: string): PlannedSettings {
  const file = readText(preCommit);
  const text = file.ok ? file.value.text : undefined;
  if (!file.ok && file.problem.code !== "not-found") return { ok: false, host: "git", path: preCommit, message: file.problem.message, hint: "mend it by hand" };
  const first = text?.split("\n", 1)[0] ?? "#!/bin/sh";
  const shell = !first.startsWith("#!") || /\b(?:ba|da|z|k)?sh\b/.test(first);
  const other = hooksPath !== undefined && text === undefined ? ` (core.hooksPath is "${hooksPath}")` : "";
  if (!shell)
    return {
      ok: false,
      host: "git",
      path: preCommit,
      message: `Cannot add to "${preCommit}": it is no shell script${other}`,
      hint: `call this from it: ${call.replace(" || exit $?", "")}`,
    };
  return { ok: true, host: "git", path: preCommit, before: text, after: putBlock(text ?? "#!/bin/sh\n", [call], "top") };
}

function planFile(path: string, edit: (text: string) => string | undefined): PlannedSettings {
  const file = readText(path);
  if (!file.ok && file.problem.code !== "not-found") return { ok: false, host: "git", path, message: file.problem.message, hint: "mend it by hand" };
  const before = file.ok ? file.value.text : undefined;
  const after = edit(before ?? "");
  return { ok: true, host: "git", path, before, after: before === undefined && (after ?? "") === "" ? undefined : after };
}

/** What we began alone goes when our lines go. */
function emptied(rest: string): string | undefined {
  return rest === "" || rest === "#!/bin/sh\n" ? undefined : rest;
}

/** Only a hook that is ours alone: a person's that cannot run may be meant so. */
function makeRunnable(path: string): void {
  const file = readText(path);
  if (!file.ok || emptied(takeBlock(file.value.text)) !== undefined) return;
  try {
    chmodSync(path, 0o755);
  } catch {
    // On systems without modes there is nothing to set.
  }
}
