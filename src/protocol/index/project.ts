import type { Owner } from "../owner.ts";

/** A project as the index is to name it; an `IndexRow` serves for name and path. */
export interface IndexProject {
  readonly name: string;
  readonly path: string;
}

/** Who owns a project from when on; `now` is ISO 8601 in UTC. Status and next action go into columns that people added for them. */
export interface IndexTurn {
  readonly owner: Owner;
  readonly now: string;
  readonly status?: string;
  readonly nextAction?: string;
}
