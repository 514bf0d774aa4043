import { defineRule } from "../../src/lint/define-rule.ts";
import { numberOption } from "../../src/lint/number-option.ts";
import { WHOLE_FILE } from "../../src/lint/rule.ts";
import { estimateTokens } from "../../src/protocol/brief/estimate-tokens.ts";

/** About 40 KB of English; nine in ten real handoffs are shorter. */
const MOST_TOKENS = 10_000;

/** What does not fit is dropped from the brief, and what is read whole costs every session. */
export const rule = defineRule({
  name: "handoff-too-long",
  summary: "A handoff is at most 10,000 tokens long (option `tokens`).",
  severity: "warning",
  kinds: ["handoff"],
  check({ text }, report, options) {
    const most = numberOption(options, "tokens", MOST_TOKENS);
    if (text.length < most) return;
    const tokens = estimateTokens(text);
    if (tokens > most)
      report({
        range: WHOLE_FILE,
        message: `Unexpected length of about ${tokens} tokens, expected at most ${most}`,
        hint: "Run `agent-relay archive`, and move background into files of its own",
      });
  },
});
