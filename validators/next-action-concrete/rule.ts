import { defineRule } from "../../src/lint/define-rule.ts";
import { isAdopted } from "../../src/lint/is-adopted.ts";
import { quoted } from "../../src/lint/words.ts";

/** Sentences that mean something only to who was there. */
const VAGUE = [
  /^(?:please )?(?:continue|keep going|go on|carry on|proceed|resume)(?: (?:the |with (?:the |it)?|on |your )?(?:work|working|task|tasks|project|it|this|here|implementation|above|below|as (?:planned|before|discussed)))*$/u,
  /^(?:to be (?:done|determined|decided|defined)|tbd|tba|tbc|todo|to do|wip|n a|na|none|nothing|unknown|later|soon|pending|open|various|misc)$/u,
  /^(?:see|as|same|like)(?: as)? (?:above|below|before|previous(?:ly)?|discussed|planned|agreed|chat|the chat|context|notes?|log|last time)$/u,
  /^(?:do|finish|complete|fix|handle|implement|work on|start|begin)(?: (?:on|with))?(?: (?:it|this|that|these|them|things?|stuff|everything|all|the rest|the remaining (?:work|tasks?)|the tasks?|the work|work|remaining (?:work|tasks?)|next (?:steps?|tasks?)|the next (?:steps?|tasks?|one)))*$/u,
  /^(?:next|next steps?|next tasks?|the next (?:step|task|one))$/u,
  /^[^\p{L}\p{N}]*$/u,
];

/** The next action is for somebody who was not in the room. */
export const rule = defineRule({
  name: "next-action-concrete",
  summary: "The next action says something to an agent that has read nothing else.",
  severity: "warning",
  kinds: ["handoff"],
  check({ handoff }, report) {
    const { nextAction, status } = handoff;
    if (!nextAction || !isAdopted(handoff) || status?.value === "done" || nextAction.value.trim() === "" || nextAction.value.length > 120) return;
    const words = nextAction.value
      .toLowerCase()
      .replace(/[*_`~"'“”’]/gu, "")
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
    if (!VAGUE.some((pattern) => pattern.test(words))) return;
    report({
      range: nextAction.range,
      message: `Unexpected next action ${quoted(nextAction.value)}, expected what to do and where`,
      hint: "Name the task and its outcome, such as `Implement T2: the token endpoint`",
    });
  },
});
