import { shorten } from "../../util/shorten.ts";
import { singleLine } from "../../util/single-line.ts";
import { RULE_CRASHED } from "./own-rules.ts";

/** What is said of a rule that threw, wherever it was. */
export interface Crash {
  readonly rule: string;
  readonly severity: "error";
  readonly message: string;
  readonly hint: string;
}

/** Says that a rule threw, and why. */
export function crashed(rule: string, error: unknown): Crash {
  const reason = shorten(singleLine(error instanceof Error ? error.message : String(error)), 80).replace(/\.+$/u, "");
  return {
    rule: RULE_CRASHED.name,
    severity: RULE_CRASHED.severity,
    message: `Rule \`${rule}\` failed: ${reason}`,
    hint: `Report this, and set \`${rule}\` to \`off\` until it is mended.`,
  };
}
