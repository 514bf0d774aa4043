import type { Handoff } from "../../src/protocol/handoff/model.ts";
import type { Owner } from "../../src/protocol/owner.ts";
import { parseOwner } from "../../src/protocol/parse-owner.ts";
import { unreachable } from "../../src/util/unreachable.ts";
import { describeUpdate, type HandoffUpdate, isAgent } from "./handoff-update.ts";
import { judgeHandoff } from "./judge-handoff.ts";
import type { Missing } from "./missing.ts";
import { pickOffLimits } from "./off-limits.ts";
import type { ProjectFacts } from "./project-facts.ts";
import { ownWork } from "./session-work.ts";
import { lookStep } from "./steps.ts";
import { nameFiles } from "./words.ts";

/** What a session leaves in one project. */
export interface Judgement {
  readonly missing: readonly Missing[];
  /** Whether the session changed what the handoff means, so that its work up to now is told. */
  readonly updated: boolean;
}

/** Judges the work of a session in one project against the meaning of its handoff (PROTOCOL.md 7). Pure. */
export function judgeProject(facts: ProjectFacts): Judgement {
  const { after } = facts;
  switch (after.kind) {
    case "gone":
      return { missing: [...judgeGone(facts), ...judgePlaces(facts)], updated: false };
    case "unreadable":
      return { missing: [...judgeUnreadable(facts, after.reason), ...judgePlaces(facts)], updated: false };
    case "read":
      return judgeRead(facts, after.handoff);
    default:
      return unreachable(after);
  }
}

function judgeRead(facts: ProjectFacts, handoff: Handoff): Judgement {
  const { before, agent, handoffTouched } = facts;
  const update = describeUpdate(before, handoff, agent);
  const updated = handoffTouched && update.tells;
  const places = judgePlaces(facts, handoff);
  if (!isResponsible(before, handoff, agent)) return { missing: [...places, ...judgeStranger(facts)], updated };
  if (handoff.conflicts.length > 0 && (before.conflicts.length === 0 || ownWork(facts.work).length > 0)) {
    return { missing: [...judgeUnmerged(facts, update), ...places], updated: false };
  }
  return { missing: [...places, ...judgeHandoff(facts, handoff, update)], updated };
}

/** Whether the handoff is this agent's to write: it owned the project at first or does now, passed it on meanwhile, or nobody did who could be asked. */
function isResponsible(before: Handoff, after: Handoff, agent: string): boolean {
  const owners = [before.owner?.value, after.owner?.value];
  return owners.some((owner) => isAgent(owner, agent)) || owners.every(isUnowned) || hasPassed(before, after, agent);
}

function isUnowned(owner: Owner | undefined): boolean {
  return owner === undefined || owner.kind === "nobody" || owner.kind === "unknown";
}

/** Whether a row of the log that came since names this agent as the one who gave the project away. */
function hasPassed(before: Handoff, after: Handoff, agent: string): boolean {
  const known = new Set((before.log?.entries ?? []).map(({ when, from }) => `${when} ${from}`));
  return (after.log?.entries ?? []).some(({ when, from }) => !known.has(`${when} ${from}`) && isAgent(parseOwner(from), agent));
}

function judgeGone(facts: ProjectFacts): readonly Missing[] {
  if (!facts.handoffTouched) return [];
  const text = `${facts.handoffPath} is gone: the next agent has nothing to go on`;
  return [{ kind: "handoff-gone", text, steps: [`put ${facts.handoffPath} back as it was (git restore, where git tracks it), then hand over`] }];
}

function judgeUnreadable(facts: ProjectFacts, reason: string): readonly Missing[] {
  if (!facts.handoffTouched && ownWork(facts.work).length === 0) return [];
  return [{ kind: "handoff-unreadable", text: `${facts.handoffPath} cannot be read: ${reason}`, steps: ["mend it, then hand over"] }];
}

function judgeUnmerged(facts: ProjectFacts, update: HandoffUpdate): readonly Missing[] {
  if (!facts.handoffTouched && ownWork(facts.work).length === 0) return [];
  const also = update.tells ? "" : ", and it tells nothing of the work";
  const step = `merge the two sides of each conflict in ${facts.handoffPath}, remove the marker lines, then hand over`;
  return [{ kind: "handoff-unmerged", text: `${facts.handoffPath} holds conflict markers${also}`, steps: [step] }];
}

/** Who may only read is told of what its own tools wrote for certain; anything else may be the owner's. */
function judgeStranger({ work, handoffPath, agent, guardWasOpen = false }: ProjectFacts): readonly Missing[] {
  if (work.certain.length === 0 || guardWasOpen) return [];
  const text = `the project of ${handoffPath} belongs to somebody else, and you changed ${nameFiles(work.certain)}`;
  return [
    { kind: "not-yours", text, steps: [lookStep(work.certain), `take your changes back, or tell the user, who can route the project: HANDOFF -> ${agent}`] },
  ];
}

/** Places where nothing was to be changed: off limits, and projects of others. */
function judgePlaces(facts: ProjectFacts, after?: Handoff): readonly Missing[] {
  const { before, work, agent, guardWasOpen = false } = facts;
  if (guardWasOpen) return [];
  const mine = after === undefined || isResponsible(before, after, agent) ? ownWork(work) : work.certain;
  const forbidden = pickOffLimits(mine, after === undefined ? [before] : [before, after]);
  const limits: readonly Missing[] =
    forbidden.length === 0
      ? []
      : [
          {
            kind: "off-limits",
            text: `off limits, and changed: ${nameFiles(forbidden)}`,
            steps: [lookStep(forbidden), "take your changes there back; if they are not yours, or the user asked for them, tell the user"],
          },
        ];
  return [...limits, ...facts.elsewhere.flatMap((place) => judgeElsewhere(place, facts))];
}

function judgeElsewhere({ name, owner, work }: ProjectFacts["elsewhere"][number], { agent }: ProjectFacts): readonly Missing[] {
  if (isUnowned(owner) || isAgent(owner, agent)) return [];
  // The user changes a project of their own without a session that could be seen.
  const changed = owner?.kind === "user" ? work.certain : ownWork(work);
  if (changed.length === 0) return [];
  const text = `project ${name} belongs to somebody else, and you changed ${nameFiles(changed)}`;
  return [{ kind: "other-project", text, steps: [lookStep(changed), "take your changes there back; if they are not yours, tell the user"] }];
}
