import { parseHandoff } from "../../src/protocol/handoff/parse-handoff.ts";
import { ownerId } from "../../src/protocol/owner-id.ts";

/** Writes the same state as the one JSON file a tool might keep instead, indented by two blanks, keys in a fixed order. */
export function asJson(text: string): string {
  const handoff = parseHandoff(text);
  const state = {
    owner: ownerId(handoff.owner?.value ?? { kind: "nobody" }),
    status: handoff.status?.value ?? "",
    nextAction: handoff.nextAction?.value ?? "",
    updated: handoff.fields.updated?.value ?? "",
    tasks: handoff.tasks.map(({ id, title, done, owner, after, started, by, completedAt, evidence, spec }) => ({
      id,
      title,
      done,
      owner: owner === undefined ? undefined : ownerId(owner.value),
      after: after.map((one) => one.value),
      started,
      by,
      completedAt,
      evidence: evidence?.text,
      spec,
    })),
    blockers: handoff.blockers.map((item) => item.text),
    questions: handoff.questions.map((item) => item.text),
    log: (handoff.log?.entries ?? []).map(({ when, from, to, summary }) => ({ when, from, to, summary })),
  };
  return `${JSON.stringify(state, undefined, 2)}\n`;
}
