import { describeOwner } from "./describe-owner.ts";
import type { Actor } from "./owner.ts";

/** Writes a stamp: `2026-11-20T15:04:05Z by Claude`. `now` is ISO 8601 in UTC, to the second. */
export function formatStamp(now: string, actor: Actor): string {
  return `${now} by ${describeOwner(actor)}`;
}
