import type { ScriptRule } from "./script-rule.ts";

/** The guide's row on filtering by `personaNames.has(from)`. */
export const scriptFilterAbsent: ScriptRule = {
  name: "script-filter-absent",
  severity: "warning",
  summary: "No script filters messages by the names of personas.",
  why: "Only agents that subscribed to a channel get its messages. A list of names beside that is wrong as soon as one joins or leaves.",
  type: "module",
  examples: {
    wrong: `relay.onMessageReceived = ({ from, text }) => {
  if (personaNames.has(from)) return;
};
`,
    right: `relay.unsubscribe({ agent: "auditor", channels: ["general"] });
`,
  },
  *check({ code }) {
    for (const { index, 0: found } of code.matchAll(
      /\bpersonas?(?:Names?|Set|List)?\s*\.\s*(?:has|includes)\s*\(\s*(?:[\w$]+\s*\.\s*)*(?:from|sender|fromName)\s*\)/giu,
    )) {
      const message = "Unexpected filter of messages by persona, expected subscriptions of the agents";
      yield { range: { start: index, end: index + found.length }, message, hint: "Remove it, and use `relay.subscribe()` and `relay.unsubscribe()`." };
    }
  },
};
