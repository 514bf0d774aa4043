import type { Range } from "../../diagnostic/range.ts";
import type { Field } from "../../markdown/field.ts";
import type { ListItem, Outline, Table } from "../../markdown/model.ts";
import type { Section } from "../../markdown/section.ts";
import type { Located } from "../located.ts";
import type { Owner } from "../owner.ts";
import type { Status } from "../status.ts";
import type { FieldConcept, SectionConcept } from "./concept.ts";

/** A project's `AGENT-HANDOFF.md`, read tolerantly. Everything found carries its place; what is missing is absent. */
export interface Handoff {
  readonly outline: Outline;
  readonly root: Section;
  /** Text of the first heading of rank 1. */
  readonly title?: string;
  /** The field that counts for each concept, the first in rank order. */
  readonly fields: Readonly<Partial<Record<FieldConcept, Field>>>;
  /** The section that counts for each concept; further ones of the same concept stand in `extraSections`. */
  readonly sections: Readonly<Partial<Record<SectionConcept, Section>>>;
  readonly extraSections: readonly { readonly concept: SectionConcept; readonly section: Section }[];
  readonly owner?: Located<Owner>;
  /** The known status; `fields.status` holds what was written when it is none of them. */
  readonly status?: Located<Status>;
  readonly nextAction?: Located<string>;
  readonly updated?: Located<Stamp>;
  /** Pending and completed tasks in the order of the file. */
  readonly tasks: readonly Task[];
  readonly scope: readonly PathEntry[];
  readonly offLimits: readonly PathEntry[];
  readonly criteria: readonly Criterion[];
  readonly blockers: readonly TextItem[];
  readonly questions: readonly TextItem[];
  /** The Handoff Log table and its rows, oldest first as they stand. */
  readonly log?: HandoffLog;
  /** Ranges of merge-conflict regions; values are then those of the first side. */
  readonly conflicts: readonly Range[];
}

/** When and by whom: `2026-11-20T15:04:05Z by Claude`. `at` is ISO 8601 in UTC, or the date alone as written; absent when no date was understood. */
export interface Stamp {
  readonly at?: string;
  readonly by?: string;
}

/** One task. In canonical form `- [ ] **T2** Title (owner: codex; after: T1; files: \`src/a.ts\`)` with its specification nested below. */
export interface Task {
  /** As written, such as `T2`; absent where none was given. */
  readonly id?: string;
  /** Plain text without id and trailing parenthesis. */
  readonly title: string;
  readonly section: "pending" | "completed";
  /** Ticked, struck through, or marked done by a word or sign; a bare bullet is open. */
  readonly done: boolean;
  readonly item: ListItem;
  /** The item with everything nested in it, without the line break that ends it. */
  readonly range: Range;
  /** First line of the item's text, after marker and box. */
  readonly lineRange: Range;
  /** The id without its stars. */
  readonly idRange?: Range;
  /** The trailing parenthesis with its brackets. */
  readonly metaRange?: Range;
  readonly owner?: Located<Owner>;
  /** Ids this task waits for, as written. */
  readonly after: readonly Located<string>[];
  readonly files: readonly Located<string>[];
  /** Time stamp of `start`, when somebody works on it. */
  readonly started?: string;
  /** Who completed it, as written. */
  readonly by?: string;
  readonly completedAt?: string;
  readonly evidence?: Evidence;
  /** What is nested below the first line, without common indentation; "" where there is nothing. */
  readonly spec: string;
}

/** Proof of a claim: `npm test -- design` 0 @ a1b2c3d, or `(unverified)`. */
export interface Evidence {
  readonly command?: string;
  readonly exitCode?: number;
  readonly commit?: string;
  readonly at?: string;
  readonly unverified: boolean;
  /** The evidence as written. */
  readonly text: string;
  readonly range: Range;
}

/** A path or glob of a scope list, with the reason given beside it. `../` and absolute paths are kept as written. */
export interface PathEntry {
  readonly pattern: string;
  readonly range: Range;
  readonly note: string;
}

/** One acceptance criterion; `check` is the command after `Check:`. */
export interface Criterion {
  readonly id?: string;
  readonly text: string;
  readonly met?: boolean;
  readonly check?: Located<string>;
  readonly item: ListItem;
  readonly range: Range;
}

/** A list item or paragraph of a prose section, as plain text. */
export interface TextItem {
  readonly text: string;
  readonly range: Range;
}

/** The Handoff Log: its table, and the rows as entries, the oldest first as they stand. */
export interface HandoffLog {
  readonly table: Table;
  readonly entries: readonly LogEntry[];
}

/** One row of the log. `when` is as written. */
export interface LogEntry {
  readonly when: string;
  readonly from: string;
  readonly to: string;
  readonly summary: string;
  readonly range: Range;
}
