import { applyEdits } from "../../src/diagnostic/apply-edits.ts";
import { addQuestion } from "../../src/protocol/handoff/add-question.ts";
import { addTask } from "../../src/protocol/handoff/add-task.ts";
import type { Handoff } from "../../src/protocol/handoff/model.ts";
import { parseHandoff } from "../../src/protocol/handoff/parse-handoff.ts";
import { block } from "../../src/protocol/moves/block.ts";
import { done } from "../../src/protocol/moves/done.ts";
import type { MoveContext } from "../../src/protocol/moves/move.ts";
import { pass } from "../../src/protocol/moves/pass.ts";
import { reopen } from "../../src/protocol/moves/reopen.ts";
import { review } from "../../src/protocol/moves/review.ts";
import { start } from "../../src/protocol/moves/start.ts";
import type { TextEdit } from "../../src/diagnostic/text-edit.ts";
import type { Chance } from "./random.ts";

/** One thing somebody does on a branch: edits, or nothing where it is refused just now. */
type Deed = (handoff: Handoff, chance: Chance, context: MoveContext) => readonly TextEdit[] | undefined;

/** What happens on a branch, by name, each as often as it stands here. */
const DEEDS: Readonly<Record<string, Deed>> = {
  start: (handoff, chance, context) => edits(start(handoff, { task: taskOf(handoff, chance, false) }, context)),
  done: (handoff, chance, context) =>
    edits(done(handoff, { task: taskOf(handoff, chance, false), evidence: { command: `npm test -- part-${String(chance.below(9))}`, exitCode: 0 } }, context)),
  reopen: (handoff, chance, context) => edits(reopen(handoff, { task: taskOf(handoff, chance, true), reason: word(chance) }, context)),
  block: (handoff, chance, context) => edits(block(handoff, { reason: `needs ${word(chance)}`, to: { kind: "user" } }, context)),
  pass: (handoff, chance, context) =>
    edits(
      pass(
        handoff,
        { to: { kind: "agent", name: chance.pick(["claude", "codex"]) ?? "codex" }, summary: `about ${word(chance)}`, next: `look at ${word(chance)}` },
        context,
      ),
    ),
  review: (handoff, chance, context) => edits(review(handoff, { findings: `- src/${word(chance)}.ts:3 too long` }, context)),
  "add a task": (handoff, chance) => addTask(handoff, { title: `Write the ${word(chance)}`, owner: { kind: "agent", name: "codex" } }),
  "ask a question": (handoff, chance) => addQuestion(handoff, `Is the ${word(chance)} needed?`),
  "edit a specification": (handoff, chance) => specEdit(handoff, chance),
};

/** What a branch became, and what was done on it. */
export interface Branch {
  readonly text: string;
  readonly deeds: readonly string[];
}

/** Grows a branch: `count` random deeds of the owner or the user, one after the other, from `base`. Times begin at `minute` past noon. */
export function growBranch(base: string, chance: Chance, { count, minute }: { readonly count: number; readonly minute: number }): Branch {
  const deeds: string[] = [];
  let text = base;
  for (let at = 0; at < 200 && deeds.length < count; at += 1) {
    const name = chance.pick(Object.keys(DEEDS)) ?? "start";
    const now = `2026-11-20T${String(12 + Math.floor((minute + at) / 60)).padStart(2, "0")}:${String((minute + at) % 60).padStart(2, "0")}:00Z`;
    const made = DEEDS[name]?.(parseHandoff(text), chance, { actor: { kind: "user" }, now, force: false, agents: ["claude", "codex"], commit: "a1b2c3d" });
    if (made === undefined || made.length === 0) continue;
    text = applyEdits(text, made);
    deeds.push(name);
  }
  return { text, deeds };
}

function edits(outcome: ReturnType<typeof start>): readonly TextEdit[] | undefined {
  return outcome.ok ? outcome.value.edits : undefined;
}

function taskOf(handoff: Handoff, chance: Chance, isDone: boolean): string {
  return chance.pick(handoff.tasks.filter((task) => task.done === isDone))?.id ?? "";
}

function specEdit(handoff: Handoff, chance: Chance): readonly TextEdit[] | undefined {
  const task = chance.pick(handoff.tasks.filter((candidate) => !candidate.done && candidate.spec !== ""));
  if (task === undefined) return undefined;
  return [{ range: { start: task.range.end, end: task.range.end }, newText: `\n  Mind the ${word(chance)}.` }];
}

const WORDS = ["queue", "cache", "token", "index", "parser", "limits", "header", "retry", "schema", "invoice", "banner", "locale"];

function word(chance: Chance): string {
  return `${chance.pick(WORDS) ?? "queue"}-${String(chance.below(1000))}`;
}
