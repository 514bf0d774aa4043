import { defineRule } from "../../src/lint/define-rule.ts";
import { isAdopted } from "../../src/lint/is-adopted.ts";
import { isAfter, isFuture } from "../../src/lint/compare-times.ts";
import type { Report, SubjectOf } from "../../src/lint/rule.ts";
import { quoted } from "../../src/lint/words.ts";
import { parseStamp } from "../../src/protocol/parse-stamp.ts";

/** Agents make dates up; a stamp from the future, or one that is older than the log, was not written by the tool's clock. */
export const rule = defineRule({
  name: "stamp-valid",
  summary: "The stamp is a date, not in the future, and not older than the newest row of the log; nor is a row of the log in the future.",
  severity: "error",
  kinds: ["handoff"],
  timely: true,
  check(subject, report) {
    const { handoff, world } = subject;
    if (!isAdopted(handoff)) return;
    let newest: string | undefined;
    for (const { when, range } of handoff.log?.entries ?? []) {
      const at = parseStamp(when).at;
      if (at === undefined) continue;
      if (isFuture(at, world.now))
        report({ range, message: `Unexpected log row of ${quoted(when)}, that is in the future`, hint: "Write the time at which it happened" });
      else if (newest === undefined || isAfter(at, newest)) newest = at;
    }
    checkStamp(subject, newest, report);
  },
});

/** `newest` is the time of the log's newest row that is not in the future. */
function checkStamp({ handoff, world: { now } }: SubjectOf<"handoff">, newest: string | undefined, report: Report): void {
  const field = handoff.fields.updated;
  if (!field) return;
  const range = field.valueRange;
  const at = handoff.updated?.value.at;
  const hint = `Let a move of \`agent-relay\` write it, or write ${quoted(now)}`;
  if (at === undefined) {
    report({
      range,
      message: `${field.value === "" ? "Missing stamp" : `Unexpected stamp ${quoted(field.value)}`}, expected a date such as ${quoted(now)}`,
      expected: now,
      hint,
    });
    return;
  }
  if (isFuture(at, now)) report({ range, message: `Unexpected stamp ${quoted(at)}, it is ${quoted(now)} now`, hint });
  if (newest !== undefined && isAfter(newest, at)) report({ range, message: `Unexpected stamp ${quoted(at)}, the log goes on to ${quoted(newest)}`, hint });
}
