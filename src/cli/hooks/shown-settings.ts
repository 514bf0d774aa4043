import { relative, sep } from "node:path";
import { singleLine } from "../../util/single-line.ts";
import { shownPath } from "../check/shown-path.ts";
import type { HookScene } from "./hook-scene.ts";

/** Gives the path of a settings file as a person would write it: from where the command runs, from the home with `~`, else whole. */
export function shownSettings({ io, place }: Pick<HookScene, "io" | "place">, path: string): string {
  const near = shownPath(io.cwd, path);
  if (!near.startsWith("..")) return near;
  const inProject = relative(place.project, path);
  if (isBelow(inProject)) return near;
  const atHome = relative(place.home, path);
  return isBelow(atHome) ? `~/${singleLine(atHome.split(sep).join("/"))}` : singleLine(path);
}

function isBelow(path: string): boolean {
  return path !== "" && !path.startsWith("..") && !/^[A-Za-z]:|^[\\/]/.test(path);
}
