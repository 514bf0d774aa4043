import { basename } from "node:path";
import { decideTurn, type Turn } from "../src/protocol/ownership.ts";
import { readLease } from "../src/workspace/lease/read-lease.ts";
import { ensureBaseline } from "./ensure-baseline.ts";
import { defineHook, type HookContext, type HookProject } from "./hook.ts";
import { beginSession } from "./session/begin-session.ts";
import { composeStart } from "./session/compose-start.ts";
import { findLeftBehind } from "./session/find-left-behind.ts";
import { takeLease } from "./session/keep-lease.ts";
import { sessionHome } from "./session/session-home.ts";
import { isRead, noteReceipt } from "./session/note-receipt.ts";

/** At the start of a session, also after the host shortened the conversation: a brief of a few lines, what other sessions left behind, the session's record and lease (PROTOCOL.md 7). */
export const hook = defineHook({
  event: "session-start",
  run(context) {
    const project = context.project();
    const home = sessionHome(context);
    beginSession(context);
    if (project !== undefined) ensureBaseline(context, project);
    if (project === undefined || !project.glance.adopted) return { kind: "allow" };
    const turn = turnOf(context, project);
    const leftBehind = home === undefined ? [] : findLeftBehind(context, home);
    const { host, cwd } = context.input;
    const read = isRead(context, project);
    const text = composeStart({
      name: basename(project.folder),
      folder: project.folder,
      cwd,
      host,
      now: context.now,
      handoff: project.glance,
      turn,
      read,
      leftBehind,
    });
    noteReceipt(context, project, "notice");
    return { kind: "context", text };
  },
});

/** The lease is taken only by a session whose turn it is; where another living session holds it, that is told. */
function turnOf(context: HookContext, project: HookProject): Turn {
  const { input, now } = context;
  const question = { owner: project.glance.owner, reader: { kind: "agent", name: input.host }, now } as const;
  const turn = decideTurn(question);
  if (turn.kind !== "yours" || takeLease(context)) return turn;
  const { lease } = readLease(project.folder);
  return decideTurn({ ...question, session: input.session, ...(lease === undefined ? {} : { lease }) });
}
