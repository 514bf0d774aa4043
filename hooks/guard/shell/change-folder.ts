import { hasWildcard } from "./marks.ts";
import { absolutePath } from "./resolve-destination.ts";
import type { Analysis, Folder, ShellState } from "./scene.ts";

/** A shell stands in at most so many folders at once, and goes back to so many. */
const MOST = 4;
const MOST_PUSHED = 100;

/** Does what `cd`, `pushd`, `popd` and their kin do. Where the folder is not there, the shell may stay where it was. */
export function changeFolder(words: readonly string[], state: ShellState, analysis: Analysis): void {
  const [name = "", ...rest] = words;
  if (!analysis.spend(lengthOf(state.folders))) return;
  const target = rest.find((word, index) => word !== "--" && (rest[index - 1] === "--" || !/^[-+]./.test(word)));
  if (name === "popd") return leave(state, state.pushed.pop() ?? [undefined]);
  if (name === "pushd" && state.pushed.length < MOST_PUSHED) state.pushed.push(state.folders);
  if (name === "pushd" && target === undefined) return leave(state, [undefined]);
  if (target === "-") return leave(state, state.previous);
  const folders = unique(state.folders.map((folder) => folderOf(target ?? analysis.scene.home, folder, analysis)));
  const before = state.folders;
  leave(state, folders);
  if (mayFail(folders, analysis)) state.doubt = before;
}

function leave(state: ShellState, folders: readonly Folder[]): void {
  state.previous = state.folders;
  state.folders = folders;
}

function folderOf(target: string | undefined, folder: Folder, analysis: Analysis): Folder {
  return target === undefined || hasWildcard(target) ? undefined : absolutePath(target, folder, analysis.scene);
}

function mayFail(folders: readonly Folder[], { scene }: Analysis): boolean {
  return scene.kindOf !== undefined && folders.some((folder) => folder !== undefined && scene.kindOf?.(folder) !== "folder");
}

/** Letters of all folders a shell may stand in: what a look at them costs. */
export function lengthOf(folders: readonly Folder[]): number {
  return folders.reduce((sum, folder) => sum + (folder?.length ?? 0), 0);
}

/** Puts folders together in which a shell may stand. */
export function unique(folders: readonly Folder[]): readonly Folder[] {
  return folders.length === 1 ? folders : [...new Set(folders)].slice(0, MOST);
}
