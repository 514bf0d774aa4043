import { basename } from "node:path";
import { removeRecovery, writeRecovery } from "../../src/workspace/sessions/recovery-file.ts";
import type { SessionRecord } from "../../src/workspace/sessions/session-record.ts";
import { loadSession } from "../../src/workspace/sessions/session-store.ts";
import type { HookContext } from "../hook.ts";
import { composeRecovery } from "./compose-recovery.ts";
import { sessionHome } from "./session-home.ts";
import { unhandedFiles } from "./unhanded-files.ts";

/** Leaves a recovery draft of the session where it did work that the handoff does not tell of, and removes an older one where it does; `why` completes "because ...". Gives how many files the draft is about. */
export function leaveRecovery(context: HookContext, why: string): number {
  const home = sessionHome(context);
  const record = home === undefined ? undefined : loadSession(home, context.input.session);
  if (home === undefined || record === undefined) return 0;
  return leaveRecoveryOf(context, home, { record, why });
}

/** Does the same for any session of a home, such as one that died. */
export function leaveRecoveryOf(context: HookContext, home: string, about: { readonly record: SessionRecord; readonly why: string }): number {
  const { record, why } = about;
  const project = context.project();
  const files = unhandedFiles(context, record);
  if (files.length === 0) {
    removeRecovery(home, record.id);
    return 0;
  }
  const text = composeRecovery({
    project: basename(project?.folder ?? home),
    session: record.id,
    agent: record.agent ?? context.input.host,
    why,
    now: context.now,
    ...(project === undefined ? {} : { handoff: project.handoff }),
    files,
    commands: record.commands,
  });
  const written = writeRecovery(home, record.id, text);
  if (!written.ok) context.log(`No recovery draft: ${written.problem.message}`);
  return files.length;
}
