import type { Range } from "../../src/diagnostic/range.ts";
import { defineRule } from "../../src/lint/define-rule.ts";
import { isAdopted } from "../../src/lint/is-adopted.ts";
import { maskCode } from "../../src/lint/mask-code.ts";
import type { SubjectOf } from "../../src/lint/rule.ts";
import { quoted } from "../../src/lint/words.ts";
import { parseDecisions } from "../../src/protocol/decisions/parse-decisions.ts";
import type { Handoff } from "../../src/protocol/handoff/model.ts";

/** An id in prose: letters that the file's own ids have, and a number. */
const ID = /(?<![\p{L}\p{N}_/.#-])([A-Z]{1,10}-?)(\d{1,6})(?![\p{L}\p{N}_/-]|\.\d)/gu;
/** Words before an id that is still to be given. */
const TO_COME =
  /\b(?:propose|proposing|write|writing|add|adding|draft|drafting|record|recording|create|creating|new|becomes?|will be|call it)\b[^.;:!?\n]{0,40}$/iu;
/** What stands around an id of one letter that means a task: `T4` may be a graphics card as well. */
const LEAD =
  /(?:^|[.;:(,&—–*]|\b(?:implement|do|start|begin|finish|complete|continue|resume|review|merge|test|ship|after|until|before|then|and|or|task|tasks|by|with|from|see|of|for))[\s*]*$/iu;
const TAIL = /^[*]*(?:\s*(?:[.,;:)&—–]|$|\n)|\s+(?:and|or|then|as|before|after|until|against|first|next|is|are|has|was|to|again|now|where|\()\b)/iu;

/** How much of one place is looked at, in UTF-16 units. */
const LONGEST = 4000;

/** The highest number that was ever given, by the letters before it. */
type Highest = ReadonlyMap<string, { readonly number: number; readonly id: string }>;

/** Ids are never reused and go up: one above the highest was never given. Lower ones that are missing may have been archived. */
export const rule = defineRule({
  name: "references-known",
  summary: "The next action, open tasks, criteria, blockers and questions name no task or decision whose id was never given.",
  severity: "warning",
  kinds: ["handoff"],
  check(subject, report) {
    const { handoff, outline } = subject;
    if (!isAdopted(handoff) || handoff.conflicts.length > 0) return;
    const tasks = highestOf([...handoff.tasks, ...handoff.criteria].flatMap(({ id }) => id ?? []));
    let decisions: Highest | undefined;
    let said: string | undefined;
    for (const range of placesOf(handoff)) {
      for (const { 0: id, 1: letters = "", 2: digits, index } of subject.text.slice(range.start, Math.min(range.end, range.start + LONGEST)).matchAll(ID)) {
        const isTask = tasks.has(letters);
        decisions ??= isTask ? undefined : highestOf(decisionIds(subject));
        const last = (isTask ? tasks : decisions)?.get(letters);
        if (last === undefined || Number(digits) <= last.number) continue;
        const start = range.start + index;
        said ??= maskCode(outline);
        if (!said.startsWith(id, start) || !isMeant({ text: said, start, id, floor: range.start })) continue;
        report({
          range: { start, end: start + id.length },
          message: `Unexpected ${isTask ? "task" : "decision"} ${quoted(id)}, the last one is ${quoted(last.id)}`,
          hint: `Correct the id, or write the ${isTask ? "task" : "decision"} down first`,
        });
      }
    }
  },
});

interface Mention {
  readonly text: string;
  readonly start: number;
  readonly id: string;
  /** Where the place begins. */
  readonly floor: number;
}

function isMeant({ text, start, id, floor }: Mention): boolean {
  const before = text.slice(Math.max(floor, start - 80), start);
  if (TO_COME.test(before)) return false;
  return /^[A-Z]{2}|-/u.test(id) || (LEAD.test(before) && TAIL.test(text.slice(start + id.length, start + id.length + 20)));
}

/** Where a reference has to hold today; the log and what is completed tell of other days. Only the first line of a task: a specification may speak of anything. */
function placesOf({ nextAction, tasks, criteria, blockers, questions }: Handoff): readonly Range[] {
  const open = tasks
    .filter((task) => !task.done)
    .map(({ lineRange, metaRange, idRange }) => ({ start: idRange?.end ?? lineRange.start, end: metaRange?.start ?? lineRange.end }));
  return [
    ...(nextAction ? [nextAction.range] : []),
    ...open,
    ...criteria.map(({ range }) => range),
    ...blockers.map(({ range }) => range),
    ...questions.map(({ range }) => range),
  ].filter(({ start, end }) => end > start);
}

function decisionIds({ world: { decisionFiles = [] } }: SubjectOf<"handoff">): readonly string[] {
  return decisionFiles.flatMap(({ text }) => parseDecisions(text).decisions.flatMap(({ id }) => id?.value ?? []));
}

function highestOf(ids: readonly string[]): Highest {
  const highest = new Map<string, { readonly number: number; readonly id: string }>();
  for (const id of ids) {
    const [, letters, digits] = /^([A-Z]{1,10}-?)(\d{1,6})$/u.exec(id) ?? [];
    if (letters === undefined || Number(digits) <= (highest.get(letters)?.number ?? -1)) continue;
    highest.set(letters, { number: Number(digits), id });
  }
  return highest;
}
