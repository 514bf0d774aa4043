import { AGENT_NAMES } from "../../src/protocol/agent-name.ts";
import { findPlace } from "../../src/workspace/finding/find-place.ts";
import type { Place } from "../../src/workspace/finding/place.ts";
import { isIndexText, readIndex } from "../../src/workspace/finding/read-index.ts";
import type { HookContext, HookProject, HookWorkspace } from "../hook.ts";
import { activeProject } from "./active-project.ts";

/** Looks up from a folder for its project and workspace; nothing is remembered. */
export function placeAround(folder: string): Place {
  return findPlace(folder, (text) => isIndexText(text, AGENT_NAMES));
}

/** Reads the index of a place; undefined outside of all workspaces. */
export function workspaceOf({ workspace }: Place, agents: () => readonly string[]): HookWorkspace | undefined {
  const index = workspace === undefined ? undefined : readIndex(workspace.snapshot.text, agents());
  return workspace === undefined || index === undefined ? undefined : { ...workspace, index };
}

/** Opens the project a session works in as it is on the disk now: the one it stands in, else the active one. */
export function currentProject({ input, open, agents }: Pick<HookContext, "input" | "open" | "agents">): HookProject | undefined {
  const place = placeAround(input.cwd);
  const found =
    place.project ??
    activeProject(
      workspaceOf(place, () => agents),
      input.host,
    );
  return found === undefined ? undefined : open(found);
}
