import type { Handoff } from "./model.ts";

/**
 * Gives the id for a new task in the file's own style, one above the highest number the file has ever mentioned, completed tasks, dependencies and log
 * included: `T1` in a file without ids.
 */
export function nextTaskId(handoff: Handoff): string {
  const latest = handoff.tasks.findLast((task) => task.id !== undefined)?.id ?? "T0";
  const [, prefix = "T", digits = "0"] = /^(.*?)(\d+)\D*$/u.exec(latest) ?? [];
  const mentions = handoff.outline.text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])${escapeRegExp(prefix)}(\\d{1,9})(?!\\d)`, "giu"));
  let highest = Number(digits.slice(-9));
  for (const [, number] of mentions) highest = Math.max(highest, Number(number));
  return prefix + String(highest + 1).padStart(digits.startsWith("0") ? digits.length : 1, "0");
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/gu, "\\$&");
}
