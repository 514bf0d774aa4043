import type { Range } from "../../diagnostic/range.ts";
import type { ListItem } from "../../markdown/model.ts";
import type { MetaKey } from "./parse-task-meta.ts";
import { trimRange } from "./trim-range.ts";

/** A label nested in a task: `- Owner: claude`. */
export interface ChildField {
  readonly key: MetaKey | "status";
  readonly valueRange: Range;
}

/** Labels stand near the top of what is nested; further down it is a specification. */
const MOST_CHILDREN = 20;

const KEYS: Readonly<Record<string, ChildField["key"]>> = {
  owner: "owner",
  "assigned to": "owner",
  assignee: "owner",
  after: "after",
  "depends on": "after",
  files: "files",
  status: "status",
  started: "started",
  evidence: "evidence",
};
const LABEL = /(?:\*\*)?(owner|assigned to|assignee|after|depends on|files|status|started|evidence)(?:\*\*)?\s*:(?:\*\*)?[ \t]*([^\r\n]*)/iy;

/** Finds the labels in the list directly below a task's first line. */
export function parseChildFields(text: string, item: ListItem): readonly ChildField[] {
  const found: ChildField[] = [];
  for (const block of item.blocks) {
    if (block.kind !== "list") continue;
    for (const child of block.items.slice(0, MOST_CHILDREN)) {
      const field = childField(text, child);
      if (field) found.push(field);
    }
  }
  return found;
}

function childField(text: string, child: ListItem): ChildField | undefined {
  const { start } = trimRange(text, { start: child.box?.range.end ?? child.markerRange.end, end: child.range.end });
  LABEL.lastIndex = start;
  const match = LABEL.exec(text);
  const key = KEYS[(match?.[1] ?? "").toLowerCase()];
  if (!match || !key) return undefined;
  const end = start + match[0].length;
  return { key, valueRange: trimRange(text, { start: end - (match[2] ?? "").length, end }) };
}
