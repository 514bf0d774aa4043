import type { Condensed } from "./condense.ts";
import { growLongestTree } from "./longest-tree.ts";
import { markHubs } from "./mark-hubs.ts";

/** Questions between points: is there a way from `from[i]` to `to[i]`? With `indirect`, only a way over another point counts. */
export interface ReachQuestions {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly indirect?: boolean;
}

/**
 * Answers many questions of reach, 1 for yes; a point does not reach itself. What levels, a tree of longest ways and hubs do not settle is answered for 32 starting
 * points at once: one bit for each is carried along the edges between the first of them and the last point asked for. Memory stays linear.
 */
export function answerReach(condensed: Condensed, questions: ReachQuestions): Uint8Array {
  const answers = new Uint8Array(questions.from.length);
  const open = byStart(questions.from, settle(condensed, questions, answers));
  const words = { near: new Int32Array(2 * condensed.count), indirect: new Int32Array(condensed.count) };
  let cleared = 0;
  for (let start = 0; start < open.length;) {
    const end = endOfBlock(questions.from, open, start);
    const first = questions.from[open[start] ?? 0] ?? 0;
    // Later blocks begin later, so what earlier ones left before this one's first point is cleared once.
    words.near.fill(0, 2 * cleared, 2 * first);
    cleared = first;
    answerBlock({ condensed, questions, answers, words }, open.subarray(start, end));
    start = end;
  }
  return answers;
}

/** Answers what levels, lowest sources, the tree and hubs tell, and gives the other questions. */
function settle(condensed: Condensed, { from, to, indirect = false }: ReachQuestions, answers: Uint8Array): number[] {
  const { level, low, enter, leave } = growLongestTree(condensed);
  const hubs = markHubs(condensed);
  const open: number[] = [];
  const nearest = indirect ? 2 : 1;
  from.forEach((source, index) => {
    const target = to[index] ?? 0;
    if (source >= target || (low[source] ?? 0) < (low[target] ?? 0) || (level[target] ?? 0) - (level[source] ?? 0) < nearest) return;
    const at = enter[target] ?? 0;
    // Each edge of the tree is one level, and a hub is neither end of its ways: both are indirect ways where one is asked for.
    const below = (enter[source] ?? 0) <= at && at < (leave[source] ?? 0);
    if (below || ((hubs.to[source] ?? 0) & (hubs.from[target] ?? 0)) !== 0) answers[index] = 1;
    else open.push(index);
  });
  return open;
}

/** Sorts questions by their starting points, as numbers made of both: much faster than comparing by a function. */
function byStart(from: Int32Array, open: readonly number[]): Int32Array {
  const keys = Float64Array.from(open, (index) => (from[index] ?? 0) * from.length + index).sort();
  return Int32Array.from(keys, (key) => key % from.length);
}

const BITS = 32;

/** Where the questions of the next 32 starting points end; those of one starting point stay together. */
function endOfBlock(from: Int32Array, open: Int32Array, start: number): number {
  let distinct = 0;
  let last = -1;
  for (let at = start; at < open.length; at += 1) {
    const source = from[open[at] ?? 0] ?? 0;
    if (source !== last) distinct += 1;
    if (distinct > BITS) return at;
    last = source;
  }
  return open.length;
}

interface Work {
  readonly condensed: Condensed;
  readonly questions: ReachQuestions;
  readonly answers: Uint8Array;
  readonly words: Words;
}

/** Words of 32 bits, one bit for each starting point. */
interface Words {
  /** Two words for each point, side by side because they are read together: whether it is the starting point, and whether it is reached. */
  readonly near: Int32Array;
  /** For each point whether it is reached over another. */
  readonly indirect: Int32Array;
}

function answerBlock({ condensed, questions, answers, words }: Work, block: Int32Array): void {
  const bitOf = new Map<number, number>();
  let last = 0;
  for (const index of block) {
    const source = questions.from[index] ?? 0;
    if (!bitOf.has(source)) bitOf.set(source, bitOf.size);
    last = Math.max(last, questions.to[index] ?? 0);
  }
  for (const [source, bit] of bitOf) words.near[2 * source] = 1 << bit;
  carry(condensed, words, { first: questions.from[block[0] ?? 0] ?? 0, last });
  for (const index of block) {
    const target = questions.to[index] ?? 0;
    const word = (questions.indirect === true ? words.indirect[target] : words.near[2 * target + 1]) ?? 0;
    answers[index] = (word >>> (bitOf.get(questions.from[index] ?? 0) ?? 0)) & 1;
  }
  for (const source of bitOf.keys()) words.near[2 * source] = 0;
}

/** Carries the bits from the first point to the last; what lies before the first is not reached, its words are 0. */
function carry({ starts, sources }: Condensed, { near, indirect }: Words, { first, last }: { readonly first: number; readonly last: number }): void {
  let at = starts[first] ?? 0;
  for (let point = first; point <= last; point += 1) {
    const end = starts[point + 1] ?? 0;
    let direct = 0;
    let over = 0;
    for (; at < end; at += 1) {
      const source = sources[at] ?? 0;
      direct |= near[2 * source] ?? 0;
      over |= near[2 * source + 1] ?? 0;
    }
    near[2 * point + 1] = direct | over;
    indirect[point] = over;
  }
}
