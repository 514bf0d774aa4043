import { BLOCK_HEAD } from "./block-head.ts";
import { MISSING_KINDS, type Missing } from "./missing.ts";

/** Things that are told one by one. */
const TOLD = 6;

/** Composes the reason of a block: what is missing, each with what to do about it, and findings of `check` in at most three lines. At most some 3,000 characters. */
export function composeReason(missing: readonly Missing[], findings: readonly string[]): string {
  const sorted = sortMissing(missing);
  const more = sorted.length > TOLD ? [`And ${sorted.length - TOLD} more: agent-relay check`] : [];
  const found = findings.length === 0 ? [] : ["Found by agent-relay check:", ...findings.slice(0, 3).map((line) => `- ${line}`)];
  return [
    `${BLOCK_HEAD} the next agent starts without your memory. What is missing:`,
    ...stepLines(sorted.slice(0, TOLD)),
    ...more,
    ...found,
    "This is told once: the next stop goes through, and what is missing then is told to the next session. If a change is not yours, say so and stop.",
  ].join("\n");
}

/** Says in one line what is missing, for the session's record. */
export function summarizeMissing(missing: readonly Missing[]): string {
  return sortMissing(missing)
    .map(({ kind, text }) => `${kind}: ${text}`)
    .join("; ")
    .slice(0, 500);
}

function sortMissing(missing: readonly Missing[]): readonly Missing[] {
  return [...missing].sort((left, right) => MISSING_KINDS.indexOf(left.kind) - MISSING_KINDS.indexOf(right.kind));
}

/** Steps that were told already are not told again. */
function stepLines(missing: readonly Missing[]): readonly string[] {
  const told = new Set<string>();
  return missing.flatMap(({ text, steps }, index) => {
    const fresh = steps.filter((step) => !told.has(step));
    for (const step of fresh) told.add(step);
    return [`${index + 1}. ${text}.`, ...fresh.map((step) => `   ${step}`)];
  });
}
