import { basename } from "node:path";
import { singleLine } from "../../util/single-line.ts";
import { resolveInside } from "../../disk/files/resolve-inside.ts";
import { listReceipts } from "../../workspace/receipts/receipt-store.ts";
import type { Receipt } from "../../workspace/receipts/receipt.ts";
import { findRecovery } from "../../workspace/sessions/recovery-file.ts";
import { isOver, type SessionEvent, type SessionRecord } from "../../workspace/sessions/session-record.ts";
import { listSessions } from "../../workspace/sessions/session-store.ts";
import { CommandError } from "../command-error.ts";
import { indexRows } from "../open-project.ts";
import type { Standing } from "../open-workspace.ts";

/** A session as it is shown, without hidden characters. A session that worked in several projects is shown once for each. */
export interface ShownSession {
  readonly id: string;
  /** "" where it is not known. */
  readonly agent: string;
  readonly project: string;
  readonly startedAt: string;
  readonly updatedAt: string;
  readonly endedAt?: string;
  /** How it ended; `open` while it has not, as far as is known. */
  readonly ending: string;
  readonly files: readonly string[];
  readonly commands: readonly string[];
  readonly events: readonly SessionEvent[];
  readonly handoffBefore?: string;
  readonly handoffAfter?: string;
  /** When it was given which revision of the handoff. */
  readonly receipts: readonly Pick<Receipt, "at" | "revision" | "kind">[];
  /** Path of its recovery draft. */
  readonly recovery?: string;
}

/** Collects the sessions of the project one stands in, or of all projects of the workspace, the one that began last first. @throws CommandError where there is neither. */
export function collectSessions(standing: Standing): { readonly sessions: readonly ShownSession[]; readonly damaged: readonly string[] } {
  const sessions: ShownSession[] = [];
  const damaged: string[] = [];
  for (const home of homesOf(standing)) {
    const listed = listSessions(home);
    damaged.push(...listed.damaged);
    const receipts = listed.sessions.length === 0 ? [] : listReceipts(home);
    sessions.push(...listed.sessions.map((session) => shown(session, home, receipts)));
  }
  return { sessions: sessions.sort((left, right) => (left.startedAt < right.startedAt ? 1 : -1)), damaged };
}

function homesOf({ place, workspace }: Standing): readonly string[] {
  if (place.project !== undefined) return [place.project.folder];
  if (workspace === undefined)
    throw new CommandError(`Cannot find a project or workspace above "${place.cwd}"`, { exitCode: 1, hint: "make a workspace: agent-relay init" });
  const folders = indexRows(workspace).map((row) => resolveInside(workspace.folder, row.path));
  return [...new Set([workspace.folder, ...folders.flatMap((folder) => (folder.ok ? [folder.value] : []))])];
}

function shown(session: SessionRecord, home: string, receipts: readonly Receipt[]): ShownSession {
  const { id, agent = "", project = basename(home), startedAt, updatedAt, endedAt, ending, handoffBefore, handoffAfter } = session;
  const recovery = findRecovery(home, id);
  return {
    id: singleLine(id),
    agent: singleLine(agent),
    project: singleLine(project),
    startedAt: singleLine(startedAt),
    updatedAt: singleLine(updatedAt),
    ...(endedAt === undefined ? {} : { endedAt: singleLine(endedAt) }),
    ending: isOver(session) ? singleLine(ending ?? "ended") : "open",
    files: session.files.map(singleLine),
    commands: session.commands.map(singleLine),
    events: session.events.map(({ at, kind, text }) => ({ at: singleLine(at), kind: singleLine(kind), text: singleLine(text) })),
    ...(handoffBefore === undefined ? {} : { handoffBefore: singleLine(handoffBefore) }),
    ...(handoffAfter === undefined ? {} : { handoffAfter: singleLine(handoffAfter) }),
    receipts: receipts
      .filter((receipt) => receipt.session === id)
      .map(({ at, revision, kind }) => ({ at: singleLine(at), revision: singleLine(revision), kind })),
    ...(recovery === undefined ? {} : { recovery }),
  };
}
