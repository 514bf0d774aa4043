import { isFuture } from "../../src/lint/compare-times.ts";
import { defineRule } from "../../src/lint/define-rule.ts";
import { quoted } from "../../src/lint/words.ts";
import { findDate } from "../../src/protocol/find-date.ts";

/** A date in digits that no calendar has, or one that has not come yet, was made up. */
export const rule = defineRule({
  name: "decision-dates-valid",
  summary: "The date of a decision is a day of the calendar that is not in the future.",
  severity: "warning",
  kinds: ["decisions"],
  timely: true,
  check({ decisions: { decisions }, world: { now } }, report) {
    for (const { date } of decisions) {
      if (!date || !/\d/u.test(date.value)) continue;
      const found = findDate(date.value.slice(0, 200));
      const hint = `Write the day on which it was decided, such as ${quoted(now.slice(0, 10))}`;
      if (!found) report({ range: date.range, message: `Unexpected date ${quoted(date.value)}, expected one such as ${quoted(now.slice(0, 10))}`, hint });
      else if (isFuture(found.date, now))
        report({ range: date.range, message: `Unexpected date ${quoted(found.date)}, today is ${quoted(now.slice(0, 10))}`, hint });
    }
  },
});
