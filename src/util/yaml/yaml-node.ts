/** A value of a YAML text with the place where it stands, in UTF-16 code units; `members` holds an object's keys in order, doubled ones too, `items` a list's entries. */
export interface YamlNode {
  readonly range: YamlRange;
  readonly value: unknown;
  readonly members: readonly YamlMember[];
  readonly items: readonly YamlNode[];
  /** Whether the value is written without quotes, on the key's line or below it. */
  readonly plain?: true;
}

/** One key of an object with its value. */
export interface YamlMember {
  readonly key: string;
  readonly keyRange: YamlRange;
  readonly node: YamlNode;
}

/** A half-open stretch of the text. */
export interface YamlRange {
  readonly start: number;
  readonly end: number;
}

/** Where a text stops being YAML, or what is too much of it. */
export interface YamlProblem {
  readonly range: YamlRange;
  /** What stands there, to follow "Unexpected". */
  readonly found: string;
  readonly expected: string;
  /** What to do about it, one imperative sentence. */
  readonly hint: string;
}

/** What is refused, so that no text takes long or much memory. */
export interface YamlLimits {
  /** The longest text, in UTF-16 code units. */
  readonly maxLength: number;
  /** How many values there may be when all aliases are written out. */
  readonly maxValues: number;
}

/** Deeper nesting is always refused: the YAML reader goes down by calls, and runs out of stack in a way that ends the process. */
export const MAX_YAML_DEPTH = 100;

/** What reading a YAML text gives: its value, or where it is none. */
export type YamlResult = { readonly ok: true; readonly value: YamlNode } | { readonly ok: false; readonly problem: YamlProblem };
