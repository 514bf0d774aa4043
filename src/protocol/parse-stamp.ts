import { bareText } from "./bare-text.ts";
import { type FoundDate, findDate } from "./find-date.ts";
import type { Stamp } from "./handoff/model.ts";
import { parseOwner } from "./parse-owner.ts";

/** What follows is no longer the stamp. */
const LONGEST = 300;

/** Zones whose letters mean one offset only, in minutes east of UTC. */
const ZONES: Readonly<Record<string, number>> = { z: 0, utc: 0, gmt: 0, est: -300, edt: -240, pst: -480, pdt: -420, mst: -420, mdt: -360, cet: 60, cest: 120 };

/**
 * Reads when and by whom something was written: `2026-11-20T15:04:05Z by Claude`, `November 7, 2025`, `2026-01-20 10:35 EST`. A time without a zone whose
 * offset is sure gives the day alone. Parts that were not understood are absent.
 */
export function parseStamp(text: string): Stamp {
  const canonical = /^(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ)(?: by (\w+))?$/.exec(text);
  if (canonical?.[1] !== undefined) return canonical[2] === undefined ? { at: canonical[1] } : { at: canonical[1], by: canonical[2] };
  const bare = bareText(text.slice(0, LONGEST));
  const found = findDate(bare);
  const at = found ? instantOf(found, bare.slice(found.end)) : undefined;
  const by = authorOf(bare, found);
  return { ...(at !== undefined && { at }), ...(by !== undefined && { by }) };
}

const TIME = /^(?:t|,?\s+(?:at\s+)?~?)(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(?:(am|pm)(?![a-z]))?\s*(z(?![a-z])|[+-]\d{2}:?\d{2}|[a-z]{3,4}(?![a-z/]))?/iu;

function instantOf(found: FoundDate, rest: string): string {
  const time = TIME.exec(rest);
  const offset = offsetOf(time?.[5]);
  if (!time || offset === undefined) return found.date;
  const hour = hourOf(Number(time[1]), time[4]);
  const minute = Number(time[2]);
  const second = Number(time[3] ?? "0");
  if (hour === undefined || minute > 59 || second > 59) return found.date;
  const start = Date.parse(`${found.date}T00:00:00Z`);
  return new Date(start + ((hour * 60 + minute - offset) * 60 + second) * 1000).toISOString().replace(".000", "");
}

function hourOf(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour < 24 ? hour : undefined;
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half.toLowerCase() === "pm" ? 12 : 0);
}

function offsetOf(zone: string | undefined): number | undefined {
  if (zone === undefined) return undefined;
  const digits = /^([+-])(\d{2}):?(\d{2})$/u.exec(zone);
  if (!digits) return ZONES[zone.toLowerCase()];
  const minutes = Number(digits[2]) * 60 + Number(digits[3]);
  return minutes > 14 * 60 ? undefined : minutes * (digits[1] === "-" ? -1 : 1);
}

function authorOf(text: string, found: FoundDate | undefined): string | undefined {
  const named = /(?:^|\s)by\s+(\S[^(,;]*)/iu.exec(found ? text.slice(found.end) : text)?.[1]?.trim();
  if (named !== undefined && named !== "") return named;
  const beside = found ? text.slice(found.end).replace(/^[\s,;(–—-]+|[\s).]+$/gu, "") : "";
  const owner = parseOwner(beside);
  return owner.kind === "agent" || owner.kind === "user" ? beside : undefined;
}
