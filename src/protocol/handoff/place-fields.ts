import type { Field } from "../../markdown/field.ts";
import { fieldsOf } from "../../markdown/fields-of.ts";
import { frontMatterFields } from "../../markdown/front-matter-fields.ts";
import type { Block, Outline, Table } from "../../markdown/model.ts";
import type { Section } from "../../markdown/section.ts";
import type { SectionConcept } from "./concept.ts";
import { rankHeading } from "./concept-of-heading.ts";
import { rankLabel } from "./concept-of-label.ts";
import { normaliseTitle } from "./normalise-title.ts";
import { pushChildren } from "./push-children.ts";

/** Where a label stands: in the field table, at the head of the file or in its status section, or anywhere else. */
export const FIELD_PLACES = ["field-table", "head", "elsewhere"] as const;
export type FieldPlace = (typeof FIELD_PLACES)[number];

/** A label with its value, and where it stands. */
export interface PlacedField {
  readonly field: Field;
  readonly place: FieldPlace;
}

/** Sections whose labels are about their items, not about the project. */
const FOREIGN: ReadonlySet<SectionConcept> = new Set([
  "pending",
  "completed",
  "criteria",
  "decisions",
  "log",
  "review",
  "verification",
  "scope",
  "off-limits",
  "questions",
  "blockers",
]);
const HEAD_TITLES = new Set([
  "current task",
  "ownership",
  "handoff",
  "current handoff",
  "metadata",
  "header",
  "agent handoff",
  "handoff metadata",
  "handoff status",
]);

/** Finds the labels of a handoff that are about the project, in the order of the file; those of tasks, decisions and other items are left out. */
export function placeFields(outline: Outline, root: Section): readonly PlacedField[] {
  const found: PlacedField[] = frontMatterFields(outline).map((field) => ({ field, place: "head" }));
  const heads = headsOf(root);
  const open: Section[] = [root];
  for (let section = open.pop(); section; section = open.pop()) {
    const concept = section.heading && rankHeading(section.title)?.concept;
    const atHead = heads.has(section) || concept === "status" || HEAD_TITLES.has(normaliseTitle(section.title));
    if (concept && FOREIGN.has(concept) && !isTitle(section, root)) continue;
    if (section.heading) placeBlock(outline, section.heading, { place: "head", found });
    for (const block of section.blocks) placeBlock(outline, block, { place: atHead ? "head" : "elsewhere", found });
    pushChildren(open, section.children);
  }
  return found;
}

interface Placing {
  readonly place: FieldPlace;
  readonly found: PlacedField[];
}

function placeBlock(outline: Outline, block: Block, { place, found }: Placing): void {
  if (block.kind === "thematic-break" || block.kind === "code" || (block.kind === "table" && mapsOwners(outline.text, block))) return;
  const fields = fieldsOf(outline, [block]);
  const isFieldTable = block.kind === "table" && place === "head" && fields.some((field) => rankLabel(field.label)?.words === "current owner");
  for (const field of fields) found.push({ field, place: isFieldTable ? "field-table" : place });
}

/** `| Concern | Current owner |` says who owns which part of the code. */
function mapsOwners(text: string, { header }: Table): boolean {
  return header.cells.slice(1).some(({ range }) => rankLabel(text.slice(range.start, range.end))?.concept === "owner");
}

/** `# Tasks` at the top names the file. */
function isTitle(section: Section, root: Section): boolean {
  return section.depth === 1 && section === root.children[0];
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
