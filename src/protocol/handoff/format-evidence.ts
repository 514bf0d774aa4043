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
