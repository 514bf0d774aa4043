import { applyEdits } from "../../diagnostic/apply-edits.ts";
import { succeed } from "../../diagnostic/result.ts";
import type { AgentName } from "../../protocol/agent-name.ts";
import { describeOwner } from "../../protocol/describe-owner.ts";
import { adoptEdits } from "../../protocol/handoff/adopt-edits.ts";
import { parseHandoff } from "../../protocol/handoff/parse-handoff.ts";
import { parseWorkspaceIndex } from "../../protocol/index/parse-workspace-index.ts";
import type { Actor } from "../../protocol/owner.ts";
import type { ScaffoldFile } from "../../workspace/scaffold/scaffold-plan.ts";
import { instructionFiles } from "./instruction-files.ts";
import { readTemplate } from "./read-template.ts";

/** What a project is to be. */
export interface ProjectWish {
  readonly name: string;
  /** Its handoff file, relative to its folder. */
  readonly handoffFile: string;
  readonly owner: Actor;
  /** Absent where nothing was said: then the handoff's own next steps count. */
  readonly nextAction?: string | undefined;
  readonly agents: readonly AgentName[];
  /** Names of all agents known here. */
  readonly known: readonly string[];
  /** ISO 8601 in UTC. */
  readonly now: string;
}

/** The next action of a project of which nothing is known yet. */
const FIRST_ACTION = "Write the first task together with the user";

/** The files of a project: what is missing is made from the templates, a handoff that is there gets only what it lacks. */
export function projectFiles(wish: ProjectWish): readonly ScaffoldFile[] {
  const { name, owner, now, nextAction } = wish;
  const values = { project: name, owner: describeOwner(owner), status: "ready", "next-action": nextAction ?? FIRST_ACTION, updated: `${now} by ${describeOwner(owner)}` };
  return [
    { path: wish.handoffFile, text: readTemplate("project/AGENT-HANDOFF.md", values), edit: (text) => succeed(adopted(text, wish)) },
    { path: "DECISIONS.md", text: readTemplate("project/DECISIONS.md", values) },
    ...instructionFiles(wish.agents),
  ];
}

/** A workspace's index is no project's handoff and stays as it is. */
function adopted(text: string, { name, owner, nextAction, known, now }: ProjectWish): string {
  if (parseWorkspaceIndex(text) !== undefined) return text;
  const handoff = parseHandoff(text, { agents: known });
  const action = nextAction ?? (handoff.nextAction === undefined ? FIRST_ACTION : undefined);
  return applyEdits(text, adoptEdits(handoff, { title: name, now, owner, ...(action === undefined ? {} : { nextAction: action }) }));
}
