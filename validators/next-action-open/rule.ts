import { defineRule } from "../../src/lint/define-rule.ts";
import { isAdopted } from "../../src/lint/is-adopted.ts";
import { listed } from "../../src/lint/words.ts";
import type { Task } from "../../src/protocol/handoff/model.ts";

/** Verbs that make a task; reviewing, merging or releasing one that is done is in order. */
const MAKING =
  /^\W*(?:please\s+)?(?:implement|do|start|begin|finish|complete|continue|resume|build|write|create|add|work on|code|make|proceed with|go on with)\b/iu;
const ID = /(?<![\p{L}\p{N}_-])[A-Za-z]{1,10}-?\d+(?:\.\d+)*(?![\p{L}\p{N}_])/gu;

/** The commonest stale line: the task was ticked, the next action was not rewritten. */
export const rule = defineRule({
  name: "next-action-open",
  summary: "The next action does not name a task that is already done.",
  severity: "error",
  kinds: ["handoff"],
  check({ handoff }, report) {
    const { nextAction, tasks } = handoff;
    if (!nextAction || !isAdopted(handoff) || handoff.status?.value === "done") return;
    const named = namedTasks(nextAction.value, tasks);
    if (named.length === 0 || named.some((task) => !task.done) || !isAboutMaking(nextAction.value, named)) return;
    const ids = named.map((task) => task.id ?? task.title);
    report({
      range: nextAction.range,
      message: `Unexpected next action, ${listed(ids.slice(0, 3), "and")} ${ids.length === 1 ? "is" : "are"} done already`,
      hint: "Name the next open task, or set the status to `done`",
    });
  },
});

function namedTasks(action: string, tasks: readonly Task[]): readonly Task[] {
  const ids = new Set([...action.slice(0, 1000).matchAll(ID)].map((match) => match[0].toLowerCase()));
  return ids.size === 0 ? [] : tasks.filter((task) => task.id !== undefined && ids.has(task.id.toLowerCase()));
}

function isAboutMaking(action: string, named: readonly Task[]): boolean {
  if (MAKING.test(action)) return true;
  const start = action.replace(/^[^\p{L}\p{N}]+/u, "").toLowerCase();
  return named.some(
    (task) => task.id !== undefined && start.startsWith(task.id.toLowerCase()) && !/\b(?:done|review|approve|merge|release|deploy)/iu.test(action),
  );
}
