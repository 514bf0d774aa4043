import { HOLDS, type Verdict } from "./verdict.ts";

/** Compares the exit code of a step with the one that is wanted. */
export function checkExitCode(wanted: number, found: number | undefined): Verdict {
  if (found === wanted) return HOLDS;
  const words = found === undefined ? "no exit code" : `exit code ${String(found)}`;
  return { holds: false, error: `Unexpected ${words}, expected ${String(wanted)}` };
}
