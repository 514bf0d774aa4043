import { redactOutput } from "../src/util/secrets/redact-output.ts";
import { singleLine } from "../src/util/single-line.ts";
import { defineHook } from "./hook.ts";
import { leaveRecovery } from "./session/leave-recovery.ts";
import { noteSession } from "./session/note-session.ts";

/** After a turn that failed, such as for want of the model's server: a recovery draft and a line in the session's record (PROTOCOL.md 7). */
export const hook = defineHook({
  event: "stop-failure",
  run(context) {
    const told = redactOutput(singleLine(context.input.reason ?? "").slice(0, 2000));
    const reason = told.slice(0, 200) || "no reason given";
    leaveRecovery(context, `its turn failed: ${reason}`);
    noteSession(context, { events: [{ at: context.now, kind: "stop-failure", text: reason }] });
    return { kind: "allow" };
  },
});
