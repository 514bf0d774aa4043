/** A half-open stretch of a sequence, by index. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One difference: items `a` of the first sequence stand where items `b` of the second do. One of the two may be empty, never both. */
export interface Hunk {
  readonly a: Span;
  readonly b: Span;
}

/** More single-item edits than this are not looked for: the stretch that differs is one hunk. Keeps memory below 4 MB and time linear in the input. */
const MAX_EDITS = 1000;

/** Finds a shortest list of differences between two sequences (Myers), in order; items compare by `===`. */
export function diffSequences<Item>(a: readonly Item[], b: readonly Item[]): readonly Hunk[] {
  const head = commonHead(a, b);
  const tail = commonTail(a, b, head);
  const middleA = a.slice(head, a.length - tail);
  const middleB = b.slice(head, b.length - tail);
  const hunks = middleA.length === 0 || middleB.length === 0 ? undefined : myersHunks(middleA, middleB);
  const found = hunks ?? [{ a: { start: 0, end: middleA.length }, b: { start: 0, end: middleB.length } }];
  return found.filter((hunk) => hunk.a.end > hunk.a.start || hunk.b.end > hunk.b.start).map((hunk) => shift(hunk, head));
}

function commonHead<Item>(a: readonly Item[], b: readonly Item[]): number {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  return head;
}

function commonTail<Item>(a: readonly Item[], b: readonly Item[], head: number): number {
  let tail = 0;
  const most = Math.min(a.length, b.length) - head;
  while (tail < most && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  return tail;
}

function shift({ a, b }: Hunk, by: number): Hunk {
  return { a: { start: a.start + by, end: a.end + by }, b: { start: b.start + by, end: b.end + by } };
}

function myersHunks<Item>(a: readonly Item[], b: readonly Item[]): readonly Hunk[] | undefined {
  const most = Math.min(MAX_EDITS, a.length + b.length);
  const trace: Int32Array[] = [];
  let reach = new Int32Array(3);
  for (let d = 0; d <= most; d += 1) {
    trace.push(reach);
    const next = new Int32Array(2 * d + 5);
    for (let k = -d; k <= d; k += 2) {
      const x = follow(a, b, { x: startOf(reach, d, k), k });
      next[k + d + 2] = x;
      if (x >= a.length && x - k >= b.length) return walkBack(trace, { x: a.length, y: b.length });
    }
    reach = next;
  }
  return undefined;
}

/** Where diagonal `k` begins after `d` edits; `reach` holds the ends after `d - 1`, diagonal j at j + d + 1. */
function startOf(reach: Int32Array, d: number, k: number): number {
  if (d === 0) return 0;
  const left = reach[k + d] ?? 0;
  const right = reach[k + d + 2] ?? 0;
  return k === -d || (k !== d && left < right) ? right : left + 1;
}

function follow<Item>(a: readonly Item[], b: readonly Item[], { x, k }: { readonly x: number; readonly k: number }): number {
  let end = x;
  while (end < a.length && end - k < b.length && a[end] === b[end - k]) end += 1;
  return end;
}

function walkBack(trace: readonly Int32Array[], end: { readonly x: number; readonly y: number }): readonly Hunk[] {
  const hunks: Hunk[] = [];
  let { x, y } = end;
  for (let d = trace.length - 1; d > 0; d -= 1) {
    const reach = trace[d] ?? new Int32Array(0);
    const start = startOf(reach, d, x - y);
    const k = x - y;
    const left = reach[k + d] ?? 0;
    const right = reach[k + d + 2] ?? 0;
    const down = k === -d || (k !== d && left < right);
    const from = down ? { x: start, y: start - k - 1 } : { x: start - 1, y: start - k };
    addStep(hunks, { a: { start: from.x, end: start }, b: { start: from.y, end: start - k } });
    ({ x, y } = from);
  }
  return hunks.reverse();
}

/** Joins a step to the hunk behind it when they touch; steps come from the end. */
function addStep(hunks: Hunk[], step: Hunk): void {
  const next = hunks.at(-1);
  if (!next || next.a.start !== step.a.end || next.b.start !== step.b.end) hunks.push(step);
  else hunks[hunks.length - 1] = { a: { start: step.a.start, end: next.a.end }, b: { start: step.b.start, end: next.b.end } };
}
