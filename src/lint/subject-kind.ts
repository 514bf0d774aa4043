import type { SubjectKind } from "./rule.ts";

/** Names of handoff files, the protocol's own first; the others are read and never created. */
const HANDOFF_NAMES = ["AGENT-HANDOFF.md", "AGENT_HANDOFF.md", "HANDOFF.md"] as const;

/** Names of the instruction files that agents read by themselves. */
const INSTRUCTION_NAMES = ["CLAUDE.md", "AGENTS.md", "GEMINI.md"] as const;

/** Tells by a file's name what a rule would see in it; absent for files that are none of the protocol's. A handoff may turn out to be an index. */
export function subjectKindOf(path: string): SubjectKind | undefined {
  const name = path.slice(path.lastIndexOf("/") + 1).toUpperCase();
  if (HANDOFF_NAMES.some((known) => known.toUpperCase() === name)) return "handoff";
  if (INSTRUCTION_NAMES.some((known) => known.toUpperCase() === name)) return "instructions";
  if (name === "DECISIONS.MD") return "decisions";
  return /^[A-Z][A-Z0-9]*_REVIEW\.MD$/.test(name) ? "review" : undefined;
}
