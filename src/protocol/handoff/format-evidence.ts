import { codeSpan } from "./code-span.ts";

/** What was run to prove a claim, how it ended and on which commit. */
export interface EvidenceRun {
  readonly command: string;
  readonly exitCode: number;
  readonly commit?: string;
}

/** Writes proof the way `parseEvidence` reads it: `` `npm test` 0 @ a1b2c3d ``; line ends in the command become blanks. */
export function formatEvidence({ command, exitCode, commit }: EvidenceRun): string {
  return `${codeSpan(command)} ${exitCode}${commit === undefined ? "" : ` @ ${commit}`}`;
}

/** Writes several proofs one after the other, and the reason of a claim that nothing proves; "" where there is neither. */
export function formatProof({ runs, reason }: { readonly runs: readonly EvidenceRun[]; readonly reason?: string }): string {
  const proofs = runs.map((run) => formatEvidence(run));
  // The parenthesis of a task ends at brackets and is divided at semicolons.
  const why = reason?.replace(/;/gu, ",").replace(/[()`]/gu, "").trim() ?? "";
  return [...proofs, ...(why === "" ? [] : [`unverified: ${why}`])].join(", ");
}
