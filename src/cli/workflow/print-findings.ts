import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { reportText } from "../../report/text.ts";
import type { CommandIo } from "../io.ts";

/** Tells findings about a workflow as `check` does, on standard error where standard output is another document's; nothing where there are none. */
export function printFindings(findings: readonly Diagnostic[], io: CommandIo, where: "out" | "err" = "out"): void {
  if (findings.length > 0) io[where](reportText(findings, { colour: io.colour }));
}

/** Whether something keeps the workflow from running. */
export function hasErrors(findings: readonly Diagnostic[]): boolean {
  return findings.some(({ severity }) => severity === "error");
}
