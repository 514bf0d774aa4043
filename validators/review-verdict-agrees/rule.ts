import { defineRule } from "../../src/lint/define-rule.ts";
import { speaksProtocol } from "../../src/lint/speaks-protocol.ts";
import { listedUpTo } from "../../src/lint/words.ts";
import type { Range } from "../../src/diagnostic/range.ts";
import type { Section } from "../../src/markdown/section.ts";
import { sectionsOf } from "../../src/markdown/sections-of.ts";
import { normaliseTitle } from "../../src/protocol/handoff/normalise-title.ts";
import { parseReview } from "../../src/protocol/review/parse-review.ts";

/** A verdict that lets the work pass as it is. */
const ACCEPTED =
  /^[\s*_`#✅✔]*(?:accepted?|approved?|pass(?:ed)?|lgtm|ship it|good to go|ready to merge)(?![\w-])(?!.*\b(?:after|once|when|if|unless|until|but|except|condition\w*|with|pending|not)\b)/iu;

/** Accepted with a grave finding open: one of the two was written without looking at the other. */
export const rule = defineRule({
  name: "review-verdict-agrees",
  summary: "No review accepts the work while a critical or high finding of the same round is open.",
  severity: "warning",
  kinds: ["review"],
  check(subject, report) {
    const { text, outline } = subject;
    if (!/verdict/iu.test(text) || !speaksProtocol(subject)) return;
    const { verdict, findings, conflicts } = parseReview(text);
    if (!verdict || conflicts.length > 0 || !ACCEPTED.test(verdict.value)) return;
    const round = roundOf(sectionsOf(outline), verdict.range);
    const open = findings.filter(
      ({ severity, resolved, range }) =>
        (severity === "critical" || severity === "high") && resolved !== true && range.start >= round.start && range.end <= round.end,
    );
    if (open.length === 0) return;
    const names = open.map(({ id, title }) => id ?? title);
    report({
      range: verdict.range,
      message: `Unexpected verdict, ${listedUpTo(3, names)} ${open.length === 1 ? "is" : "are"} open and grave`,
      hint: "Say of each that it is resolved, or what has to change before the work is accepted",
    });
  },
});

/** The smallest section around the verdict that holds more than the verdict. */
function roundOf(root: Section, place: Range): Range {
  let found = root.range;
  for (let section: Section | undefined = root; section;) {
    if (normaliseTitle(section.title) !== "verdict") found = section.range;
    section = section.children.find(({ range }) => range.start <= place.start && place.end <= range.end);
  }
  return found;
}
