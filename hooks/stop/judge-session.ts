import type { Baseline } from "../../src/workspace/baseline/baseline.ts";
import { loadBaseline } from "../../src/workspace/baseline/baseline-store.ts";
import { baselineFolders } from "../ensure-baseline.ts";
import type { HookContext } from "../hook.ts";
import { collectFacts } from "./collect-facts.ts";
import { type Judgement, judgeProject } from "./judge-project.ts";
import type { Missing } from "./missing.ts";
import type { ProjectFacts } from "./project-facts.ts";
import { nameFiles } from "./words.ts";

/** More projects than this are not judged at one stop. */
const MOST_PROJECTS = 8;

/** A stop is not judged on with less time than this. */
const LEAST_MS = 1200;

/** What a session left in one of the projects it touched. */
export interface JudgedProject {
  readonly baseline: Baseline;
  readonly facts: ProjectFacts;
  readonly missing: readonly Missing[];
  readonly updated: boolean;
}

/** Judges a session's work in every project of which it has a baseline; projects in which nothing happened are left out. What there was no time for goes to the log and is not judged. */
export function judgeSession(context: HookContext): readonly JudgedProject[] {
  const folders = baselineFolders(context).slice(0, MOST_PROJECTS);
  const judged: JudgedProject[] = [];
  for (const folder of folders) {
    const baseline = loadBaseline(folder, context.input.session);
    if (baseline === undefined) continue;
    if (context.timeLeft() < LEAST_MS) {
      context.log(`Allowed without a look at ${folder}: no time left`);
      break;
    }
    const facts = collectFacts(context, baseline, folders)?.facts;
    if (facts === undefined) continue;
    const judgement = judgeProject(facts);
    noteUnclear(context, facts, judgement);
    judged.push({ baseline, facts, ...judgement });
  }
  return judged;
}

/** What may be another session's is not held against this one, but not passed over in silence either. */
function noteUnclear(context: HookContext, { work, handoffPath }: ProjectFacts, { missing, updated }: Judgement): void {
  if (work.unclear.length === 0 || missing.length > 0 || updated) return;
  context.log(`Allowed, though ${handoffPath} does not tell of ${nameFiles(work.unclear)}: another session was at work at the same time`);
}
