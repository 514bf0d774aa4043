/** A place in a text as remark counts it: line and column from 1, the offset in UTF-16 units from 0. */
export interface RemarkPoint {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** Where a message stands: a stretch, or a point where there is none. */
export type RemarkPlace = RemarkPoint | { readonly start: RemarkPoint; readonly end: RemarkPoint };

/** What is written on a message of remark (`VFileMessage`) once it is made. */
export interface RemarkMessage {
  /** `true` fails a run, `false` is a warning, and `undefined` a remark. */
  fatal?: boolean | null | undefined;
  /** The page of the rule. */
  url?: string | undefined;
  /** What to do about it. */
  note?: string | undefined;
  /** The text that stands there, where another can be put in its place. */
  actual?: string | undefined;
  /** The texts to put in its place. */
  expected?: string[] | undefined;
}

/** What a plugin needs of a file that remark hands it (`VFile` 6 and later). */
export interface RemarkFile {
  /** Path as the user's configuration or command gave it; `undefined` for a text without a file. */
  readonly path: string | undefined;
  /** Gives the text of the file. */
  toString(): string;
  message(reason: string, options: { readonly place: RemarkPlace; readonly ruleId: string; readonly source: string }): RemarkMessage;
}
