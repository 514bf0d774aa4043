import { defineRule } from "../../src/lint/define-rule.ts";
import { quoted } from "../../src/lint/words.ts";

/** What looks like a path or a glob. */
const PATH = /^(?!\.{1,2}$|[a-z][a-z0-9+.-]*:\/\/|[~/]|[A-Za-z]:[\\/])[^\s]*(?:\/|\*|\.\w{1,10}$)[^\s]*$/u;

/** The brief shows the decisions that touch the files in scope; one whose files moved is shown to nobody. */
export const rule = defineRule({
  name: "decision-affects-exist",
  summary: "The files that an accepted decision affects exist.",
  severity: "warning",
  kinds: ["decisions"],
  check({ decisions: { decisions }, world: { pathExists } }, report) {
    if (!pathExists) return;
    for (const { status, affects, id, title } of decisions) {
      if (status !== "accepted") continue;
      for (const { value, range } of affects) {
        if (!PATH.test(value) || pathExists(value)) continue;
        report({
          range,
          message: `Unexpected path ${quoted(value)} of ${quoted(id?.value ?? title)}, nothing matches it`,
          hint: "Let a new decision that supersedes it name the files as they are now",
        });
      }
    }
  },
});
