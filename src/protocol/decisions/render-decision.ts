import { fieldsOf } from "../../markdown/fields-of.ts";
import type { FieldForm } from "../../markdown/field.ts";
import { oneLine } from "../handoff/one-line.ts";
import { decisionPartOf } from "./decision-labels.ts";
import type { Decision, DecisionLog } from "./model.ts";
import type { NewDecision } from "./new-decision.ts";

/** A decision with the id and day it is to have. */
export interface DecisionEntry extends NewDecision {
  readonly id: string;
  readonly date: string;
}

/** Writes a decision as a section the way the file's last one is written; canonical (PROTOCOL.md 5) where there is none. */
export function renderDecision(log: DecisionLog, entry: DecisionEntry, like: Decision | undefined): string {
  const style = styleOf(log, like);
  const short = shortParts(entry);
  const long = longParts(entry);
  const lines = short.map(([label, value]) => fieldLine(style.form, label, value));
  const fields = style.form === "table" ? ["| Field | Value |", "| --- | --- |", ...lines].join("\n") : lines.join(style.form === "bullet" ? "\n" : "\n\n");
  const parts = long.map(([label, value]) => (style.subHeadings ? `${"#".repeat(style.depth + 1)} ${label}\n\n${value}` : longLine(style.form, label, value)));
  return [`${"#".repeat(style.depth)} ${entry.id}${style.separator}${oneLine(entry.title)}`, fields, ...parts].join("\n\n");
}

interface Style {
  readonly depth: number;
  readonly separator: string;
  readonly form: FieldForm;
  readonly subHeadings: boolean;
}

function styleOf(log: DecisionLog, like: Decision | undefined): Style {
  const section = like?.section;
  if (!section) return { depth: 2, separator: ": ", form: "bullet", subHeadings: false };
  const fields = fieldsOf(log.outline, section.blocks).filter((field) => decisionPartOf(field.label) !== undefined);
  const form = fields[0]?.form ?? "bullet";
  const after = like.id
    ? (/^(?:@v\d+)?(\s*[:.–—-]\s+|\s+)/u.exec(section.title.slice(section.title.indexOf(like.id.value) + like.id.value.length))?.[1] ?? ": ")
    : ": ";
  return {
    depth: section.depth >= 2 && section.depth < 6 ? section.depth : 2,
    separator: after,
    form: form === "front-matter" || form === "heading" || form === "quote" ? "bullet" : form,
    subHeadings: section.children.some((child) => child.depth < 7 && decisionPartOf(child.title) !== undefined),
  };
}

function shortParts(entry: DecisionEntry): readonly (readonly [label: string, value: string])[] {
  const parts: readonly (readonly [string, string])[] = [
    ["Status", entry.status ?? "proposed"],
    ["Date", entry.date],
    ["Deciders", oneLine(entry.deciders ?? "")],
    ["Affects", (entry.affects ?? []).map((glob) => `\`${oneLine(glob)}\``).join(", ")],
    ["Supersedes", (entry.supersedes ?? []).join(", ")],
    ["Challenges", (entry.challenges ?? []).join(", ")],
  ];
  return parts.filter(([, value]) => value !== "");
}

function longParts(entry: DecisionEntry): readonly (readonly [label: string, value: string])[] {
  const parts: readonly (readonly [string, string])[] = [
    ["Context", oneLine(entry.context ?? "")],
    ["Decision", oneLine(entry.decision ?? "")],
    ["Consequences", oneLine(entry.consequences ?? "")],
  ];
  return parts.filter(([, value]) => value !== "");
}

function fieldLine(form: FieldForm, label: string, value: string): string {
  if (form === "table") return `| ${label} | ${value.replaceAll("|", "\\|")} |`;
  if (form === "bold") return `**${label}:** ${value}`;
  return form === "plain" ? `${label}: ${value}` : `- ${label}: ${value}`;
}

function longLine(form: FieldForm, label: string, value: string): string {
  return form === "plain" ? `${label}: ${value}` : `**${label}:** ${value}`;
}
