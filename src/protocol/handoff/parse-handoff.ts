import type { Section } from "../../markdown/section.ts";
import type { Handoff } from "./model.ts";
import { parseFrame } from "./parse-frame.ts";
import { parseLists } from "./parse-lists.ts";
import { parseTask } from "./parse-task.ts";
import { readTasks } from "./read-tasks.ts";

/** How to read a handoff; `agents` are configured names beside the known ones. */
export interface ParseHandoffOptions {
  readonly agents?: readonly string[];
}

/**
 * Reads a project's handoff in any of the forms people write (PROTOCOL.md 2, REAL-FILES.md); linear, never throws. Where a merge has left conflict markers, the first side's
 * values are read.
 */
export function parseHandoff(text: string, { agents = [] }: ParseHandoffOptions = {}): Handoff {
  const { outline, root, counted, placed, fields, values, conflicts } = parseFrame(text, agents);
  const { frontMatter, blocks } = outline;
  const title = titleOf(root);
  const { owner, status, nextAction, updated } = values;
  const { scope, offLimits, criteria, blockers, questions, log } = parseLists(outline, counted, placed);
  // Written out: spreading every part costs more than finding it.
  const handoff: { -readonly [Key in keyof Handoff]: Handoff[Key] } = {
    outline: frontMatter === undefined ? { text, blocks } : { text, frontMatter, blocks },
    root,
    fields,
    sections: counted.sections,
    extraSections: counted.extraSections,
    tasks: readTasks({ outline, root, counted, agents }, parseTask),
    scope,
    offLimits,
    criteria,
    blockers,
    questions,
    conflicts,
  };
  if (title !== undefined) handoff.title = title;
  if (owner) handoff.owner = owner;
  if (status) handoff.status = status;
  if (nextAction) handoff.nextAction = nextAction;
  if (updated) handoff.updated = updated;
  if (log) handoff.log = log;
  return handoff;
}

function titleOf(root: Section): string | undefined {
  return root.children.find((section) => section.depth === 1)?.title;
}
