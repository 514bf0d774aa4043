import { describeOwner } from "../describe-owner.ts";
import type { Criterion, Handoff, PathEntry, TextItem } from "../handoff/model.ts";
import type { Change } from "./change.ts";
import { compareLists } from "./compare-lists.ts";
import { compareTasks } from "./compare-tasks.ts";
import { compareValues } from "./compare-values.ts";

/**
 * Says how two states of a handoff differ in what they mean: owner, status, next action, context, tasks, paths, criteria, blockers, questions and log. Empty where a file was
 * only touched, reformatted or stamped anew: that is no update (PROTOCOL.md 7).
 */
export function compareHandoffs(before: Handoff, after: Handoff): readonly Change[] {
  return [
    ...compareValues("owner", [ownerOf(before), ownerOf(after)]),
    ...compareValues("status", [statusOf(before), statusOf(after)]),
    ...compareValues("next-action", [before.nextAction?.value ?? "", after.nextAction?.value ?? ""]),
    ...(contextOf(before) === contextOf(after) ? [] : [{ about: "context", text: "rewritten" } as const]),
    ...compareTasks(before, after),
    ...compareLists("scope", before.scope.map(pattern), after.scope.map(pattern)),
    ...compareLists("off-limits", before.offLimits.map(pattern), after.offLimits.map(pattern)),
    ...compareLists("criteria", before.criteria.map(criterion), after.criteria.map(criterion)),
    ...compareLists("blockers", before.blockers.map(item), after.blockers.map(item)),
    ...compareLists("questions", before.questions.map(item), after.questions.map(item)),
    ...compareLists("log", logOf(before), logOf(after)),
  ];
}

function ownerOf({ owner }: Handoff): string {
  return owner === undefined ? "" : describeOwner(owner.value);
}

function statusOf({ status, fields }: Handoff): string {
  return status?.value ?? fields.status?.value ?? "";
}

function contextOf({ outline, sections }: Handoff): string {
  const range = sections.context?.contentRange;
  return range === undefined ? "" : outline.text.slice(range.start, range.end).replace(/\s+/gu, " ").trim();
}

function pattern(entry: PathEntry): string {
  return entry.pattern;
}

function criterion({ id, text, met, check }: Criterion): string {
  return `${id === undefined ? "" : `${id} `}${text}${check === undefined || text.includes(check.value) ? "" : ` Check: ${check.value}`}${met === true ? " (met)" : ""}`;
}

function item({ text }: TextItem): string {
  return text;
}

function logOf({ log }: Handoff): readonly string[] {
  return (log?.entries ?? []).map((entry) => `${entry.when} ${entry.from} -> ${entry.to}: ${entry.summary}`);
}
