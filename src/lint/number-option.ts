import type { RuleOptions } from "./rule.ts";

/** Gives a rule's numeric option, or `otherwise` where it is missing or no positive number. */
export function numberOption(options: RuleOptions, name: string, otherwise: number): number {
  const value = options[name];
  return typeof value === "number" && value > 0 ? value : otherwise;
}
