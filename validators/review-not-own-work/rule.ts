import { defineRule } from "../../src/lint/define-rule.ts";
import { isAdopted } from "../../src/lint/is-adopted.ts";
import { listedUpTo } from "../../src/lint/words.ts";
import { createTaskLookup } from "../../src/protocol/handoff/create-task-lookup.ts";
import type { Task } from "../../src/protocol/handoff/model.ts";
import { readOwner } from "../../src/protocol/handoff/read-owner.ts";
import { ownerId } from "../../src/protocol/owner-id.ts";

const REVIEW = /^(?:code[- ])?review(?:ing)?\b/iu;
/** What is said about a review, or was written for one, may be read by who did the work. */
const OTHER = /\b(?:findings?|comments?|feedback|notes?|remarks?|answers?|round|spec|specification|plan|design|docs|documentation|logs?|file)\b/iu;
const ID = /(?<![\p{L}\p{N}_-])[A-Za-z]{1,10}-?\d+(?:\.\d+)*(?![\p{L}\p{N}_])/gu;

/** Two agents work on a project so that one looks at what the other did. */
export const rule = defineRule({
  name: "review-not-own-work",
  summary: "No agent is to review, or has reviewed, what it did itself.",
  severity: "warning",
  kinds: ["handoff"],
  check({ handoff, world: { agents } }, report) {
    if (!isAdopted(handoff)) return;
    const find = createTaskLookup(handoff);
    for (const task of handoff.tasks) {
      const reviewer = REVIEW.test(task.title) && !OTHER.test(task.title) ? agentOf(task, agents) : undefined;
      if (reviewer === undefined) continue;
      const reviewed = namedIn(task)
        .map((id) => find(id))
        .filter((one) => one !== undefined && one !== task && !REVIEW.test(one.title));
      if (reviewed.length === 0 || reviewed.some((one) => one === undefined || agentOf(one, agents) !== reviewer)) continue;
      const names = reviewed.flatMap((one) => one?.id ?? []);
      report({
        range: task.owner?.range ?? task.lineRange,
        message: `Unexpected reviewer \`${reviewer}\`, expected another for its own work ${listedUpTo(2, names)}`,
        hint: "Give the review to another agent, or to the user",
      });
    }
  },
});

/** The agent that did a task or is to do it; undefined for the user and where none is named. */
function agentOf({ done, by, owner }: Task, agents: readonly string[]): string | undefined {
  const who = done && by !== undefined ? readOwner(by, agents) : owner?.value;
  return who?.kind === "agent" ? ownerId(who) : undefined;
}

/** A review is of the tasks its title names, else of those it waits for. */
function namedIn({ title, after }: Task): readonly string[] {
  const named = [...title.matchAll(ID)].map(([id]) => id);
  return named.length > 0 ? named : after.map(({ value }) => value);
}
