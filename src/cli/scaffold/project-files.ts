import { applyEdits } from "../../diagnostic/apply-edits.ts";
import { refuse, succeed, type Result } from "../../diagnostic/result.ts";
import type { AgentName } from "../../protocol/agent-name.ts";
import { describeOwner } from "../../protocol/describe-owner.ts";
import { adoptEdits } from "../../protocol/handoff/adopt-edits.ts";
import { parseHandoff } from "../../protocol/handoff/parse-handoff.ts";
import { formatStamp } from "../../protocol/format-stamp.ts";
import { cellValue } from "../../protocol/index/write-cell.ts";
import type { Actor } from "../../protocol/owner.ts";
import { singleLine } from "../../util/single-line.ts";
import type { EditRefusal, ScaffoldFile } from "../../workspace/scaffold/scaffold-plan.ts";
import { instructionFiles } from "./instruction-files.ts";
import { readTemplate } from "./read-template.ts";
import { titleText } from "./title-text.ts";

/** What a project is to be. */
export interface ProjectWish {
  readonly name: string;
  /** Its handoff file, relative to its folder. */
  readonly handoffFile: string;
  readonly owner: Actor;
  /** Who makes it, where that is known. */
  readonly maker: Actor | undefined;
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
  const { name, owner, maker, now, nextAction } = wish;
  const values = {
    project: titleText(name),
    owner: describeOwner(owner),
    status: "ready",
    "next-action": cellValue(singleLine(nextAction ?? FIRST_ACTION)),
    updated: maker === undefined ? now : formatStamp(now, maker),
  };
  return [
    { path: wish.handoffFile, text: readTemplate("project/AGENT-HANDOFF.md", values), edit: (text) => adopted(text, wish) },
    { path: "DECISIONS.md", text: readTemplate("project/DECISIONS.md", values) },
    ...instructionFiles(wish.agents),
  ];
}

function adopted(text: string, { name, handoffFile, owner, nextAction, known, now }: ProjectWish): Result<string, EditRefusal> {
  const handoff = parseHandoff(text, { agents: known });
  if (handoff.conflicts.length > 0) return refuse({ message: `Cannot adopt "${handoffFile}": it holds conflict markers` });
  const action = nextAction ?? (handoff.nextAction === undefined ? FIRST_ACTION : undefined);
  return succeed(
    applyEdits(text, adoptEdits(handoff, { title: singleLine(name), now, owner, ...(action === undefined ? {} : { nextAction: singleLine(action) }) })),
  );
}
