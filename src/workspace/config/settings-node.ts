import type { Range } from "../../diagnostic/range.ts";

/** A value of a settings' file, of any notation, with the place where it stands; `members` holds an object's keys in order, doubled ones too, `items` a list's entries. */
export interface SettingsNode {
  readonly range: Range;
  readonly value: unknown;
  readonly members: readonly SettingsMember[];
  readonly items: readonly SettingsNode[];
}

/** One key of an object with its value. */
export interface SettingsMember {
  readonly key: string;
  readonly keyRange: Range;
  readonly node: SettingsNode;
}

/** Where a text stops being what it has to be, and what was expected there. */
export interface SyntaxProblem {
  readonly range: Range;
  /** What stands there, to follow "Unexpected". */
  readonly found: string;
  readonly expected: string;
  /** What to do about it, one imperative sentence. */
  readonly hint?: string;
}

/** Deeper nesting is refused in every notation, so that no text can exhaust the stack. */
export const MAX_DEPTH = 100;
