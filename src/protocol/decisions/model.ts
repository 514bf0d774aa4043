import type { Range } from "../../diagnostic/range.ts";
import type { Outline, TableRow } from "../../markdown/model.ts";
import type { Section } from "../../markdown/section.ts";
import type { Located } from "../located.ts";

/** The states of a decision. */
export const DECISION_STATUSES = ["proposed", "accepted", "rejected", "superseded"] as const;
/** State of a decision. */
export type DecisionStatus = (typeof DECISION_STATUSES)[number];

/** How decisions are written down in a file; a new one takes the form of the others. */
export const DECISION_FORMS = ["heading", "table-row"] as const;
/** One way a decision is written down. */
export type DecisionForm = (typeof DECISION_FORMS)[number];

/** A project's `DECISIONS.md`. */
export interface DecisionLog {
  readonly outline: Outline;
  readonly root: Section;
  readonly decisions: readonly Decision[];
  readonly conflicts: readonly Range[];
}

/** One decision, in whatever form it stands. Ids compare by number: `ADR-001` is `ADR-0001`. */
export interface Decision {
  readonly form: DecisionForm;
  readonly id?: Located<string>;
  /** The number in the id, for comparison; absent without an id. */
  readonly number?: number;
  readonly title: string;
  readonly range: Range;
  readonly section?: Section;
  readonly row?: TableRow;
  /** Where the status is written, as written. */
  readonly statusText?: Located<string>;
  readonly status?: DecisionStatus;
  readonly date?: Located<string>;
  readonly deciders?: Located<string>;
  readonly context?: string;
  readonly decision?: string;
  readonly consequences?: string;
  /** Globs of the files the decision touches. */
  readonly affects: readonly Located<string>[];
  readonly supersedes: readonly Located<string>[];
  readonly supersededBy: readonly Located<string>[];
}
