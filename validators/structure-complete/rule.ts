import { defineRule } from "../../src/lint/define-rule.ts";
import { isAdopted } from "../../src/lint/is-adopted.ts";
import { WHOLE_FILE } from "../../src/lint/rule.ts";
import { listed } from "../../src/lint/words.ts";
import type { Handoff } from "../../src/protocol/handoff/model.ts";

const FIELDS = { status: "Status", updated: "Updated" } as const;
const SECTIONS = { scope: "Files in Scope", "off-limits": "Files Off Limits", pending: "Pending Tasks" } as const;

/** One finding for a file that does not speak the protocol yet, and one for all that is missing in a file that does. */
export const rule = defineRule({
  name: "structure-complete",
  summary: "A handoff has the protocol's fields and sections.",
  severity: "warning",
  kinds: ["handoff"],
  check({ handoff }, report) {
    if (!isAdopted(handoff)) {
      report({
        range: WHOLE_FILE,
        message: "Missing owner, status and next action, this handoff is free-form",
        hint: "Run `agent-relay adopt`: it adds them at the top and leaves the rest as it is",
      });
      return;
    }
    const fields = missingFields(handoff);
    const sections = missingSections(handoff);
    const first = handoff.fields.owner ?? handoff.fields.status;
    if (fields.length > 0)
      report({
        range: first?.labelRange ?? WHOLE_FILE,
        message: `Missing ${fields.length === 1 ? "field" : "fields"} ${listed(fields, "and")}`,
        hint: "Add a row for each beside the owner",
      });
    if (sections.length > 0)
      report({
        range: WHOLE_FILE,
        message: `Missing ${sections.length === 1 ? "section" : "sections"} ${listed(sections, "and")}`,
        hint: "Add a heading for each, with a list below it",
      });
  },
});

function missingFields({ fields }: Handoff): readonly string[] {
  return (["status", "updated"] as const).filter((concept) => !fields[concept]).map((concept) => FIELDS[concept]);
}

/** Tasks are also read from a section of next steps; then no other is missing. */
function missingSections({ sections, tasks }: Handoff): readonly string[] {
  const hasTasks = tasks.some((task) => task.section === "pending");
  return (["scope", "off-limits", "pending"] as const)
    .filter((concept) => !sections[concept] && !(concept === "pending" && hasTasks))
    .map((concept) => SECTIONS[concept]);
}
