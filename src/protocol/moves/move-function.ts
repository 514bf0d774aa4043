import type { Result } from "../../diagnostic/result.ts";
import type { Handoff } from "../handoff/model.ts";
import type { MoveContext, MoveOutcome, Refusal } from "./move.ts";

/** A move: given the handoff as it is and what was asked for, the edits that do it, or why it does not happen. Pure; never throws. */
export type Move<Input> = (handoff: Handoff, input: Input, context: MoveContext) => Result<MoveOutcome, Refusal>;
