import type { Range } from "../../diagnostic/range.ts";
import type { Subject } from "../../lint/rule.ts";
import type { Handoff } from "../../protocol/handoff/model.ts";
import type { Located } from "../../protocol/located.ts";
import type { Owner } from "../../protocol/owner.ts";
import { parseOwner } from "../../protocol/parse-owner.ts";

/** Finds the owner that is written at an offset: of the project, of a task, of a row of the index, or in the log. */
export function findOwner(subject: Subject, offset: number, agents: readonly string[]): Located<Owner> | undefined {
  if (subject.kind === "index") {
    const rows = [...subject.index.active.rows, ...(subject.index.projects?.rows ?? [])];
    return rows.flatMap(({ owner }) => owner ?? []).find((owner) => covers(owner.range, offset));
  }
  if (subject.kind !== "handoff") return undefined;
  const { handoff, text } = subject;
  const owners = [handoff.owner, ...handoff.tasks.map(({ owner }) => owner)].filter((owner) => owner !== undefined);
  return owners.find((owner) => covers(owner.range, offset)) ?? nextOwner(handoff, offset, agents) ?? loggedOwner(handoff, { text, offset, agents });
}

function nextOwner({ fields }: Handoff, offset: number, agents: readonly string[]): Located<Owner> | undefined {
  const field = fields["next-owner"];
  if (field === undefined || !covers(field.valueRange, offset)) return undefined;
  return { value: parseOwner(field.value, agents), range: field.valueRange };
}

interface Place {
  readonly text: string;
  readonly offset: number;
  readonly agents: readonly string[];
}

/** Only a cell that holds a known name and nothing else is one's name. */
function loggedOwner({ log }: Handoff, { text, offset, agents }: Place): Located<Owner> | undefined {
  const row = log?.table.rows.find(({ range }) => covers(range, offset));
  const cell = row?.cells.find(({ range }) => covers(range, offset));
  if (cell === undefined || cell.range.end - cell.range.start > 40) return undefined;
  const value = parseOwner(text.slice(cell.range.start, cell.range.end), agents);
  return value.kind === "agent" || value.kind === "user" ? { value, range: cell.range } : undefined;
}

function covers({ start, end }: Range, offset: number): boolean {
  return start < end && offset >= start && offset <= end;
}
