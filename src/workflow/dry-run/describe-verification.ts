import { shorten } from "../../util/shorten.ts";
import { singleLine } from "../../util/single-line.ts";
import { unreachable } from "../../util/unreachable.ts";
import type { PlannedVerification } from "../plan/planned-step.ts";
import type { Template } from "../template/template.ts";

const LONGEST = 80;

/** Says in words what has to hold after a step: `` exit code 0 ``, `` output contains `DONE` ``, `` file `a.ts` exists ``. */
export function describeVerification(verification: PlannedVerification): string {
  switch (verification.kind) {
    case "exit_code":
      return `exit code ${String(verification.exitCode)}`;
    case "output_contains":
      return `output contains ${quoted(verification.text)}`;
    case "file_exists":
      return `file ${quoted(verification.path)} exists`;
    case "custom":
      return verification.command === undefined ? "a check that is left to the caller" : `check ${quoted(verification.command)}`;
    default:
      return unreachable(verification);
  }
}

function quoted({ parts }: Template): string {
  return `\`${shorten(singleLine(parts.map(({ text }) => text).join("")), LONGEST)}\``;
}
