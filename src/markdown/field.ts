import type { Range } from "../diagnostic/range.ts";

/** The ways a label and its value are written in real files. */
export const FIELD_FORMS = ["front-matter", "table", "bold", "bullet", "plain", "quote", "heading"] as const;
/** One way a labelled value is written. */
export type FieldForm = (typeof FIELD_FORMS)[number];

/** A label with its value: `**Owner:** Codex`, `| Owner | Codex |`, `- Owner: Codex`, `owner: codex`, `## Assigned to: Codex`. */
export interface Field {
  readonly form: FieldForm;
  /** The label as plain text without markup and colon. */
  readonly label: string;
  readonly labelRange: Range;
  /** The value as it stands, markup included, without surrounding blanks, separators and hard breaks; "" where it is missing. */
  readonly value: string;
  /** Where the value stands; empty, at the place to write it, where it is missing. */
  readonly valueRange: Range;
}
