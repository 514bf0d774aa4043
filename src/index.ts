/**
 * The protocol half of AgentRelay as a library: read and write handoff files, indexes and decisions, answer triggers, make moves, compose briefs, merge, lint. All pure: text in, values and text edits out.
 *
 * @packageDocumentation
 */

export { applyEdits } from "./diagnostic/apply-edits.ts";
export { SEVERITIES, type Diagnostic, type Fix, type Severity } from "./diagnostic/diagnostic.ts";
export { createLineIndex, type LineIndex, type Position } from "./diagnostic/position.ts";
export type { Range } from "./diagnostic/range.ts";
export type { Result } from "./diagnostic/result.ts";
export type { TextEdit } from "./diagnostic/text-edit.ts";
export { type Field, type FieldForm } from "./markdown/field.ts";
export { fieldsOf } from "./markdown/fields-of.ts";
export { findConflictMarkers, type ConflictRegion } from "./markdown/find-conflict-markers.ts";
export type * from "./markdown/model.ts";
export { plainText } from "./markdown/plain-text.ts";
export { scanOutline } from "./markdown/scan-outline.ts";
export type { Section } from "./markdown/section.ts";
export { sectionsOf } from "./markdown/sections-of.ts";
export { setFieldValue } from "./markdown/set-field-value.ts";
export { AGENT_NAMES, type AgentName } from "./protocol/agent-name.ts";
export { composeBrief } from "./protocol/brief/compose-brief.ts";
export type { Brief, BriefData, BriefInput, BriefState, BriefTask, Drift } from "./protocol/brief/model.ts";
export type * from "./protocol/decisions/model.ts";
export { parseDecisions } from "./protocol/decisions/parse-decisions.ts";
export { describeOwner } from "./protocol/describe-owner.ts";
export type { FieldConcept, SectionConcept } from "./protocol/handoff/concept.ts";
export type * from "./protocol/handoff/model.ts";
export { nextTaskFor } from "./protocol/handoff/next-task-for.ts";
export { parseHandoff, type ParseHandoffOptions } from "./protocol/handoff/parse-handoff.ts";
export type * from "./protocol/index/model.ts";
export { parseWorkspaceIndex, type ParseIndexOptions } from "./protocol/index/parse-workspace-index.ts";
export type { Lease } from "./protocol/lease.ts";
export type { Located } from "./protocol/located.ts";
export { mergeDecisions } from "./protocol/merge/merge-decisions.ts";
export { mergeHandoff } from "./protocol/merge/merge-handoff.ts";
export { mergeIndex } from "./protocol/merge/merge-index.ts";
export type { MoveContext, MoveName, MoveOutcome, Refusal } from "./protocol/moves/move.ts";
export { MOVE_TABLE } from "./protocol/moves/move-table.ts";
export { parseOwner } from "./protocol/parse-owner.ts";
export type { Actor, Owner } from "./protocol/owner.ts";
export { decideTurn, type Turn, type TurnKind, type TurnQuestion } from "./protocol/ownership.ts";
export type { Review, ReviewFinding } from "./protocol/review/model.ts";
export { parseReview } from "./protocol/review/parse-review.ts";
export { STATUSES, type Status } from "./protocol/status.ts";
export { parseTrigger, type Trigger } from "./protocol/trigger.ts";
export { defineConfig, type WrittenConfig, type WrittenRule } from "./workspace/config/define-config.ts";
