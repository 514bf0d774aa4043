/** Names of handoff files in the order in which they count; only the first is ever created. PROTOCOL.md 1. */
export const HANDOFF_NAMES = ["AGENT-HANDOFF.md", "AGENT_HANDOFF.md", "HANDOFF.md"] as const;

/** The folder of a project in which the same names count, after those in the project's own folder. */
export const DOCS_FOLDER = "docs";

const LOWER_NAMES: readonly string[] = HANDOFF_NAMES.map((name) => name.toLowerCase());
const LENGTHS: readonly number[] = HANDOFF_NAMES.map((name) => name.length);

/** Whether a name of a folder's listing is that of a handoff file, in any case. Cheap: it runs over every name of every project. */
export function isHandoffName(name: string): boolean {
  return LENGTHS.includes(name.length) && LOWER_NAMES.includes(name.toLowerCase());
}

/** Sorts handoff names by how much they count; those equal but for case by their letters. */
export function compareHandoffNames(left: string, right: string): number {
  return rank(left) - rank(right) || (left < right ? -1 : 1);
}

function rank(name: string): number {
  const exact = HANDOFF_NAMES.findIndex((known) => known === name);
  if (exact !== -1) return exact * 2;
  return HANDOFF_NAMES.findIndex((known) => known.toLowerCase() === name.toLowerCase()) * 2 + 1;
}
