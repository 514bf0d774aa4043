import { shortenRedacted } from "../util/secrets/shorten-redacted.ts";
import { singleLine } from "../util/single-line.ts";
import type { Task } from "./handoff/model.ts";

/** Names a task in a line of text: `T2 Implement the token endpoint`, at most 200 characters, no hidden ones. */
export function taskName(task: Task): string {
  const title = shortenRedacted(singleLine(task.title), 200);
  return [singleLine(task.id ?? ""), title].filter((part) => part !== "").join(" ");
}
