import { parseHandoff } from "../../src/protocol/handoff/parse-handoff.ts";
import type { HandoffPlace } from "../../src/workspace/finding/place.ts";
import type { HandoffGlance } from "../glance/glance.ts";
import type { GlanceStore } from "../glance/glance-store.ts";
import { takeGlance } from "../glance/take-glance.ts";
import type { HookProject } from "../hook.ts";
import { once } from "./once.ts";

/** What a handoff is read with: the names of all known agents, and glances that were kept. */
export interface Reader {
  readonly agents: () => readonly string[];
  readonly glances?: GlanceStore;
}

/** Makes a project of a handoff file that was read; the file is parsed when more is asked for than a glance that was kept. */
export function openHookProject(place: Pick<HandoffPlace, "folder" | "file" | "snapshot">, { agents, glances }: Reader): HookProject {
  const { folder, file, snapshot } = place;
  const handoff = once(() => parseHandoff(snapshot.text, { agents: agents() }));
  const glance = once((): HandoffGlance => {
    const key = { file, text: snapshot.text, agents: agents() };
    const kept = glances?.read(key);
    if (kept !== undefined) return kept;
    const taken = takeGlance(handoff());
    glances?.keep(key, taken);
    return taken;
  });
  return {
    folder,
    file,
    snapshot,
    get glance() {
      return glance();
    },
    get handoff() {
      return handoff();
    },
  };
}
