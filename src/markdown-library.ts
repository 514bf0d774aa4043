/**
 * The Markdown core of AgentRelay as a library: blocks, sections and labelled values with exact offsets, and splices that change one thing and leave every other byte.
 *
 * @packageDocumentation
 */

export { applyEdits } from "./diagnostic/apply-edits.ts";
export type { Range } from "./diagnostic/range.ts";
export type { TextEdit } from "./diagnostic/text-edit.ts";
export { appendListItem } from "./markdown/append-list-item.ts";
export { appendTableRow } from "./markdown/append-table-row.ts";
export { deleteTableRow } from "./markdown/delete-table-row.ts";
export type { Field, FieldForm } from "./markdown/field.ts";
export { fieldsOf } from "./markdown/fields-of.ts";
export { findConflictMarkers, type ConflictRegion } from "./markdown/find-conflict-markers.ts";
export { frontMatterFields } from "./markdown/front-matter-fields.ts";
export { insertIntoSection, type SectionInsertion } from "./markdown/insert-into-section.ts";
export { insertSectionAfter, type NewSection } from "./markdown/insert-section-after.ts";
export type * from "./markdown/model.ts";
export type { TreeBounds } from "./markdown/parse-tree.ts";
export { plainText } from "./markdown/plain-text.ts";
export { prependTableRow } from "./markdown/prepend-table-row.ts";
export { readOutline, type OutlineReading } from "./markdown/read-outline.ts";
export { removeListItem } from "./markdown/remove-list-item.ts";
export { scanOutline } from "./markdown/scan-outline.ts";
export type { Section } from "./markdown/section.ts";
export { sectionsOf } from "./markdown/sections-of.ts";
export { setFieldValue } from "./markdown/set-field-value.ts";
export { setTableCell } from "./markdown/set-table-cell.ts";
export { setTaskBox } from "./markdown/set-task-box.ts";
export { walkSections } from "./markdown/walk-sections.ts";
