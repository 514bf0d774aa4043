import type { LintStep } from "./subject.ts";

/** Whether an agent step may change files at all: neither a preset that only looks nor rights that only read say otherwise. */
export function changesFiles({ agent, written }: LintStep): boolean {
  const preset = agent?.written.preset;
  if (preset === "reviewer" || preset === "analyst") return writesAnyway(written.permissions ?? agent?.written.permissions);
  return (written.permissions ?? agent?.written.permissions) !== "readonly";
}

function writesAnyway(permissions: unknown): boolean {
  return permissions === "readwrite" || permissions === "full";
}
