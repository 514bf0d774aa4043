import type { Range } from "../../diagnostic/range.ts";
import { shorten } from "../../util/shorten.ts";
import { singleLine } from "../../util/single-line.ts";
import type { ValuePath } from "../written/value-path.ts";
import type { RuleFinding } from "./rule.ts";
import type { LintStep } from "./subject/subject.ts";

/** The words of a finding. */
export interface Words {
  readonly message: string;
  readonly hint: string;
}

/** Makes a finding about the value at a path. */
export function aboutValue(path: ValuePath, words: Words): RuleFinding {
  return { path, part: "value", ...words };
}

/** Makes a finding about the key at a path. */
export function aboutKey(path: ValuePath, words: Words): RuleFinding {
  return { path, part: "key", ...words };
}

/** Makes a finding about a step as a whole; it is shown at the step's name. */
export function aboutStep({ namePath }: LintStep, words: Words): RuleFinding {
  return { path: namePath, part: "value", ...words };
}

/** Makes a finding about a step's task, or a stretch of it. */
export function aboutTask({ task, namePath }: LintStep, words: Words, within?: Range): RuleFinding {
  return { path: task?.path ?? namePath, part: "value", ...words, ...(within && { within }) };
}

const LONGEST = 40;

/** Puts a name or words of a file between backticks: one line, shortened. */
export function quoted(text: string): string {
  return `\`${shorten(singleLine(text.slice(0, 400)).replaceAll("`", "'"), LONGEST)}\``;
}

/** Lists names for a message, at most three of them: `` `a`, `b`, `c` and 2 more ``. */
export function quotedList(names: readonly string[]): string {
  const shown = names.slice(0, 3).map(quoted);
  if (names.length > 3) return `${shown.join(", ")} and ${names.length - 3} more`;
  return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1) ?? ""}`;
}
