import { compareHandoffs } from "../../src/protocol/changes/compare-handoffs.ts";
import type { Change, ChangeSubject } from "../../src/protocol/changes/change.ts";
import type { Handoff } from "../../src/protocol/handoff/model.ts";
import type { Owner } from "../../src/protocol/owner.ts";
import { sameOwner } from "../../src/protocol/same-owner.ts";

/** What an agent's session did to a handoff, by what it means to the next one. */
export interface HandoffUpdate {
  /** Whether it tells anything new of the work. */
  readonly tells: boolean;
  /** Whether it says where the work stands, for a successor that comes without warning: status, next action, tasks or blockers. */
  readonly leavesState: boolean;
  readonly ownerChanged: boolean;
  /** Whether it is no more than another owner: no word of what was done or comes next. */
  readonly ownerAlone: boolean;
  /** How little it is, in words, where it tells nothing: `only its log has a new row`. */
  readonly little: string;
}

/** What tells of work. Scope and off limits say where to work; a row of the log is kept for the record and read by nobody who looks for the state. */
const TELLING: ReadonlySet<ChangeSubject> = new Set(["owner", "status", "next-action", "context", "task", "criteria", "blockers", "questions"]);

const STATE: ReadonlySet<ChangeSubject> = new Set(["owner", "status", "next-action", "task", "blockers"]);

/**
 * Tells what changed in a handoff since the baseline, seen by the agent that worked. What only says that work begins is no update: the project came to this agent, the status turned to
 * `in-progress`, a task was started. Nor is a file that was touched, reformatted, stamped anew, or given a row in its log alone (PROTOCOL.md 7).
 */
export function describeUpdate(before: Handoff, after: Handoff, agent: string): HandoffUpdate {
  const changes = compareHandoffs(before, after);
  const came = isAgent(after.owner?.value, agent) && !isAgent(before.owner?.value, agent);
  const telling = changes.filter((change) => TELLING.has(change.about) && !isBeginning(change, { before, after, came }));
  const ownerChanged = !sameOwner(before.owner?.value ?? { kind: "nobody" }, after.owner?.value ?? { kind: "nobody" });
  const [first, ...others] = changes;
  return {
    tells: telling.length > 0,
    leavesState: telling.some(({ about }) => STATE.has(about)),
    ownerChanged,
    ownerAlone: first?.about === "owner" && others.every(({ about }) => about === "status"),
    little: littleOf(before, after, changes),
  };
}

/** Whether an owner is this agent. */
export function isAgent(owner: Owner | undefined, agent: string): boolean {
  return owner?.kind === "agent" && owner.name === agent;
}

function isBeginning({ about, text }: Change, scene: { readonly before: Handoff; readonly after: Handoff; readonly came: boolean }): boolean {
  const { before, after, came } = scene;
  switch (about) {
    case "owner":
      return came;
    case "status":
      return after.status?.value === "in-progress" || (came && after.status?.value === "ready");
    case "next-action":
      return came && (before.nextAction?.value ?? "").trim() === "";
    case "task":
      return text.endsWith(": started");
    default:
      return false;
  }
}

function littleOf(before: Handoff, after: Handoff, changes: readonly Change[]): string {
  if (before.outline.text === after.outline.text) return "it is untouched";
  if (changes.length === 0) {
    const stamped = before.fields.updated?.value !== after.fields.updated?.value;
    return stamped ? "only its time stamp is new" : "it was only touched or reformatted";
  }
  if (changes.every(({ about }) => about === "log")) return "only its log has a new row";
  return "it says only that work begins";
}
