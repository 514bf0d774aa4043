import { defineRule } from "../../src/lint/define-rule.ts";
import { SUBJECT_KINDS } from "../../src/lint/rule.ts";
import { findConflictMarkers } from "../../src/markdown/find-conflict-markers.ts";

/** Everything still reads, by the first side; which side is right only a person knows. */
export const rule = defineRule({
  name: "conflict-markers",
  summary: "A file holds no merge-conflict markers.",
  severity: "error",
  kinds: SUBJECT_KINDS,
  check({ text }, report) {
    for (const range of findConflictMarkers(text)) {
      report({
        range,
        message: "Unexpected merge conflict, expected one of the two sides",
        hint: "Choose what is true and remove the lines `<<<<<<<`, `=======` and `>>>>>>>`",
      });
    }
  },
});
