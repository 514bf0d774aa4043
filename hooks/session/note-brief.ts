import { basename } from "node:path";
import { loadBaseline, saveBaseline } from "../../src/workspace/baseline/baseline-store.ts";
import { ensureBaseline } from "../ensure-baseline.ts";
import type { HookContext, HookProject } from "../hook.ts";
import { currentProject } from "./current-project.ts";
import { noteReceipt } from "./note-receipt.ts";
import { noteSession } from "./note-session.ts";

/** Notes down that the agent was just given the brief: a receipt, and the handoff the session works from. The trigger may have changed owner and project, so both are read again. */
export function noteBrief(context: HookContext): void {
  const project = currentProject(context);
  if (project === undefined) return;
  noteReceipt(context, project, "brief");
  noteSession(context, { project: basename(project.folder), handoffBefore: project.glance.revision }, project.folder);
  keepOutOfWork(context, project);
  ensureBaseline(context, project);
}

/** What the user's trigger wrote into the handoff is no work of the session: a baseline that held the file as it was holds it as it is now. */
function keepOutOfWork(context: HookContext, project: HookProject): void {
  const before = context.project();
  const { session } = context.input;
  if (before === undefined || session === "" || before.file !== project.file || before.snapshot.text === project.snapshot.text) return;
  const baseline = loadBaseline(project.folder, session);
  if (baseline?.handoff !== before.snapshot.text) return;
  const saved = saveBaseline(project.folder, session, { ...baseline, handoff: project.snapshot.text });
  if (!saved.ok) context.log(`No baseline: ${saved.problem.message}`);
}
