import { statSync } from "node:fs";
import { findRecovery } from "../src/workspace/sessions/recovery-file.ts";
import { defineHook, type HookContext } from "./hook.ts";
import { leaveRecovery } from "./session/leave-recovery.ts";
import { sessionHome } from "./session/session-home.ts";

/** A draft as old as this is still good: Gemini asks before every call of the model. */
const GOOD_MS = 10 * 60_000;

/** Before the host shortens the conversation: a recovery draft, since the agent will forget what it did (PROTOCOL.md 7). */
export const hook = defineHook({
  event: "before-compaction",
  run(context) {
    if (!hasDraft(context)) leaveRecovery(context, "its conversation was shortened");
    return { kind: "allow" };
  },
});

function hasDraft(context: HookContext): boolean {
  const home = sessionHome(context);
  const path = home === undefined ? undefined : findRecovery(home, context.input.session);
  const written = path === undefined ? undefined : statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  return written !== undefined && Math.abs(Date.parse(context.now) - written) < GOOD_MS;
}
