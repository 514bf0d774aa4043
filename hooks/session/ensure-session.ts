import { findAgentProcess } from "../../src/workspace/sessions/agent-process.ts";
import { loadRecord } from "../../src/workspace/sessions/load-record.ts";
import type { HookContext } from "../hook.ts";
import { sessionHome } from "./session-home.ts";

/**
 * Makes sure at a prompt that the session has a record, for hosts that tell no start, and that its process can be trusted: where a second hook has another parent than the first,
 * helpers stand between, and the process says nothing about the session's life. Mostly reads one small file.
 */
export async function ensureSession(context: HookContext): Promise<void> {
  const home = sessionHome(context);
  if (home === undefined || context.input.subagent !== undefined) return;
  const known = loadRecord(home, context.input.session);
  if (known?.handoffBefore === undefined && known?.pid === undefined) {
    const { beginSession } = await import("./begin-session.ts");
    beginSession(context);
  } else if ((known.pid ?? 0) > 0 && findAgentProcess().pid !== known.pid) {
    const { noteSession } = await import("./note-session.ts");
    noteSession(context, { pid: 0 });
  }
}
