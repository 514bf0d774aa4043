import type { Range } from "../../diagnostic/range.ts";
import { fieldsOf } from "../../markdown/fields-of.ts";
import type { Outline } from "../../markdown/model.ts";
import type { Section } from "../../markdown/section.ts";
import { trimRange } from "../handoff/trim-range.ts";
import type { Located } from "../located.ts";
import { buildDecision, type DecisionParts } from "./build-decision.ts";
import { type DecisionPart, decisionPartOf } from "./decision-labels.ts";
import type { Decision } from "./model.ts";
import type { DecisionHeading } from "./parse-decision-heading.ts";

/** Reads a decision that stands under a heading of its own: labels in any form, and sub-headings such as `### Context`. */
export function readSectionDecision(outline: Outline, section: Section, heading: DecisionHeading): Decision {
  const { text } = outline;
  const parts = new Map<DecisionPart, Located<string>>();
  for (const field of fieldsOf(outline, section.blocks)) put(parts, decisionPartOf(field.label), { value: field.value, range: field.valueRange });
  for (const child of section.children) put(parts, decisionPartOf(child.title), located(text, child.contentRange));
  const headingRange = section.heading?.range ?? section.range;
  const id = heading.id && locateId(text, headingRange, heading.id.id);
  return {
    ...buildDecision(parts, { form: "heading", title: heading.title === "" ? section.title : heading.title, range: trimRange(text, section.range) }),
    ...(id && { id, number: heading.id?.number ?? 0 }),
    ...(heading.date !== undefined && !parts.has("date") && { date: { value: heading.date, range: dateRange(text, headingRange, heading.date) } }),
    section,
  };
}

function put(parts: DecisionParts, part: DecisionPart | undefined, value: Located<string>): void {
  if (part !== undefined && !parts.has(part)) parts.set(part, value);
}

function located(text: string, range: Range): Located<string> {
  const trimmed = trimRange(text, range);
  return { value: text.slice(trimmed.start, trimmed.end), range: trimmed };
}

function locateId(text: string, { start, end }: Range, id: string): Located<string> {
  const at = text.slice(start, end).indexOf(id);
  const from = start + Math.max(0, at);
  return { value: id, range: { start: from, end: at === -1 ? from : from + id.length } };
}

function dateRange(text: string, heading: Range, date: string): Range {
  const at = text.slice(heading.start, heading.end).indexOf(date);
  return at === -1 ? { start: heading.start, end: heading.start } : { start: heading.start + at, end: heading.start + at + date.length };
}
