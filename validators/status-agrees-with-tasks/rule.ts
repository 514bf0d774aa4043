import { defineRule } from "../../src/lint/define-rule.ts";
import { isAdopted } from "../../src/lint/is-adopted.ts";
import { listedUpTo } from "../../src/lint/words.ts";
import type { Task } from "../../src/protocol/handoff/model.ts";

/** Status and tasks are written at different moments; where they contradict each other, one of them is old. */
export const rule = defineRule({
  name: "status-agrees-with-tasks",
  summary: "A project that is done has no open task, and one in progress has one.",
  severity: "warning",
  kinds: ["handoff"],
  check({ handoff }, report) {
    const { status, tasks } = handoff;
    if (!status || !isAdopted(handoff)) return;
    const meant = tasks.filter(isMeant);
    const open = meant.filter((task) => !task.done);
    if (status.value === "done" && open.length > 0) {
      const names = open.map((task) => task.id ?? task.title);
      report({
        range: status.range,
        message: `Unexpected status \`done\`, ${listedUpTo(3, names)} ${open.length === 1 ? "is" : "are"} open`,
        hint: "Tick what is done and write its evidence, or set the status to what it is",
      });
    }
    if (status.value === "in-progress" && open.length === 0 && meant.length > 0 && meant.length === tasks.length) {
      report({
        range: status.range,
        message: "Unexpected status `in-progress`, every task is done",
        hint: "Add the task that is worked on, or set the status to `review` or `done`",
      });
    }
  },
});

/** Bullets without a box and an id are prose as often as tasks. */
function isMeant({ item, id }: Task): boolean {
  return item.box !== undefined || id !== undefined;
}
