import { refuse, succeed, type Result } from "../../diagnostic/result.ts";
import { foldName } from "../../util/fold-name.ts";
import { nearest } from "../../util/nearest.ts";
import { singleLine } from "../../util/single-line.ts";
import { findTask } from "../handoff/find-task.ts";
import type { Handoff, Task } from "../handoff/model.ts";
import type { Refusal } from "./move.ts";

/** Finds the task a move names, by id, then by its title without case and punctuation; refused with the tasks that are written nearly alike. */
export function pickTask(handoff: Handoff, query: string, wants: "open" | "done"): Result<Task, Refusal> {
  const task = findTask(handoff, query.trim()) ?? taskByTitle(handoff, query);
  if (task) return succeed(task);
  const wanted = handoff.tasks.filter((other) => other.done === (wants === "done"));
  const names = wanted.map((other) => singleLine(other.id ?? other.title));
  const offered = [...new Set([...nearest(query, names), ...names])].slice(0, 5);
  return refuse({
    code: "not-found",
    message: query.trim() === "" ? "Missing the task's id" : `No task is called \`${query.trim()}\``,
    hint:
      offered.length > 0
        ? `${wants === "open" ? "open" : "completed"}: ${offered.map((id) => `\`${id}\``).join(", ")}`
        : `no task is ${wants === "open" ? "open" : "completed"}`,
  });
}

function taskByTitle(handoff: Handoff, query: string): Task | undefined {
  const folded = foldName(query);
  const found = folded === "" ? [] : handoff.tasks.filter((task) => foldName(task.title) === folded);
  return found.length === 1 ? found[0] : undefined;
}
