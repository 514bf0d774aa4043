import { machineName } from "../../src/workspace/lease/machine-name.ts";
import { findAgentProcess } from "../../src/workspace/sessions/agent-process.ts";
import { loadRecord } from "../../src/workspace/sessions/load-record.ts";
import type { HookContext } from "../hook.ts";
import { noteSession } from "./note-session.ts";
import { projectName, sessionHome } from "./session-home.ts";

/** Begins the record of a session, or takes it up again after its end; what the session began with stays. For `session-start`. */
export function beginSession(context: HookContext): void {
  const home = sessionHome(context);
  if (home === undefined || context.input.subagent !== undefined) return;
  const known = loadRecord(home, context.input.session);
  const project = context.project();
  const name = projectName(context);
  noteSession(context, {
    host: machineName(),
    ...(name === undefined ? {} : { project: name }),
    ...(project === undefined || known?.handoffBefore !== undefined ? {} : { handoffBefore: project.glance.revision }),
    ...(known?.endedAt === undefined ? {} : { resumedAt: context.now }),
    ...findAgentProcess(),
  });
}
