import { defineRule } from "../../src/lint/define-rule.ts";
import { globCovers } from "../../src/lint/glob-covers.ts";
import type { Finding } from "../../src/lint/rule.ts";
import { quoted } from "../../src/lint/words.ts";
import type { Range } from "../../src/diagnostic/range.ts";
import type { PathEntry } from "../../src/protocol/handoff/model.ts";

/** More entries than these are not compared with each other. */
const MOST = 300;

/** An exception inside the scope is in order (`src/**` without `src/generated/**`); a scope inside what is off limits leaves nothing to do. */
export const rule = defineRule({
  name: "scope-offlimits-disjoint",
  summary: "Nothing that is in scope, or that an open task is about, is off limits.",
  severity: "error",
  kinds: ["handoff"],
  check({ handoff }, report) {
    const forbidden = handoff.offLimits.slice(0, MOST);
    if (forbidden.length === 0) return;
    for (const { pattern, range } of handoff.scope.slice(0, MOST)) {
      const finding = conflict({ what: "path in scope", pattern, range }, forbidden);
      if (finding) report(finding);
    }
    const files = handoff.tasks.filter((task) => !task.done).flatMap((task) => task.files);
    for (const { value, range } of files.slice(0, MOST)) {
      const finding = conflict({ what: "file of a task", pattern: value, range }, forbidden);
      if (finding) report(finding);
    }
  },
});

function conflict(
  { what, pattern, range }: { readonly what: string; readonly pattern: string; readonly range: Range },
  forbidden: readonly PathEntry[],
): Finding | undefined {
  const wall = forbidden.find((entry) => globCovers(entry.pattern, pattern));
  return (
    wall && {
      range,
      message: `Unexpected ${what} ${quoted(pattern)}, it is off limits by ${quoted(wall.pattern)}`,
      hint: "Remove one of the two, or narrow what is off limits",
    }
  );
}
