import type { TextEdit } from "../../diagnostic/text-edit.ts";
import { eolOf } from "../../markdown/eol-of.ts";
import { escapeCell } from "../../markdown/escape-cell.ts";
import type { Outline } from "../../markdown/model.ts";
import { describeOwner } from "../describe-owner.ts";
import type { Owner } from "../owner.ts";
import type { Status } from "../status.ts";
import { appendSection, type NewSection } from "./append-section.ts";
import { isBlankLine, lineEnd, nextLineStart } from "./line-bounds.ts";
import type { Handoff } from "./model.ts";
import { oneLine } from "./one-line.ts";
import { setHandoffFields } from "./set-handoff-fields.ts";
import { trimRange } from "./trim-range.ts";

/** What an adopted handoff starts with; `now` is ISO 8601 in UTC. */
export interface Adoption {
  readonly title: string;
  readonly now: string;
  readonly owner: Owner;
  readonly status?: Status;
  readonly nextAction?: string;
}

const LOG_TABLE = "| When | From | To | Summary |\n| --- | --- | --- | --- |";

/**
 * Adds what a handoff needs to be one of the protocol's and leaves every other byte as it was: the field table at the top (behind front matter and the title; a title where there is
 * none), or the fields that are missing beside those there are; lists of tasks and a Handoff Log at the end. Nothing for a handoff that is adopted already.
 */
export function adoptEdits(handoff: Handoff, adoption: Adoption): readonly TextEdit[] {
  const section = missingSections(handoff);
  return [...fieldEdits(handoff, adoption, section !== undefined), ...(section ? [appendSection(handoff.outline, section)] : [])];
}

/** The sections to add at the end, as one, so that a blank line stands between them. */
function missingSections({ sections, tasks, log }: Handoff): NewSection | undefined {
  const pending = sections.pending === undefined && tasks.length === 0;
  if (log) return pending ? { title: "Pending Tasks", body: "" } : undefined;
  return pending ? { title: "Pending Tasks", body: `## Handoff Log\n\n${LOG_TABLE}` } : { title: "Handoff Log", body: LOG_TABLE };
}

function fieldEdits(handoff: Handoff, adoption: Adoption, followed: boolean): readonly TextEdit[] {
  const { fields } = handoff;
  const known = handoff.owner !== undefined && handoff.owner.value.kind !== "unknown";
  const heading = fields.owner?.form === "heading" && !known;
  if (!fields.owner || heading) return [tableEdit(handoff, adoption, followed)];
  const missing = setHandoffFields(handoff, {
    ...(!fields.status && { status: statusOf(adoption) }),
    ...(!fields["next-action"] && { nextAction: actionOf(handoff, adoption) }),
    ...(!fields.updated && { updated: adoption.now }),
  });
  return missing.ok ? missing.value : [];
}

function tableEdit(handoff: Handoff, adoption: Adoption, followed: boolean): TextEdit {
  const { outline, title } = handoff;
  const eol = eolOf(outline.text);
  const rows = [
    ["Field", "Value"],
    ["---", "---"],
    ["Current Owner", describeOwner(adoption.owner)],
    ["Status", statusOf(adoption)],
    ["Next Action", actionOf(handoff, adoption)],
    ["Updated", adoption.now],
  ];
  const table = rows.map(([label = "", value = ""]) => `| ${label} | ${escapeCell(oneLine(value))} |`).join("\n");
  const block = title === undefined ? `# Agent Handoff: ${oneLine(adoption.title)}\n\n${table}` : table;
  const place = placeOf(outline, followed);
  return {
    range: { start: place.at, end: place.at },
    newText: place.before.replaceAll("\n", eol) + block.replaceAll("\n", eol) + place.after.replaceAll("\n", eol),
  };
}

interface Place {
  readonly at: number;
  readonly before: string;
  readonly after: string;
}

/** Behind the title where the text begins with one, else behind the front matter, else at the start. */
function placeOf({ text, frontMatter, blocks }: Outline, followed: boolean): Place {
  const [first] = blocks;
  const title = first?.kind === "heading" && first.depth === 1 ? first.range : undefined;
  const above = title ?? frontMatter?.range;
  if (!above) return { at: text.charCodeAt(0) === 0xfeff ? 1 : 0, before: "", after: first || followed ? "\n\n" : "\n" };
  const at = lineEnd(text, trimRange(text, above).end);
  if (at === text.length) return { at, before: "\n\n", after: followed ? "" : "\n" };
  return { at, before: "\n\n", after: isBlankLine(text, nextLineStart(text, at)) ? "" : "\n" };
}

function statusOf({ status = "ready" }: Adoption): Status {
  return status;
}

function actionOf({ nextAction }: Handoff, adoption: Adoption): string {
  return adoption.nextAction ?? nextAction?.value.slice(0, 200) ?? "";
}
