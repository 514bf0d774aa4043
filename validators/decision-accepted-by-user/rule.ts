import { defineRule } from "../../src/lint/define-rule.ts";
import { quoted } from "../../src/lint/words.ts";
import { readOwner } from "../../src/protocol/handoff/read-owner.ts";

/** Agents propose; what binds all of them is the user's to accept. */
export const rule = defineRule({
  name: "decision-accepted-by-user",
  summary: "No decision that names its deciders was accepted by agents alone.",
  severity: "warning",
  kinds: ["decisions"],
  check({ decisions: { decisions }, world: { agents } }, report) {
    for (const { status, deciders, id, title } of decisions) {
      if (status !== "accepted" || !deciders) continue;
      const names = deciders.value.split(/\s*(?:[,;&+/]|\band\b)\s*/u).filter((name) => name !== "");
      if (names.length === 0 || !names.every((name) => readOwner(name, agents).kind === "agent")) continue;
      report({
        range: deciders.range,
        message: `Unexpected deciders ${quoted(deciders.value)} of ${quoted(id?.value ?? title)}, expected \`User\` among them`,
        expected: "User",
        hint: "Let the user accept it, or set its status to `proposed`",
      });
    }
  },
});
