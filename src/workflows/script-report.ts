import { appendFileSync } from "node:fs";
import type { DryRunReport } from "./dry-run/dry-run-report.ts";

/**
 * What one `.run()` of a script came to, for the `agent-relay run` that started it: a line of JSON each in the file of `ScriptFlags.report`. `begun` is written when
 * the run's journal is there, so that it can be followed from the event of number `since` on, where the run began or was resumed; each of the others ends one call.
 */
export type ScriptReport =
  | { readonly kind: "begun"; readonly runId: string; readonly folder: string; readonly since: number }
  | { readonly kind: "run"; readonly runId: string; readonly folder: string; readonly status: "completed" | "failed" | "cancelled"; readonly error?: string }
  | {
      readonly kind: "dry-run";
      readonly name: string;
      readonly valid: boolean;
      readonly errors: readonly string[];
      readonly warnings: readonly string[];
      readonly report: DryRunReport;
    }
  | { readonly kind: "refused"; readonly error: string };

/** Adds a line to the report of a script; does nothing where nobody asked for one. */
export function writeScriptReport(file: string | undefined, report: ScriptReport): void {
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(report)}\n`, { mode: 0o600 });
}
