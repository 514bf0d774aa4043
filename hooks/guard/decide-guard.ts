import { decideTurn } from "../../src/protocol/ownership.ts";
import type { Lease } from "../../src/protocol/lease.ts";
import type { Owner } from "../../src/protocol/owner.ts";
import { type MeetingWrite, patternMeets } from "./patterns-meet.ts";
import type { WriteReach } from "./write.ts";

/** One line of Files Off Limits. */
export interface OffLimitsRule {
  readonly pattern: string;
  readonly note: string;
  /** Line of the handoff file, from 1. */
  readonly line: number;
  /** The pattern from the root of the disk on, with `/`, where it leads out of the project. */
  readonly absolute?: string;
}

/** A project as the guard sees it. */
export interface GuardedProject {
  readonly folder: string;
  readonly name: string;
  /** Path of the handoff file, as messages show it. */
  readonly file: string;
  readonly owner: Owner | undefined;
  readonly offLimits: readonly OffLimitsRule[];
  /** Another session's hold on it, if there is one. */
  readonly lease?: Lease;
  /** Until when the user has opened its guard; absent where it is shut. */
  readonly openUntil?: string | undefined;
}

/** A path of a write inside of a project, relative to its folder with `/`; `inside` is false where only a rule that leads out of the project may mean it. */
export interface GuardedPlace {
  readonly project: GuardedProject;
  readonly path: string;
  readonly absolute: string;
  readonly inside: boolean;
}

/** A write with all the projects it may concern, by its name and by where links lead. */
export interface GuardedWrite {
  /** The path as messages show it. */
  readonly shown: string;
  readonly how: string;
  readonly reach: WriteReach;
  readonly glob: boolean;
  readonly places: readonly GuardedPlace[];
  /** Whether it is machine state of a project or workspace. */
  readonly state: boolean;
}

/** Who wants to write, and when. */
export interface GuardReader {
  readonly agent: string;
  /** Id of the session; "" where it is not known. */
  readonly session: string;
  /** ISO 8601 in UTC. */
  readonly now: string;
}

/** Why a write is refused. */
export type DenialCause =
  | { readonly kind: "state" }
  | { readonly kind: "off-limits"; readonly rule: OffLimitsRule }
  | { readonly kind: "turn"; readonly turn: "others" | "held"; readonly message: string; readonly hint: string };

/** A write that is refused. */
export interface Denial {
  readonly write: GuardedWrite;
  readonly project: GuardedProject | undefined;
  readonly cause: DenialCause;
}

/** The guard's verdict: what it refuses, and what it would have refused had the user not opened it. */
export interface GuardVerdict {
  readonly denied: readonly Denial[];
  readonly letThrough: readonly Denial[];
}

/** Decides which writes are refused (PROTOCOL.md 7): machine state, files off limits, and everything in a project that belongs to another agent or that another living session works on. */
export function decideGuard(writes: readonly GuardedWrite[], reader: GuardReader): GuardVerdict {
  const denials = writes.flatMap((write) => denialsOf(write, reader));
  const isOpen = ({ project, cause }: Denial): boolean => cause.kind !== "state" && project?.openUntil !== undefined;
  return { denied: denials.filter((denial) => !isOpen(denial)), letThrough: denials.filter(isOpen) };
}

/** One for each project, which a link or a folder above may be several. */
function denialsOf(write: GuardedWrite, reader: GuardReader): readonly Denial[] {
  if (write.state) return [{ write, project: write.places[0]?.project, cause: { kind: "state" } }];
  const found = new Map<string, Denial>();
  for (const place of write.places) {
    const denial = found.has(place.project.file) ? undefined : causeAt(write, place, reader);
    if (denial !== undefined) found.set(place.project.file, denial);
  }
  return [...found.values()];
}

function causeAt(write: GuardedWrite, place: GuardedPlace, reader: GuardReader): Denial | undefined {
  const { project } = place;
  const rule = project.offLimits.find((each) => isMeant(each, write, place));
  const turn = place.inside ? turnAt(project, reader) : undefined;
  if (turn !== undefined) return { write, project, cause: turn };
  return rule === undefined ? undefined : { write, project, cause: { kind: "off-limits", rule } };
}

/** A pattern that leads out of the project is held against the whole path; one that begins with `/` may mean the root of the project, too. */
function isMeant(rule: OffLimitsRule, { reach, glob }: GuardedWrite, { path, absolute, inside }: GuardedPlace): boolean {
  const whole = (text: string): MeetingWrite => ({ path: text, reach, glob });
  if (rule.absolute !== undefined && patternMeets(rule.absolute, whole(absolute))) return true;
  const within = rule.absolute === undefined || /^\s*\//.test(rule.pattern);
  return inside && within && patternMeets(rule.pattern, whole(path));
}

/** What belongs to the user or to nobody may be written: the handoff says so at the stop. */
function turnAt(project: GuardedProject, { agent, session, now }: GuardReader): DenialCause | undefined {
  const { owner, lease } = project;
  const turn = decideTurn({ owner, reader: { kind: "agent", name: agent }, ...(session === "" || lease === undefined ? {} : { session, lease }), now });
  return turn.kind === "others" || turn.kind === "held" ? { kind: "turn", turn: turn.kind, message: turn.message, hint: turn.hint } : undefined;
}
