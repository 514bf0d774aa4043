import type { Block, Outline } from "../../markdown/model.ts";
import type { Section } from "../../markdown/section.ts";
import { decisionPartOf } from "./decision-labels.ts";
import type { Decision } from "./model.ts";
import { readItemDecision } from "./read-item-decision.ts";
import { readSectionDecision } from "./read-section-decision.ts";
import { readTableDecisions } from "./read-table-decisions.ts";
import { type DecisionHeading, parseDecisionHeading } from "./parse-decision-heading.ts";

/** Finds the decisions of a file in their order: sections, rows of tables, and dated or numbered list items outside of them. */
export function collectDecisions(outline: Outline, root: Section): readonly Decision[] {
  const found: Decision[] = [];
  const open: { readonly section: Section; readonly date?: string }[] = [{ section: root }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { section } = next;
    const heading = section.heading ? parseDecisionHeading(section.title, next.date) : undefined;
    const decision = heading && isDecision(outline, section, heading) ? readSectionDecision(outline, section, heading) : undefined;
    if (decision) found.push(decision);
    else found.push(...readBlocks(outline, section.blocks));
    const date = heading?.dayOnly ? heading.date : undefined;
    const parts = decision ? section.children.filter((child) => decisionPartOf(child.title) === undefined) : section.children;
    for (const child of parts.toReversed()) open.push({ section: child, ...(date !== undefined && { date }) });
  }
  return withoutIndex(found);
}

/** A table or list that only names decisions which have sections of their own is an index. */
function withoutIndex(decisions: readonly Decision[]): readonly Decision[] {
  const written = new Set(decisions.filter((decision) => decision.section && decision.id).map((decision) => decision.id?.value));
  return decisions.filter((decision) => decision.section !== undefined || !decision.id || !written.has(decision.id.value));
}

function isDecision(outline: Outline, section: Section, heading: DecisionHeading): boolean {
  if (heading.dayOnly) return false;
  if (heading.id || heading.date !== undefined) return true;
  if (decisionPartOf(section.title) !== undefined) return false;
  const parts = section.children.map((child) => decisionPartOf(child.title));
  return parts.includes("decision") || labelsDecision(outline, section) || (heading.numbered && section.depth > 1 && section.depth < 7);
}

/** A section without an id is a decision where a `Decision:` label, or a status beside a date, stands right below its heading. */
function labelsDecision(outline: Outline, section: Section): boolean {
  const decision = readSectionDecision(outline, section, { title: section.title, titleStart: 0, dayOnly: false, numbered: false });
  return decision.decision !== undefined || (decision.status !== undefined && (decision.date !== undefined || decision.deciders !== undefined));
}

function readBlocks(outline: Outline, blocks: readonly Block[]): readonly Decision[] {
  return blocks.flatMap((block, i) => {
    if (block.kind === "table") return readTableDecisions(outline, block, blocks.slice(i + 1, i + 1 + MOST_STRAY_BLOCKS));
    if (block.kind === "list") return block.items.flatMap((item) => readItemDecision(outline, item) ?? []);
    return [];
  });
}

/** Rows behind a blank line no longer belong to their table; so many blocks behind one are looked at. */
const MOST_STRAY_BLOCKS = 200;
