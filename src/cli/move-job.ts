import type { MoveContext } from "../protocol/moves/move.ts";
import type { Actor } from "../protocol/owner.ts";
import type { CommandIo } from "./io.ts";
import type { OpenProject } from "./open-project.ts";
import type { Settings } from "./settings.ts";

/** A move that is about to be made. */
export interface MoveJob {
  readonly io: CommandIo;
  readonly settings: Settings;
  readonly project: OpenProject;
  readonly actor: Actor;
  readonly context: MoveContext;
}
