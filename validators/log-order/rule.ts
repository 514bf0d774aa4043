import { defineRule } from "../../src/lint/define-rule.ts";
import { isAfter } from "../../src/lint/compare-times.ts";
import { quoted } from "../../src/lint/words.ts";
import { parseStamp } from "../../src/protocol/parse-stamp.ts";

/** The tool adds rows at the end; a row out of order was written by hand or merged. */
export const rule = defineRule({
  name: "log-order",
  summary: "The rows of the log stand in the order of time, the oldest first.",
  severity: "info",
  kinds: ["handoff"],
  check({ handoff }, report) {
    const rows = (handoff.log?.entries ?? []).map((entry) => ({ at: parseStamp(entry.when).at, entry }));
    let latest: string | undefined;
    for (const { at, entry } of rows) {
      if (at === undefined) continue;
      if (latest !== undefined && isAfter(latest, at)) {
        report({ range: entry.range, message: `Unexpected log row of ${quoted(entry.when)} below one of ${quoted(latest)}`, hint: "Put the oldest row first" });
        return;
      }
      latest = at;
    }
  },
});
