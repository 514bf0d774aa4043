import type { Handoff } from "../../src/protocol/handoff/model.ts";
import { parseHandoff } from "../../src/protocol/handoff/parse-handoff.ts";

/** What a handoff says, each as one text with its identity in front: the tasks and whether they are done, the questions, blockers and log rows. */
export function factsOf(text: string): readonly string[] {
  const handoff = parseHandoff(text);
  return [
    ...handoff.tasks.flatMap((task) => [`task ${task.title}: ${task.done ? "done" : "open"}`, ...specFacts(task)]),
    ...handoff.questions.map((item) => `question ${item.text}`),
    ...handoff.blockers.map((item) => `blocker ${item.text}`),
    ...(handoff.log?.entries ?? []).map((entry) => `log ${entry.when} ${entry.from} ${entry.to} ${entry.summary}`),
  ];
}

/**
 * Says what a merge lost or doubled: a fact that one side added and the other did not take away is there once; one that either side took away is
 * gone. Where both sides changed one fact, what it became is not judged.
 */
export function faultsOf(sides: { readonly base: string; readonly ours: string; readonly theirs: string }, merged: string): readonly string[] {
  const base = new Set(factsOf(sides.base));
  const ours = new Set(factsOf(sides.ours));
  const theirs = new Set(factsOf(sides.theirs));
  const found = factsOf(merged);
  const faults: string[] = [];
  for (const fact of new Set([...base, ...ours, ...theirs])) {
    const wanted = (ours.has(fact) && theirs.has(fact)) || (!base.has(fact) && (ours.has(fact) || theirs.has(fact)));
    const count = found.filter((other) => other === fact).length;
    const contested = isTaskState(fact) && !base.has(fact) && stateChangedBoth(fact, { base, ours, theirs });
    if (wanted && !contested && count === 0) faults.push(`lost: ${fact}`);
    if (wanted && count > 1) faults.push(`twice: ${fact}`);
    if (!wanted && !contested && count > 0) faults.push(`came back: ${fact}`);
  }
  return faults;
}

function specFacts(task: Handoff["tasks"][number]): readonly string[] {
  return task.spec
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => `spec of ${task.title}: ${line.trim()}`);
}

function isTaskState(fact: string): boolean {
  return fact.startsWith("task ");
}

function stateChangedBoth(fact: string, { base, ours, theirs }: Readonly<Record<"base" | "ours" | "theirs", ReadonlySet<string>>>): boolean {
  const title = fact.replace(/: (?:done|open)$/u, "");
  const of = (side: ReadonlySet<string>): string => [...side].filter((other) => other.startsWith(`${title}: `)).join();
  return of(base) !== of(ours) && of(base) !== of(theirs);
}
