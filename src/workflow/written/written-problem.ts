import type { Severity } from "../../diagnostic/diagnostic.ts";
import type { ValuePath } from "./value-path.ts";

/** One thing that is wrong in the written form, by the path of the value; whoever knows the text turns it into a finding. */
export interface WrittenProblem {
  /** Name of the rule, such as `key-known`. */
  readonly rule: WrittenRule;
  readonly severity: Severity;
  readonly path: ValuePath;
  /** Whether the key is meant, or the value. */
  readonly part: "key" | "value";
  readonly message: string;
  readonly hint: string;
  /** The key that is missing, or that somebody may have meant by one that is not known. */
  readonly meant?: string;
}

/** The rules of the written form: all give errors but `key-used` and `number-plain`. */
export const WRITTEN_RULES = [
  "yaml-syntax",
  "key-known",
  "key-once",
  "key-required",
  "key-used",
  "value-type",
  "value-range",
  "value-format",
  "word-known",
  "name-unique",
  "number-plain",
  "hosted-only",
  "too-many",
] as const;
/** A rule of the written form. */
export type WrittenRule = (typeof WRITTEN_RULES)[number];
