import type { HookDecision } from "../src/agents/hook-dialect.ts";
import { loadBaseline, removeStopFile } from "../src/workspace/baseline/baseline-store.ts";
import { baselineFolders, ensureBaseline, renewBaseline } from "./ensure-baseline.ts";
import { defineHook, type HookContext } from "./hook.ts";
import { noteSession } from "./session/note-session.ts";
import { isBlocked, rememberBlock } from "./stop/chain.ts";
import { composeReason, summarizeMissing } from "./stop/compose-reason.ts";
import { decideStop } from "./stop/decide-stop.ts";
import { type JudgedProject, judgeSession } from "./stop/judge-session.ts";
import type { Missing } from "./stop/missing.ts";
import { answerSubagent } from "./stop/answer-subagent.ts";

/** At a stop: the work of the session against what its handoffs mean. What is missing is told once in a chain of stops; the second one goes through and is recorded (PROTOCOL.md 7). */
export const hook = defineHook({
  event: "stop",
  run(context) {
    const { session, subagent, backgroundWork = 0 } = context.input;
    if (subagent !== undefined) return answerSubagent(context);
    if (session === "" || backgroundWork > 0) return { kind: "allow" };
    if (baselineFolders(context).length === 0) return beginLate(context);
    return answerStop(context, judgeSession(context));
  },
});

/** Without a baseline nothing can be told; the next stop can. */
function beginLate(context: HookContext): HookDecision {
  const project = context.project();
  if (project !== undefined) ensureBaseline(context, project);
  return { kind: "allow" };
}

async function answerStop(context: HookContext, judged: readonly JudgedProject[]): Promise<HookDecision> {
  const missing = judged.flatMap((project) => project.missing);
  const verdict = decideStop({ stopActive: context.input.stopActive === true, blocked: isBlocked(context), missing: missing.length > 0 });
  if (verdict === "block") return block(context, judged);
  if (verdict === "skip") noteMissing(context, judged, { kind: "skip", words: "stopped with something missing" });
  for (const project of judged) settle(context, project);
  return { kind: "allow" };
}

/** The reason is composed before the block is remembered, so that nothing that fails in between uses the one block up. */
async function block(context: HookContext, judged: readonly JudgedProject[]): Promise<HookDecision> {
  const faulty = judged.filter(({ missing }) => missing.length > 0);
  const [first] = faulty;
  const missing = faulty.flatMap((project) => project.missing);
  const reason = composeReason(missing, first === undefined ? [] : await findingsOf(context, first));
  if (first === undefined || !rememberBlock(context, first.baseline.folder)) {
    noteMissing(context, judged, { kind: "skip", words: "let go with something missing, since a block could not be remembered" });
    return { kind: "allow" };
  }
  noteMissing(context, judged, { kind: "block", words: "told what is missing" });
  return { kind: "block", reason };
}

/** Rules are loaded only here; what fails in them is not worth the block. */
async function findingsOf(context: HookContext, { facts, baseline }: JudgedProject): Promise<readonly string[]> {
  const { after, handoffPath, handoffTouched } = facts;
  if (after.kind !== "read" || !handoffTouched || context.timeLeft() < 1000) return [];
  try {
    const [{ RULES }, { checkFindings }] = await Promise.all([import("../validators/index.ts"), import("./stop/check-findings.ts")]);
    return checkFindings(context, { file: handoffPath, text: after.handoff.outline.text }, RULES);
  } catch (error) {
    context.log(`No findings for ${baseline.file}: ${error instanceof Error ? error.message : String(error)}`);
    return [];
  }
}

/** What is missing goes into the record in the home of the project it is missing in, where the next session looks. */
function noteMissing(context: HookContext, judged: readonly JudgedProject[], event: { readonly kind: string; readonly words: string }): void {
  for (const { baseline, missing } of judged) {
    if (missing.length === 0) continue;
    const text = `${event.words}: ${summarizeMissing(missing satisfies readonly Missing[])}`;
    noteSession(context, { events: [{ at: context.now, kind: event.kind, text }] }, baseline.folder);
  }
}

/** Where nothing is missing and the handoff tells of the work, what comes from now on is new work. */
function settle(context: HookContext, { baseline, missing, updated, facts }: JudgedProject): void {
  if (missing.length > 0 || !updated || facts.after.kind !== "read") return;
  const project = context.projectOf(baseline.file);
  if (project?.folder === baseline.folder) renewBaseline(context, project);
  else if (loadBaseline(baseline.folder, baseline.session) !== undefined) removeStopFile(baseline.folder, baseline.session, "baseline");
}
