import { basename } from "node:path";
import type { HookContext } from "../hook.ts";

/** Where a session's record and recovery draft lie: its project's folder, else its workspace's; undefined outside of both, or where the host gave no session. */
export function sessionHome(context: HookContext): string | undefined {
  if (context.input.session === "") return undefined;
  return context.project()?.folder ?? context.workspace()?.folder;
}

/** Name of a session's project, as its record holds it. */
export function projectName(context: HookContext): string | undefined {
  const project = context.project();
  return project === undefined ? undefined : basename(project.folder);
}
