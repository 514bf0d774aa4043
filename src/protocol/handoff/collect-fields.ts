import type { Field } from "../../markdown/field.ts";
import { fieldsOf } from "../../markdown/fields-of.ts";
import { frontMatterFields } from "../../markdown/front-matter-fields.ts";
import type { Block, Outline, Table } from "../../markdown/model.ts";
import type { Section } from "../../markdown/section.ts";
import { parseOwner } from "../parse-owner.ts";
import type { FieldConcept, SectionConcept } from "./concept.ts";
import { rankHeading } from "./concept-of-heading.ts";
import { type RankedLabel, rankLabel } from "./concept-of-label.ts";
import { PLAIN_SPEAKING_LABELS } from "./field-aliases.ts";
import type { Handoff } from "./model.ts";
import { normaliseTitle } from "./normalise-title.ts";

/** What fields are read from. `canonical` says that the file's sections are the protocol's own. */
export interface FieldSource {
  readonly outline: Outline;
  readonly root: Section;
  readonly agents: readonly string[];
  readonly canonical: boolean;
}

interface Candidate {
  readonly field: Field;
  readonly label: RankedLabel;
  /** Small for the field table, larger for the head of the file, largest for the rest. */
  readonly distance: number;
}

/** Sections whose labels are about their items, not about the project. */
const FOREIGN: ReadonlySet<SectionConcept> = new Set(["pending", "completed", "criteria", "decisions", "log", "review", "verification", "scope", "off-limits", "questions", "blockers"]);
const HEAD_TITLES = new Set(["current task", "ownership", "handoff", "current handoff", "metadata", "header", "agent handoff", "handoff metadata", "handoff status"]);

/** Chooses the field that counts for each concept: the field table's first, then those at the head of the file and in its status section, then labels that speak plainly anywhere. */
export function collectFields(source: FieldSource): Handoff["fields"] {
  const fields: Partial<Record<FieldConcept, Field>> = {};
  const weights = new Map<FieldConcept, number>();
  for (const { field, label, distance } of candidates(source)) {
    const weight = distance + label.rank;
    if (weight >= (weights.get(label.concept) ?? Number.POSITIVE_INFINITY)) continue;
    weights.set(label.concept, weight);
    fields[label.concept] = field;
  }
  return fields;
}

function candidates(source: FieldSource): readonly Candidate[] {
  const found = frontMatterFields(source.outline).flatMap((field) => candidate(field, 100, source));
  const heads = headsOf(source.root);
  const open: Section[] = [source.root];
  for (let section = open.pop(); section; section = open.pop()) {
    const concept = section.heading && rankHeading(section.title)?.concept;
    if (concept && FOREIGN.has(concept) && !isHead(section, heads)) continue;
    const distance = isHead(section, heads) || concept === "status" ? 100 : 1000;
    for (const block of withHeading(section)) found.push(...blockCandidates(block, block === section.heading ? 100 : distance, source));
    for (const child of section.children.toReversed()) open.push(child);
  }
  return found;
}

function withHeading({ heading, blocks }: Section): readonly Block[] {
  return heading ? [heading, ...blocks] : blocks;
}

function blockCandidates(block: Block, distance: number, source: FieldSource): readonly Candidate[] {
  if (block.kind === "table" && mapsOwners(source.outline.text, block)) return [];
  const fields = fieldsOf(source.outline, [block]);
  const isFieldTable = block.kind === "table" && distance === 100 && fields.some((field) => rankLabel(field.label)?.words === "current owner");
  return fields.flatMap((field) => candidate(field, isFieldTable ? 0 : distance, source));
}

function candidate(field: Field, distance: number, source: FieldSource): readonly Candidate[] {
  const label = rankLabel(field.label);
  if (!label) return [];
  if (distance > 100 && !PLAIN_SPEAKING_LABELS.has(label.words)) return [];
  if (label.words === "owner" && !ownerCounts(field, source)) return [];
  return [{ field, label, distance }];
}

/** A bare `Owner` is mostly a person of the business. */
function ownerCounts(field: Field, { agents, canonical }: FieldSource): boolean {
  return canonical || (field.value !== "" && parseOwner(field.value, agents).kind !== "unknown");
}

/** `| Concern | Current owner |` says who owns which part of the code. */
function mapsOwners(text: string, { header }: Table): boolean {
  return header.cells.slice(1).some(({ range }) => rankLabel(text.slice(range.start, range.end))?.concept === "owner");
}

/** The root, the first section, and the first section in that where nothing stands before it. */
function headsOf(root: Section): ReadonlySet<Section> {
  const heads = new Set([root]);
  const [first] = root.children;
  if (first) heads.add(first);
  const [inner] = first?.children ?? [];
  if (first && inner && first.blocks.length === 0) heads.add(inner);
  return heads;
}

function isHead(section: Section, heads: ReadonlySet<Section>): boolean {
  return heads.has(section) || HEAD_TITLES.has(normaliseTitle(section.title));
}
