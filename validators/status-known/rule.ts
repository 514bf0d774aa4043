import { defineRule } from "../../src/lint/define-rule.ts";
import { isAdopted } from "../../src/lint/is-adopted.ts";
import { listed, meant, quoted } from "../../src/lint/words.ts";
import { STATUSES } from "../../src/protocol/status.ts";

/** A status nobody knows tells a person something and the tools nothing. */
export const rule = defineRule({
  name: "status-known",
  summary: "The status is one of the protocol's, in any usual spelling.",
  severity: "warning",
  fixable: true,
  kinds: ["handoff"],
  check({ handoff }, report) {
    const field = handoff.fields.status;
    if (!field || handoff.status || !isAdopted(handoff)) return;
    const expected = listed(STATUSES, "or");
    if (field.value === "") {
      report({ range: field.valueRange, message: `Missing status, expected ${expected}`, expected, hint: "Write the status" });
      return;
    }
    const finding = { range: field.valueRange, message: `Unexpected status ${quoted(field.value)}, expected ${expected}`, expected };
    const near = field.value.length > 24 ? undefined : meant(field.value, STATUSES);
    if (near === undefined) report({ ...finding, hint: "Write one of them, and the details under Context" });
    else
      report({ ...finding, hint: `Write ${quoted(near)}`, fix: { title: `Replace by ${quoted(near)}`, edits: [{ range: field.valueRange, newText: near }] } });
  },
});
