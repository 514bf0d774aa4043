import { codeSpan } from "../protocol/handoff/code-span.ts";
import { formatEvidence } from "../protocol/handoff/format-evidence.ts";
import { singleLine } from "../util/single-line.ts";
import { unreachable } from "../util/unreachable.ts";
import type { PlannedStep, PlannedVerification } from "../workflow/plan/planned-step.ts";
import type { Template } from "../workflow/template/template.ts";
import { splitCommands } from "./join-commands.ts";

/** How a step of a run ended, as far as it is proof. */
export interface StepDone {
  readonly runId: string;
  readonly step: PlannedStep;
  readonly durationMs?: number;
  /** Commit that is checked out, abbreviated; absent without git. */
  readonly commit?: string;
}

/** Writes what proves that a step's tasks are done: the check that held, else that nothing checks it, with the run, the step and how long it took (PROTOCOL.md 2). */
export function stepEvidence({ runId, step, durationMs, commit }: StepDone): string {
  const took = durationMs === undefined ? "" : ` in ${Math.round(durationMs / 1000)} s`;
  const where = `run ${runId} step ${singleLine(step.name)}${took}`.replace(/[();`]/gu, "");
  const proof = proofOf(step, commit);
  return proof === undefined ? `unverified: ${where} ended well and nothing checks it` : `${proof}, ${where}`;
}

function proofOf(step: PlannedStep, commit: string | undefined): string | undefined {
  if (step.kind === "approval") return "the user said yes";
  if (step.verification !== undefined) return proofOfVerification(step.verification, commit);
  return step.kind === "deterministic" && step.failOnError ? commandProof(step.command, commit) : undefined;
}

function proofOfVerification(verification: PlannedVerification, commit: string | undefined): string | undefined {
  switch (verification.kind) {
    case "custom":
      return verification.command === undefined ? undefined : commandProof(verification.command, commit);
    case "file_exists":
      return `${codeSpan(singleLine(textOf(verification.path)))} is there`;
    case "output_contains":
      return `the output holds ${codeSpan(singleLine(textOf(verification.text)))}`;
    case "exit_code":
      return undefined;
    default:
      return unreachable(verification);
  }
}

function commandProof(command: Template, commit: string | undefined): string {
  const at = commit === undefined ? {} : { commit };
  return splitCommands(textOf(command))
    .map((each) => formatEvidence({ command: singleLine(each), exitCode: 0, ...at }))
    .join(", ");
}

function textOf({ parts }: Template): string {
  return parts.map(({ text }) => text).join("");
}
