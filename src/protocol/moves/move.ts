import type { TextEdit } from "../../diagnostic/text-edit.ts";
import type { Actor, Owner } from "../owner.ts";

/** The moves that change a project's handoff. */
export const MOVES = ["claim", "start", "done", "block", "pass", "review", "approve", "reopen", "take-over", "release", "assign"] as const;
/** Name of a move. */
export type MoveName = (typeof MOVES)[number];

/** What every move is told besides its own arguments. `now` is ISO 8601 in UTC, to the second. */
export interface MoveContext {
  readonly actor: Actor;
  readonly now: string;
  /** `--force`: the user's alone, and recorded in the log. */
  readonly force: boolean;
  /** Agents that are known here: the built-in ones and the configured ones. */
  readonly agents: readonly string[];
  /** Commit that is checked out, abbreviated; absent without git. */
  readonly commit?: string;
}

/** Why a move did not happen; `code` decides the exit code (`not-yours` 3, `wrong-use` 2, others 1). */
export interface Refusal {
  readonly code: "not-yours" | "not-allowed" | "not-found" | "wrong-use";
  readonly message: string;
  readonly hint: string;
}

/** What a move does to the handoff's text, and what the caller has to do beside it. */
export interface MoveOutcome {
  readonly edits: readonly TextEdit[];
  /** Owner after the move; the index row is to say the same. */
  readonly owner: Owner;
  /** One line that says what happened, for people. */
  readonly summary: string;
  /** Review file to append to, for `review`. */
  readonly review?: { readonly file: string; readonly markdown: string };
}
