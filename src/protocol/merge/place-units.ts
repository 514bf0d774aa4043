import type { TextEdit } from "../../diagnostic/text-edit.ts";
import type { UnitDecision } from "./decide-units.ts";
import type { EditList } from "./edit-list.ts";
import type { MergeDocument, MergePlace, MergeUnit, Sides } from "./model.ts";

/** Turns decisions on units into edits of our text. What theirs added goes behind what stands before it in theirs, after what ours added there; rows with a time go by time. */
export function placeUnits(
  documents: Sides<MergeDocument>,
  decisions: readonly UnitDecision[],
  { list, eol }: { readonly list: EditList; readonly eol: string },
): void {
  const { ours } = documents;
  const gone = new Set(decisions.flatMap((decision) => (decision.kind === "delete" || decision.kind === "move" ? [decision.ours.key] : [])));
  const anchors = new Set<number>();
  const views = new Map<string, GroupView>();
  for (const decision of decisions) {
    if (decision.kind === "replace") replaceUnit(decision, list);
    if (decision.kind !== "insert" && decision.kind !== "move") continue;
    const view = views.get(decision.theirs.group) ?? viewGroup(documents, decision.theirs.group, gone);
    views.set(decision.theirs.group, view);
    const at = anchorOf(ours.text, decision.theirs, { view, gone });
    anchors.add(at.offset);
    list.edits.push({ range: { start: at.offset, end: at.offset }, newText: insertion(ours.text, { at, text: decision.text, eol }) });
    if (decision.conflict) list.conflicts.push({ what: decision.theirs.name, offset: at.offset });
  }
  for (const decision of decisions) {
    if (decision.kind === "delete" || decision.kind === "move") list.edits.push(deletion(ours.text, decision.ours, anchors));
  }
}

function replaceUnit({ ours, text, conflict }: Extract<UnitDecision, { readonly kind: "replace" }>, list: EditList): void {
  list.edits.push({ range: ours.range, newText: text });
  if (conflict) list.conflicts.push({ what: ours.name, offset: ours.range.start });
}

interface Anchor {
  /** End of the line behind which the unit goes. */
  readonly offset: number;
  readonly form: MergePlace["form"];
  /** Whether this is the first unit of its group. */
  readonly first: boolean;
}

/** The units of one group, looked up once for all that is put into it. */
interface GroupView {
  readonly place: MergePlace;
  readonly first: MergeUnit | undefined;
  /** Units of ours that stay where they are. */
  readonly staying: readonly MergeUnit[];
  readonly position: ReadonlyMap<string, number>;
  readonly theirs: readonly MergeUnit[];
  readonly theirPosition: ReadonlyMap<string, number>;
  readonly baseKeys: ReadonlySet<string>;
}

function viewGroup({ base, ours, theirs }: Sides<MergeDocument>, group: string, gone: ReadonlySet<string>): GroupView {
  const inGroup = (document: MergeDocument): readonly MergeUnit[] => document.units.filter((unit) => unit.group === group);
  const positions = (units: readonly MergeUnit[]): ReadonlyMap<string, number> => new Map(units.map((unit, index) => [unit.key, index]));
  const own = inGroup(ours);
  const staying = own.filter((unit) => !gone.has(unit.key));
  const their = inGroup(theirs);
  return {
    place: ours.places.get(group) ?? { anchor: ours.text.length, form: "item" },
    first: own[0],
    staying,
    position: positions(staying),
    theirs: their,
    theirPosition: positions(their),
    baseKeys: new Set(base && inGroup(base).map((unit) => unit.key)),
  };
}

function anchorOf(text: string, unit: MergeUnit, { view, gone }: { readonly view: GroupView; readonly gone: ReadonlySet<string> }): Anchor {
  const { first, place } = view;
  if (!first) return { offset: place.anchor, form: place.form, first: true };
  const before = unit.when === undefined ? predecessor(view, unit) : earlier(view.staying, unit.when);
  if (before) return { offset: before.range.end, form: place.form, first: false };
  return { offset: gone.has(first.key) ? first.range.end : lineEndBefore(text, first.range.start), form: place.form, first: false };
}

/** The unit of ours behind which one of theirs goes: the nearest one before it that ours has, or the last that ours added behind that. */
function predecessor({ staying, position, theirs, theirPosition, baseKeys }: GroupView, unit: MergeUnit): MergeUnit | undefined {
  let index = (theirPosition.get(unit.key) ?? 0) - 1;
  while (index >= 0 && !position.has(theirs[index]?.key ?? "")) index -= 1;
  let at = position.get(theirs[index]?.key ?? "") ?? -1;
  for (let next = staying[at + 1]; next && !baseKeys.has(next.key) && !theirPosition.has(next.key); next = staying[at + 1]) at += 1;
  return staying[at];
}

/** The last row that is not later, in a table that runs forwards; the last one not earlier in one that runs backwards. */
function earlier(rows: readonly MergeUnit[], when: string): MergeUnit | undefined {
  const backwards = (rows[0]?.when ?? "") > (rows.at(-1)?.when ?? "");
  return rows.findLast((row) => (backwards ? (row.when ?? "") >= when : (row.when ?? "") <= when));
}

function insertion(ours: string, { at, text, eol }: { readonly at: Anchor; readonly text: string; readonly eol: string }): string {
  const spaced = at.form === "section" || (at.first && at.form === "item");
  const open = at.offset > 0 && ours.charCodeAt(at.offset - 1) !== 0xfeff;
  const next = ours.slice(at.offset, at.offset + 4);
  const glued = spaced && /^(?:\r\n|\r|\n)[^\r\n]/u.test(next);
  return `${open ? eol : ""}${open && spaced ? eol : ""}${text}${glued || !open ? eol : ""}`;
}

/** Removes a unit with the line break before it, and the blank lines before it where others follow and nothing comes in its place. */
function deletion(text: string, { range }: MergeUnit, anchors: ReadonlySet<number>): TextEdit {
  const before = lineEndBefore(text, range.start);
  const ending = /^(?:\r\n|\r|\n)/u.exec(text.slice(range.end, range.end + 2))?.[0].length ?? 0;
  if (before === range.start) return { range: { start: range.start, end: range.end + ending }, newText: "" };
  const blankAfter = range.end === text.length || /^(?:\r\n|\r(?!\n)|\n)[ \t]*(?:[\r\n]|$)/u.test(text.slice(range.end, range.end + 200));
  const start = blankAfter && !anchors.has(range.end) ? blankStart(text, before) : before;
  return { range: { start, end: range.end }, newText: "" };
}

function blankStart(text: string, end: number): number {
  let start = end;
  while (start > 0 && /\s/u.test(text.charAt(start - 1)) && text.charCodeAt(start - 1) !== 0xfeff) start -= 1;
  return start;
}

/** Where the line before the one that begins at `start` ends, without its break; `start` itself in the first line. */
function lineEndBefore(text: string, start: number): number {
  if (start > 0 && text.charAt(start - 1) === "\n") return text.charAt(start - 2) === "\r" ? start - 2 : start - 1;
  return start > 0 && text.charAt(start - 1) === "\r" ? start - 1 : start;
}
