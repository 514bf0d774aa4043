/** Folds a decision's id for comparison: letters in one case, numbers without zeros before them. `ADR-001` and `adr-1` are one, `ADR-1` and `D-1` are not. */
export function decisionKey(id: string): string {
  return id
    .toLowerCase()
    .replace(/\d+/gu, (digits) => String(Number(digits)))
    .replace(/[^a-z\d]+(?=[a-z]|\d)/gu, "-")
    .replace(/([a-z])(?=\d)/gu, "$1-");
}
