import { defineRule } from "../../src/lint/define-rule.ts";
import type { Report, SubjectOf } from "../../src/lint/rule.ts";
import { quoted } from "../../src/lint/words.ts";
import { describeOwner } from "../../src/protocol/describe-owner.ts";
import { parseOwner } from "../../src/protocol/parse-owner.ts";
import { sameOwner } from "../../src/protocol/same-owner.ts";

/** The project's own file is the live one; the index follows it, so the fix is in the index. */
export const rule = defineRule({
  name: "owner-matches-index",
  summary: "The workspace index and the project's handoff name the same owner.",
  severity: "error",
  fixable: true,
  kinds: ["handoff", "index"],
  check(subject, report) {
    if (subject.kind === "handoff") checkHandoff(subject, report);
    else checkIndex(subject, report);
  },
});

function checkHandoff({ handoff, world: { indexRow, agents } }: SubjectOf<"handoff">, report: Report): void {
  const { owner } = handoff;
  if (!owner || indexRow?.owner === undefined) return;
  const other = parseOwner(indexRow.owner, agents);
  if (sameOwner(other, owner.value) || owner.value.kind === "unknown") return;
  const message = `Unexpected owner ${quoted(describeOwner(owner.value))}, the workspace index says ${quoted(describeOwner(other))}`;
  report({
    range: owner.range,
    message,
    expected: describeOwner(other),
    hint: "Run `agent-relay check --fix` on the workspace, or route the project with `agent-relay handoff`",
  });
}

function checkIndex({ index, world: { projects = [], agents } }: SubjectOf<"index">, report: Report): void {
  const owners = new Map(projects.map((project) => [project.path, project.owner]));
  for (const row of [...index.active.rows, ...(index.projects?.rows ?? [])]) {
    const written = owners.get(row.path);
    if (!row.owner || written === undefined) continue;
    const owner = parseOwner(written, agents);
    if (sameOwner(owner, row.owner.value) || owner.kind === "unknown") continue;
    const title = describeOwner(owner);
    report({
      range: row.owner.range,
      message: `Unexpected owner ${quoted(describeOwner(row.owner.value))} of ${quoted(row.name)}, its handoff says ${quoted(title)}`,
      expected: title,
      hint: `Write ${quoted(title)}`,
      fix: { title: `Replace by ${quoted(title)}`, edits: [{ range: row.owner.range, newText: title }] },
    });
  }
}
