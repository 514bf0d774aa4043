import { diffSequences, type Hunk, type Span } from "./diff-sequences.ts";

/** A stretch in which one side or both differ from the base; spans of the three sequences, in order and without overlap. */
export interface MergeChunk {
  readonly base: Span;
  readonly ours: Span;
  readonly theirs: Span;
  readonly changed: "ours" | "theirs" | "both";
}

/**
 * Compares two descendants of a sequence with it, item by item (`===`), for three-way merging. Changes of the two sides fall into one chunk when they
 * overlap, or touch where one of them only inserts; neighbouring items replaced on different sides stay apart.
 */
export function mergeSequences<Item>(base: readonly Item[], ours: readonly Item[], theirs: readonly Item[]): readonly MergeChunk[] {
  const changes = [
    ...diffSequences(base, ours).map((hunk) => ({ side: "ours" as const, hunk })),
    ...diffSequences(base, theirs).map((hunk) => ({ side: "theirs" as const, hunk })),
  ];
  changes.sort((a, b) => a.hunk.a.start - b.hunk.a.start || a.hunk.a.end - b.hunk.a.end);
  const groups: Change[][] = [];
  for (const change of changes) {
    const group = groups.at(-1);
    if (group?.some((other) => interact(other, change))) group.push(change);
    else groups.push([change]);
  }
  const shift = { ours: 0, theirs: 0 };
  return groups.map((group) => toChunk(group, shift));
}

interface Change {
  readonly side: "ours" | "theirs";
  readonly hunk: Hunk;
}

function interact(a: Change, b: Change): boolean {
  if (a.side === b.side) return false;
  const start = Math.max(a.hunk.a.start, b.hunk.a.start);
  const end = Math.min(a.hunk.a.end, b.hunk.a.end);
  const inserts = isEmpty(a.hunk.a) || isEmpty(b.hunk.a);
  return start < end || (start === end && inserts);
}

/** Widens a group's changes to its whole stretch of the base; `shift` carries how far each side has moved against the base so far. */
function toChunk(group: readonly Change[], shift: { ours: number; theirs: number }): MergeChunk {
  const base = { start: Math.min(...group.map(({ hunk }) => hunk.a.start)), end: Math.max(...group.map(({ hunk }) => hunk.a.end)) };
  const spanOf = (side: Change["side"]): Span => {
    const start = base.start + shift[side];
    for (const change of group) if (change.side === side) shift[side] += length(change.hunk.b) - length(change.hunk.a);
    return { start, end: base.end + shift[side] };
  };
  const side = group[0]?.side ?? "ours";
  const changed = group.some((change) => change.side !== side) ? "both" : side;
  return { base, ours: spanOf("ours"), theirs: spanOf("theirs"), changed };
}

function length(span: Span): number {
  return span.end - span.start;
}

function isEmpty(span: Span): boolean {
  return span.start === span.end;
}
