import { isLeaseAlive } from "../../src/protocol/lease.ts";
import { machineName } from "../../src/workspace/lease/machine-name.ts";
import { readLease } from "../../src/workspace/lease/read-lease.ts";
import { listReceipts } from "../../src/workspace/receipts/receipt-store.ts";
import { isAgentGone } from "../../src/workspace/sessions/agent-process.ts";
import { findRecovery } from "../../src/workspace/sessions/recovery-file.ts";
import { isOver, type SessionEvent, type SessionRecord } from "../../src/workspace/sessions/session-record.ts";
import { listSessions, recordSession } from "../../src/workspace/sessions/session-store.ts";
import type { HookContext } from "../hook.ts";
import { leaveRecoveryOf } from "./leave-recovery.ts";

/** A session whose work the handoff does not tell of, or that was let go with something missing. */
export interface LeftBehind {
  readonly session: SessionRecord;
  /** What happened, the oldest first. */
  readonly events: readonly SessionEvent[];
  /** Whether it worked without having been given the handoff. */
  readonly unread: boolean;
  /** Path of the recovery draft. */
  readonly draft?: string;
}

/** What the next session is told of, once. */
const NEWS = ["unhanded", "skip"];

/** Kind of the event that says who was told. */
const TOLD = "told";

/** Without a process to look at, a session that gave no sign for so long counts as ended. */
const SILENT_MS = 30 * 60_000;

/** So many of the last sessions are looked at. */
const LOOKED_AT = 30;

/** Finds what other sessions of a home left behind and this agent was not told of yet, and remembers that it is told now. A session that died gets its recovery draft here. */
export function findLeftBehind(context: HookContext, home: string): readonly LeftBehind[] {
  const others = listSessions(home, LOOKED_AT).sessions.filter(({ id }) => id !== context.input.session);
  return others.flatMap((session) => leftBehindOf(context, home, session) ?? []);
}

function leftBehindOf(context: HookContext, home: string, session: SessionRecord): LeftBehind | undefined {
  const died = !isOver(session) && isDead(context, session);
  const events = died ? closeDead(context, home, session) : untold(context, session.events);
  if (events.length > 0 || died) markTold(context, home, { session, died, events });
  if (events.length === 0) return undefined;
  const project = context.project();
  const draft = findRecovery(home, session.id);
  const unread = project !== undefined && !listReceipts(project.folder).some((receipt) => receipt.session === session.id && receipt.kind === "brief");
  return { session, events, unread, ...(draft === undefined ? {} : { draft }) };
}

/** Only sessions that hooks saw begin are looked after; commands typed in a terminal leave records too. */
function isDead(context: HookContext, session: SessionRecord): boolean {
  if (session.handoffBefore === undefined && session.pid === undefined) return false;
  const here = session.host === machineName();
  if (here && (session.pid ?? 0) > 0) return isAgentGone(session);
  const project = context.project();
  const lease = project === undefined ? undefined : readLease(project.folder).lease;
  if (lease?.session === session.id && isLeaseAlive(lease, context.now)) return false;
  return Date.parse(context.now) - Date.parse(session.updatedAt) > SILENT_MS;
}

function closeDead(context: HookContext, home: string, session: SessionRecord): readonly SessionEvent[] {
  const skips = untold(context, session.events);
  const left = leaveRecoveryOf(context, home, { record: session, why: "it ended without a word" });
  if (left === 0) return skips;
  return [...skips, { at: context.now, kind: "unhanded", text: `ended without a word, its work on ${left} ${left === 1 ? "file" : "files"} not handed over` }];
}

/** Each agent is told once. */
function untold({ input }: HookContext, events: readonly SessionEvent[]): readonly SessionEvent[] {
  const last = events.findLastIndex(({ kind, text }) => kind === TOLD && text === toldTo(input.host));
  return events.slice(last + 1).filter(({ kind }) => NEWS.includes(kind));
}

function toldTo(host: string): string {
  return `told to ${host}`;
}

function markTold(
  context: HookContext,
  home: string,
  about: { readonly session: SessionRecord; readonly died: boolean; readonly events: readonly SessionEvent[] },
): void {
  const { session, died, events } = about;
  const fresh = events.filter((event) => !session.events.includes(event));
  const told = events.length === 0 ? [] : [{ at: context.now, kind: TOLD, text: toldTo(context.input.host) }];
  const ending = died ? { endedAt: session.updatedAt, ending: "lost" } : {};
  const recorded = recordSession(home, session.id, { news: { ...ending, events: [...fresh, ...told] }, now: session.updatedAt });
  if (!recorded.ok) context.log(`Session not recorded: ${recorded.problem.message}`);
}
