/** A half-open stretch of a text, in UTF-16 code units from its first unit (a byte-order mark counts as one). */
export interface Range {
  readonly start: number;
  readonly end: number;
}
