/**
 * Where in a shell command a reference stands. The first six take any value; `arithmetic` takes a whole number; in a `comment` it is left as it is written; the
 * others have no way to write a value that stays text, and are refused.
 */
export const PLACES = [
  "bare",
  "double",
  "single",
  "here",
  "here-quoted",
  "pattern",
  "arithmetic",
  "comment",
  "delimiter",
  "operand",
  "program",
  "unread",
] as const;
/** One place of a shell command. */
export type Place = (typeof PLACES)[number];

/** One reference of a command. */
export interface Spot {
  /** Its offset in the text with one character for each reference. */
  readonly at: number;
  place: Place;
  /** Where one word is seldom what was meant: a whole command line in the name of a command, a list in `for ... in`, text in the code of another language. */
  role?: "command" | "list" | "code";
  /** Whether it stands in the program of a further shell, which sees exported variables only. */
  readonly inProgram: boolean;
  /** Writes an insertion for the levels of quoting around it. */
  readonly encode: (insertion: string) => string;
}
