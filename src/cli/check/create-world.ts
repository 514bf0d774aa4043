import type { World, WorldFile, WorldIndexRow, WorldProject } from "../../lint/world.ts";
import type { CheckContext } from "./check-context.ts";
import { pathExists } from "./path-exists.ts";
import { worldEvidence } from "../verify/world-evidence.ts";
import type { Witness } from "./witness.ts";

/** What the files of one folder share; functions are called at most once each time a rule asks. */
export interface WorldPlace {
  readonly folder: string;
  readonly handoffFiles: readonly string[];
  readonly indexRow?: WorldIndexRow;
  readonly instructionFiles: () => readonly WorldFile[];
  readonly decisionFiles?: () => readonly WorldFile[];
  readonly projects?: () => readonly WorldProject[];
  /** Is told what was found out beside the files themselves. */
  readonly witness?: Witness;
}

/** The file a world is made for, as it is on disk. */
export interface WorldSubject {
  readonly path: string;
  readonly realPath: string;
  readonly text: string;
}

/** Creates the world of one file: the disk and git are asked only when a rule asks. */
export function createWorld({ now, agents, history, overlay }: CheckContext, place: WorldPlace, subject: WorldSubject): World {
  let evidence: World["evidence"];
  return {
    now,
    agents,
    pathExists: (pattern) => {
      const exists = pathExists(place.folder, pattern);
      place.witness?.path(pattern, exists);
      return exists;
    },
    handoffFiles: place.handoffFiles,
    ...(place.indexRow && { indexRow: place.indexRow }),
    get instructionFiles() {
      return place.instructionFiles();
    },
    get decisionFiles() {
      return place.decisionFiles?.();
    },
    get projects() {
      return place.projects?.();
    },
    get evidence() {
      return (evidence ??= worldEvidence({ folder: place.folder, agents, witness: place.witness }, subject.text));
    },
    get committedText() {
      const overlaid = overlay?.get(subject.path);
      if (overlaid) return overlaid.committedText();
      place.witness?.commit(subject.realPath, history.stateOf(subject.realPath));
      return history.committedText(subject.realPath, subject.text);
    },
  };
}
