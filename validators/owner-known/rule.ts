import { defineRule } from "../../src/lint/define-rule.ts";
import { expectedOwner, unknownOwner } from "../../src/lint/expected-owner.ts";
import { isAdopted } from "../../src/lint/is-adopted.ts";
import { WHOLE_FILE } from "../../src/lint/rule.ts";

/** The owner of a project is somebody: without one no agent knows whose turn it is. */
export const rule = defineRule({
  name: "owner-known",
  summary: "The current owner is a known agent, the user or nobody.",
  severity: "error",
  fixable: true,
  kinds: ["handoff"],
  check({ handoff, world: { agents } }, report) {
    if (!isAdopted(handoff)) return;
    const { owner: field } = handoff.fields;
    if (!handoff.owner || field?.value.trim() === "") {
      const expected = expectedOwner(agents);
      report({
        range: field?.valueRange ?? WHOLE_FILE,
        message: `Missing owner, expected ${expected}`,
        expected,
        hint: field ? "Name who goes on, or write `None`" : "Add a field `Current Owner`",
      });
      return;
    }
    const finding = unknownOwner(handoff.owner, "owner", agents);
    if (finding) report(finding);
  },
});
