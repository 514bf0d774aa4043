import { defineRule } from "../../src/lint/define-rule.ts";
import { SUBJECT_KINDS } from "../../src/lint/rule.ts";
import { secretsOf } from "../../src/lint/secrets-of.ts";

/** These files are committed, read by every agent and sent to models: nothing in them stays secret. The message tells what was found without telling it. */
export const rule = defineRule({
  name: "text-secrets",
  summary: "A file holds no passwords, tokens and private keys.",
  severity: "error",
  kinds: SUBJECT_KINDS,
  check({ text }, report) {
    for (const { range, kind, beginning } of secretsOf(text)) {
      report({
        range,
        message: `Unexpected secret${beginning === undefined ? "" : ` \`${beginning}…\``} (${kind}), expected none`,
        hint: "Revoke it, since it was written down, and name the place where the new one is kept",
      });
    }
  },
});
