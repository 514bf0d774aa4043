import { basename } from "node:path";
import { HOOK_HOSTS } from "../../src/agents/hook-dialect.ts";
import { loadBaseline } from "../../src/workspace/baseline/baseline-store.ts";
import { revisionOf } from "../../src/workspace/receipts/revision-of.ts";
import type { SessionRecord } from "../../src/workspace/sessions/session-record.ts";
import type { HookContext, HookProject } from "../hook.ts";
import { collectFacts } from "../stop/collect-facts.ts";
import { describeUpdate } from "../stop/handoff-update.ts";
import { ownWork } from "../stop/session-work.ts";

/**
 * Lists the files a session changed while the handoff tells nothing of it, relative to the project; empty where it did nothing, or where the handoff was updated in meaning since, whoever
 * did it. `record` may be of another session than the one that asks.
 */
export function unhandedFiles(context: HookContext, record: SessionRecord): readonly string[] {
  if (record.files.length + record.commands.length === 0) return [];
  const project = context.project();
  const baseline = project === undefined ? undefined : loadBaseline(project.folder, record.id);
  if (project === undefined || baseline === undefined) return isRewritten(record, project) ? [] : seenFiles(record, project);
  const collected = collectFacts(seenBy(context, record), baseline, [project.folder]);
  if (collected === undefined) return [];
  const { facts, known } = collected;
  if (facts.after.kind === "read" && describeUpdate(facts.before, facts.after.handoff, facts.agent).tells) return [];
  const files = ownWork(facts.work);
  return files.length === 0 && !known ? seenFiles(record, project) : files;
}

/** The context as that session had it, for what is told from its tools and its agent. */
function seenBy(context: HookContext, { id, agent }: SessionRecord): HookContext {
  const host = HOOK_HOSTS.find((name) => name === agent) ?? context.input.host;
  return { ...context, input: { ...context.input, session: id, host } };
}

/** Without a baseline every other text counts as an update. */
function isRewritten({ handoffBefore }: SessionRecord, project: HookProject | undefined): boolean {
  return project !== undefined && handoffBefore !== undefined && handoffBefore !== revisionOf(project.snapshot.text);
}

/** What its tools were seen to write; the handoff itself and machine state are no work. */
function seenFiles({ files }: SessionRecord, project: HookProject | undefined): readonly string[] {
  const own = project === undefined ? "" : basename(project.file);
  return files.filter((file) => file !== own && file !== `docs/${own}` && !file.startsWith(".agent-relay/"));
}
