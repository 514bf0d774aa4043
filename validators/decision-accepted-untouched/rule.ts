import { decisionKey } from "../../src/lint/decision-key.ts";
import { defineRule } from "../../src/lint/define-rule.ts";
import { WHOLE_FILE } from "../../src/lint/rule.ts";
import { listed, quoted } from "../../src/lint/words.ts";
import type { Decision } from "../../src/protocol/decisions/model.ts";
import { parseDecisions } from "../../src/protocol/decisions/parse-decisions.ts";

const TEXTS = ["title", "context", "decision", "consequences"] as const;

/** What was agreed stays as it was agreed: a change is a new decision. Blanks and line breaks may change, and the status may become `superseded`. */
export const rule = defineRule({
  name: "decision-accepted-untouched",
  summary: "No decision that was accepted in the last commit is edited or gone.",
  severity: "error",
  kinds: ["decisions"],
  check({ decisions: log, text, world: { committedText } }, report) {
    if (committedText === undefined || committedText === text || log.conflicts.length > 0) return;
    const before = parseDecisions(committedText);
    if (before.conflicts.length > 0) return;
    const now = new Map(log.decisions.toReversed().map((decision) => [keyOf(decision), decision]));
    for (const old of before.decisions) {
      if (old.status !== "accepted") continue;
      const decision = now.get(keyOf(old));
      const name = quoted(old.id?.value ?? old.title);
      if (!decision)
        report({
          range: WHOLE_FILE,
          message: `Missing decision ${name}, the last commit has it as accepted`,
          hint: "Put it back; to give it up, supersede it: `agent-relay decide`",
        });
      const changes = decision ? changesOf(old, decision) : [];
      if (decision && changes.length > 0)
        report({
          range: decision.id?.range ?? decision.range,
          message: `Unexpected change of ${listed(changes, "and")} in ${name}, it is accepted`,
          hint: "Put it back, and write a new decision that supersedes this one",
        });
    }
  },
});

function keyOf({ id, title, form }: Decision): string {
  return `${form} ${id ? decisionKey(id.value) : `title ${squeeze(title)}`}`;
}

function changesOf(old: Decision, now: Decision): readonly string[] {
  const changed: string[] = TEXTS.filter((part) => squeeze(old[part]) !== squeeze(now[part]));
  if (listOf(old) !== listOf(now)) changed.push("affects");
  if (now.status !== "accepted" && now.status !== "superseded") changed.push("status");
  return changed;
}

function listOf({ affects }: Decision): string {
  return affects.map((glob) => glob.value).join(" ");
}

function squeeze(text: string | undefined): string {
  return (text ?? "").replace(/\s+/gu, " ").trim();
}
