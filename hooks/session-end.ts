import { singleLine } from "../src/util/single-line.ts";
import { revisionOf } from "../src/workspace/receipts/revision-of.ts";
import { pruneSessions } from "../src/workspace/sessions/prune-sessions.ts";
import { defineHook, type HookContext } from "./hook.ts";
import { giveLeaseBack } from "./session/keep-lease.ts";
import { leaveRecovery } from "./session/leave-recovery.ts";
import { noteSession } from "./session/note-session.ts";
import { sessionHome } from "./session/session-home.ts";

/** At the end of a session: its record is closed, its lease given back, and where work was not handed over a recovery draft is left (PROTOCOL.md 7). */
export const hook = defineHook({
  event: "session-end",
  run(context) {
    const reason = singleLine(context.input.reason ?? "").slice(0, 200);
    const left = leaveRecovery(context, `it ended${reason === "" ? "" : ` (${reason})`}`);
    close(context, left);
    giveLeaseBack(context);
    const home = sessionHome(context);
    if (home !== undefined) pruneSessions(home);
    return { kind: "allow" };
  },
});

function close(context: HookContext, left: number): void {
  const { now } = context;
  const project = context.project();
  noteSession(context, {
    endedAt: now,
    ending: "session-end",
    ...(project === undefined ? {} : { handoffAfter: revisionOf(project.snapshot.text) }),
    ...(left === 0 ? {} : { events: [{ at: now, kind: "unhanded", text: `ended without handing over its work on ${left} ${left === 1 ? "file" : "files"}` }] }),
  });
}
