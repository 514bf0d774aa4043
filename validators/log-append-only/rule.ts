import { committedHandoff } from "../../src/lint/committed-handoff.ts";
import { defineRule } from "../../src/lint/define-rule.ts";
import { WHOLE_FILE } from "../../src/lint/rule.ts";
import { quoted } from "../../src/lint/words.ts";
import type { LogEntry } from "../../src/protocol/handoff/model.ts";

/** The log is what happened: rows are added, never rewritten. Old rows may move to the archive, from the oldest on. */
export const rule = defineRule({
  name: "log-append-only",
  summary: "No row that the log had in the last commit was changed or removed, but for the oldest ones, which may have been archived.",
  severity: "error",
  kinds: ["handoff"],
  check(subject, report) {
    const { handoff } = subject;
    const before = handoff.conflicts.length > 0 ? undefined : committedHandoff(subject);
    if (before === undefined) return;
    const old = before.conflicts.length > 0 ? [] : (before.log?.entries ?? []);
    const now = handoff.log?.entries ?? [];
    const lost = lostEntries(old, now);
    const [first] = lost;
    if (!first) return;
    const range = handoff.log?.table.header.range ?? WHOLE_FILE;
    const others = lost.length === 1 ? "" : ` and ${lost.length - 1} more`;
    report({
      range,
      message: `Missing log row ${quoted(`${first.when} ${first.summary}`)}${others}, the last commit has it`,
      hint: "Put the row back as it was, and add a new one for what has to be said",
    });
  },
});

/** Rows that are gone although an older one, or none at all, is still there. */
function lostEntries(old: readonly LogEntry[], now: readonly LogEntry[]): readonly LogEntry[] {
  const left = new Map<string, number>();
  for (const entry of now) left.set(keyOf(entry), (left.get(keyOf(entry)) ?? 0) + 1);
  const kept = old.map((entry) => {
    const count = left.get(keyOf(entry)) ?? 0;
    left.set(keyOf(entry), count - 1);
    return count > 0;
  });
  const oldest = kept.indexOf(true);
  if (oldest === -1) return old;
  const newest = kept.lastIndexOf(true);
  const newestFirst = (old[0]?.when ?? "") > (old.at(-1)?.when ?? "");
  return old.filter((_, i) => !kept[i] && (newestFirst ? i < newest : i > oldest));
}

function keyOf({ when, from, to, summary }: LogEntry): string {
  return JSON.stringify([when, from, to, summary].map((part) => part.replace(/\s+/gu, " ").trim()));
}
