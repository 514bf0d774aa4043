import { applyEdits } from "../../diagnostic/apply-edits.ts";
import type { Range } from "../../diagnostic/range.ts";
import type { TextEdit } from "../../diagnostic/text-edit.ts";
import { foldName } from "../../util/fold-name.ts";
import type { Decision, DecisionLog } from "../decisions/model.ts";
import { parseDecisions } from "../decisions/parse-decisions.ts";

interface Texts {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

/** Gives new decisions another number where the other side has a new one of the same number and another title; the later one goes, its own side's references follow. */
export function renumberDecisions(texts: Texts): { readonly ours: string; readonly theirs: string } {
  const base = parseDecisions(texts.base);
  const ours = added(parseDecisions(texts.ours), base);
  const theirs = added(parseDecisions(texts.theirs), base);
  const numbers = [...base.decisions, ...ours.values(), ...theirs.values()].map((decision) => decision.number ?? 0);
  let highest = Math.max(0, ...numbers);
  const moves = { ours: new Map<number, number>(), theirs: new Map<number, number>() };
  for (const [number, mine] of ours) {
    const yours = theirs.get(number);
    if (!yours || foldName(mine.title) === foldName(yours.title)) continue;
    highest += 1;
    moves[isLater(mine, yours) ? "ours" : "theirs"].set(number, highest);
  }
  return { ours: renumber(texts.ours, ours, moves.ours), theirs: renumber(texts.theirs, theirs, moves.theirs) };
}

function added(log: DecisionLog, base: DecisionLog): ReadonlyMap<number, Decision> {
  const known = new Set(base.decisions.map((decision) => decision.number));
  return new Map(
    log.decisions.flatMap((decision) => (decision.number === undefined || known.has(decision.number) ? [] : [[decision.number, decision] as const])),
  );
}

function isLater(a: Decision, b: Decision): boolean {
  return (a.date?.value ?? "") > (b.date?.value ?? "") && b.date !== undefined;
}

/** Changes the numbers in the added decisions wherever their ids are written, and in older decisions that say what supersedes them. */
function renumber(text: string, own: ReadonlyMap<number, Decision>, moves: ReadonlyMap<number, number>): string {
  if (moves.size === 0) return text;
  const written = new Map([...moves].map(([from, to]) => [own.get(from)?.id?.value ?? "", { from, to }]));
  const inside = [...own.values()].flatMap((decision) => mentions(text, decision.range, written));
  const outside = parseDecisions(text).decisions.filter((decision) => decision.number === undefined || !own.has(decision.number));
  const references = outside.flatMap((decision) => decision.supersededBy.flatMap((reference) => mentions(text, reference.range, written)));
  return applyEdits(text, distinct([...inside, ...references]));
}

function mentions(text: string, range: Range, written: ReadonlyMap<string, { readonly to: number }>): readonly TextEdit[] {
  return [...text.slice(range.start, range.end).matchAll(/(?<![\p{L}\p{N}])(?:\p{L}[\p{L}\p{N}]{0,20}?[-_ ]?)?\d+/gu)].flatMap((match) => {
    const move = written.get(match[0]);
    if (!move) return [];
    const start = range.start + match.index;
    return [{ range: { start, end: start + match[0].length }, newText: withNumber(match[0], move.to) }];
  });
}

/** `D-003` with 12 is `D-012`. */
function withNumber(id: string, number: number): string {
  return id.replace(/\d+$/u, (digits) => String(number).padStart(digits.length, "0"));
}

function distinct(edits: readonly TextEdit[]): readonly TextEdit[] {
  return [...new Map(edits.map((edit) => [edit.range.start, edit])).values()];
}
