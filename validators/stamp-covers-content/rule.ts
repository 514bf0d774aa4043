import { committedHandoff } from "../../src/lint/committed-handoff.ts";
import { defineRule } from "../../src/lint/define-rule.ts";
import { isAdopted } from "../../src/lint/is-adopted.ts";
import { isAfter } from "../../src/lint/compare-times.ts";
import { listedUpTo, quoted } from "../../src/lint/words.ts";
import { compareHandoffs } from "../../src/protocol/changes/compare-handoffs.ts";
import type { Handoff } from "../../src/protocol/handoff/model.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
/** Who has just stamped the file goes on writing for a while. */
const SESSION_MS = 10 * 60 * 1000;

/** Half of real handoffs are rewritten under an old date: who reads the stamp believes the file is older than it is. */
export const rule = defineRule({
  name: "stamp-covers-content",
  summary: "A handoff whose content differs from the last commit has a newer stamp than the committed one.",
  severity: "warning",
  kinds: ["handoff"],
  check(subject, report) {
    const { handoff, world } = subject;
    const { now } = world;
    const field = handoff.fields.updated;
    const at = handoff.updated?.value.at;
    if (!field || at === undefined || !isAdopted(handoff) || handoff.conflicts.length > 0) return;
    const before = committedHandoff(subject);
    const was = before?.updated?.value.at;
    if (before === undefined || was === undefined || before.conflicts.length > 0) return;
    const hint = `Let a move of \`agent-relay\` write it, or write ${quoted(now)}`;
    if (isAfter(was, at)) {
      report({ range: field.valueRange, message: `Unexpected stamp ${quoted(at)}, the last commit has ${quoted(was)} already`, hint });
      return;
    }
    if (at !== was || covers(at, now)) return;
    const changed = changesIn(before, handoff);
    if (changed.length === 0) return;
    report({
      range: field.valueRange,
      message: `Unexpected stamp ${quoted(at)}, since the last commit the handoff was changed: ${listedUpTo(3, changed)}`,
      hint,
    });
  },
});

/** What was changed in its meaning, each subject once. */
function changesIn(before: Handoff, after: Handoff): readonly string[] {
  return [...new Set(compareHandoffs(before, after).map(({ about }) => about))];
}

/** A day without a time covers whatever was written on it, in any zone; a time covers what was written right after it. */
function covers(at: string, now: string): boolean {
  return Date.parse(now) - Date.parse(at) < (at.length <= 10 ? 2 * DAY_MS : SESSION_MS);
}
