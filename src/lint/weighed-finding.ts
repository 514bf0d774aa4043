import type { Severity } from "../diagnostic/diagnostic.ts";
import type { Finding } from "./rule.ts";

/** A finding with the rule it comes from and the weight it has. */
export interface WeighedFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly finding: Finding;
}
