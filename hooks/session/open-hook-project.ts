import { parseHandoff } from "../../src/protocol/handoff/parse-handoff.ts";
import type { HandoffPlace } from "../../src/workspace/finding/place.ts";
import type { HookProject } from "../hook.ts";
import { once } from "./once.ts";

/** Makes a project of a handoff file that was read; the file is parsed when its handoff is first asked for. `agents` are all names known. */
export function openHookProject(place: Pick<HandoffPlace, "folder" | "file" | "snapshot">, agents: () => readonly string[]): HookProject {
  const { folder, file, snapshot } = place;
  const handoff = once(() => parseHandoff(snapshot.text, { agents: agents() }));
  return {
    folder,
    file,
    snapshot,
    get handoff() {
      return handoff();
    },
  };
}
