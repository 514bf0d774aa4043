import { approve } from "./approve.ts";
import { assign } from "./assign.ts";
import { block } from "./block.ts";
import { claim } from "./claim.ts";
import { done } from "./done.ts";
import type { MoveName } from "./move.ts";
import type { Move } from "./move-function.ts";
import { pass } from "./pass.ts";
import { release } from "./release.ts";
import { reopen } from "./reopen.ts";
import { review } from "./review.ts";
import { start } from "./start.ts";
import { takeOver } from "./take-over.ts";

/** Every move by its name; a newcomer to `MOVES` has to be listed here. */
export const MOVE_TABLE = {
  claim,
  start,
  done,
  block,
  pass,
  review,
  approve,
  reopen,
  "take-over": takeOver,
  release,
  assign,
} satisfies Readonly<Record<MoveName, Move<never>>>;
