import { describeOwner } from "../../src/protocol/describe-owner.ts";
import type { Handoff, Task } from "../../src/protocol/handoff/model.ts";
import { namesTask } from "../../src/protocol/moves/next-action.ts";
import { taskName } from "../../src/protocol/task-name.ts";
import { type HandoffUpdate, isAgent } from "./handoff-update.ts";
import type { Missing } from "./missing.ts";
import type { ProjectFacts } from "./project-facts.ts";
import { ownWork } from "./session-work.ts";
import { evidenceStep, handOverSteps, nextActionStep, ownerStep } from "./steps.ts";
import { nameFiles, quoteName } from "./words.ts";

/** Says what a handoff lacks after the work of a session that is responsible for it. Without work only what the session itself made worse counts. */
export function judgeHandoff(facts: ProjectFacts, after: Handoff, update: HandoffUpdate): readonly Missing[] {
  const work = ownWork(facts.work);
  const tells = update.tells && facts.handoffTouched;
  if (work.length > 0 && !tells) return [notUpdated(facts, after, update)];
  if (!tells && !update.ownerChanged) return [];
  const faults = [...judgeOwner(facts, after, update), ...judgeNextAction(facts, after, update)];
  return [...faults, ...(facts.handoffTouched ? judgeEvidence(facts, after) : [])];
}

function notUpdated(facts: ProjectFacts, after: Handoff, update: HandoffUpdate): Missing {
  const { handoffPath, otherHandoffs, work } = facts;
  const wrong = otherHandoffs.length === 0 ? "" : `; you changed ${nameFiles(otherHandoffs)} instead, which is not this work's handoff`;
  const little = facts.handoffTouched ? update.little : "it is untouched";
  const text = `you changed ${nameFiles(ownWork(work))}, and ${handoffPath} does not tell of it: ${little}${wrong}`;
  return { kind: "not-updated", text, steps: [...handOverSteps(facts, after), nextActionStep(handoffPath)] };
}

function judgeOwner(facts: ProjectFacts, after: Handoff, update: HandoffUpdate): readonly Missing[] {
  const { before, agent, handoffPath, work } = facts;
  const worked = ownWork(work).length > 0;
  const unset = ownerGap(after);
  if (unset !== undefined) {
    return worked || ownerGap(before) === undefined ? [{ kind: "owner-not-set", text: `${handoffPath} ${unset}`, steps: [ownerStep(handoffPath, agent)] }] : [];
  }
  if (update.ownerAlone && !isAgent(after.owner?.value, agent)) {
    const next = describeOwner(after.owner?.value ?? { kind: "nobody" });
    const text = `${handoffPath} names ${next} as owner and says neither what was done nor what comes next`;
    return worked
      ? [{ kind: "owner-alone", text, steps: [`add a row to the Handoff Log of ${handoffPath} with what was done, and write the Next Action for ${next}`] }]
      : [];
  }
  if (!worked || update.leavesState || !isAgent(after.owner?.value, agent)) return [];
  const text = `${handoffPath} still names you as owner, and neither its status, its next action nor a task says where the work stands`;
  return [{ kind: "state-not-left", text, steps: [...handOverSteps(facts, after), nextActionStep(handoffPath)] }];
}

/** Why a handoff has no owner who could go on; an owner that says "nobody" in a word is a release. */
function ownerGap({ owner, fields }: Handoff): string | undefined {
  if (owner?.value.kind === "unknown") return `names ${quoteName(owner.value.text)} as owner, who is nobody known here`;
  return /[\p{L}\p{N}]/u.test(fields.owner?.value ?? "") ? undefined : "names no owner";
}

function judgeNextAction(facts: ProjectFacts, after: Handoff, update: HandoffUpdate): readonly Missing[] {
  const { before, handoffPath, work } = facts;
  const counts = (fault: (handoff: Handoff) => boolean): boolean => fault(after) && (ownWork(work).length > 0 || update.ownerChanged || !fault(before));
  const steps = [
    `write into the field Next Action of ${handoffPath} what comes next and where, for ${describeOwner(after.owner?.value ?? { kind: "nobody" })}`,
  ];
  if (counts(lacksNextAction)) return [{ kind: "next-action-missing", text: `${handoffPath} has no next action`, steps }];
  if (!counts(hasStaleAction)) return [];
  return [
    { kind: "next-action-stale", text: `the next action of ${handoffPath} names what is done already: ${quoteName(after.nextAction?.value ?? "")}`, steps },
  ];
}

function lacksNextAction({ nextAction, status, owner }: Handoff): boolean {
  if (status?.value === "done" || (owner?.value.kind ?? "nobody") === "nobody") return false;
  return !/[\p{L}\p{N}]/u.test(nextAction?.value ?? "");
}

/** What may be done with a task that is done. */
const AFTERWARDS = /\b(?:review|approve|check|test|verify|merge|release|deploy|pass|hand)/iu;

function hasStaleAction({ nextAction, status, tasks }: Handoff): boolean {
  const action = nextAction?.value ?? "";
  if (status?.value === "done" || status?.value === "review" || AFTERWARDS.test(action)) return false;
  const named = tasks.filter((task) => namesTask(action, task));
  return named.length > 0 && named.every(({ done }) => done);
}

function judgeEvidence(facts: ProjectFacts, after: Handoff): readonly Missing[] {
  const open = new Set(facts.before.tasks.filter(({ done, evidence }) => !done || evidence !== undefined).map(keyOf));
  const known = new Set(facts.before.tasks.map(keyOf));
  const bare = after.tasks.filter((task) => task.done && task.evidence === undefined && (open.has(keyOf(task)) || !known.has(keyOf(task))));
  return bare.slice(0, 3).map((task) => ({
    kind: "evidence-missing",
    text: `${quoteName(taskName(task))} is ticked without evidence`,
    steps: [evidenceStep(task, facts)],
  }));
}

function keyOf({ id, title }: Task): string {
  return (id ?? title).toLowerCase();
}
