import { defineRule } from "../../src/lint/define-rule.ts";
import { WHOLE_FILE } from "../../src/lint/rule.ts";
import { listedUpTo } from "../../src/lint/words.ts";

/** Of two live handoffs one is always stale, and agents read the other. */
export const rule = defineRule({
  name: "handoff-single",
  summary: "A project has one live handoff file.",
  severity: "warning",
  kinds: ["handoff"],
  check({ file, world: { handoffFiles = [] } }, report) {
    const others = handoffFiles.filter((name) => file !== name && !file.endsWith(`/${name}`));
    if (others.length === 0 || others.length === handoffFiles.length) return;
    report({
      range: WHOLE_FILE,
      message: `Unexpected second handoff ${listedUpTo(3, others)}, expected one`,
      hint: "Move what is still true into one file, and remove or archive the other",
    });
  },
});
