import { defineRule } from "../../src/lint/define-rule.ts";
import { isAdopted } from "../../src/lint/is-adopted.ts";
import { WHOLE_FILE } from "../../src/lint/rule.ts";

/** Whoever opens the file next reads this line first. A finished project has none. */
export const rule = defineRule({
  name: "next-action-present",
  summary: "A project that is not done says what is to be done next.",
  severity: "error",
  kinds: ["handoff"],
  check({ handoff }, report) {
    if (!isAdopted(handoff) || handoff.status?.value === "done" || (handoff.nextAction?.value.trim() ?? "") !== "") return;
    const range = handoff.fields["next-action"]?.valueRange ?? handoff.sections["next-action"]?.heading?.range ?? WHOLE_FILE;
    report({ range, message: "Missing next action, expected one thing to do", hint: "Say in one sentence what the owner does next, naming the task" });
  },
});
