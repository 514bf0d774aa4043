import type { WrittenAgent } from "../written/written-workflow.ts";
import type { PatternRole } from "./pattern-definition.ts";

/**
 * Says whether an agent has a role: its `role` is one of the words, or begins with one before `:`, `,`, `(` or a dash between blanks, or before a number
 * (`mapper`, `Mapper: splits files`, `mapper-2`). A word within a sentence is no role: "Plans the primary key" makes nobody a `primary`.
 */
export function hasRole(agent: Pick<WrittenAgent, "role">, { words }: Pick<PatternRole, "words">): boolean {
  return isOneOf(labelOf(agent.role ?? ""), words);
}

/** Says whether a word, such as an agent's name, is one of a role's words, with or without a number behind it. */
export function isOneOf(label: string, words: readonly string[]): boolean {
  const plain = label.replace(/[ _-]?\d+$/u, "");
  return words.some((word) => (word.endsWith("-") ? label.startsWith(word) : label === word || plain === word));
}

function labelOf(role: string): string {
  const [label = ""] = role.split(/[:,(]|\s[-–—]\s/u, 1);
  return label.trim().toLowerCase();
}
