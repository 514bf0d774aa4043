import { Script } from "node:vm";
import type { Root } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { readFrontMatter } from "./scan/front-matter.ts";

/** How much the tree may cost: characters it takes, and milliseconds it may run. */
export interface TreeBounds {
  readonly maxLength: number;
  readonly timeoutMs: number;
}

/** The tree of a text, or why there is none: too long, too slow, or more nested than the parser can bear. */
export type TreeResult =
  | { readonly kind: "tree"; readonly tree: Root }
  | { readonly kind: "declined"; readonly reason: "too-large" | "too-slow" | "failed"; readonly message: string };

/** What the tree may cost unless told otherwise. */
export const TREE_BOUNDS: TreeBounds = { maxLength: 512 * 1024, timeoutMs: 1_000 };

const processor = unified().use(remarkParse).use(remarkGfm).freeze();
const KEY = Symbol.for("agent-relay.parse-tree");
const script = new Script(`globalThis[Symbol.for("agent-relay.parse-tree")]()`);

/**
 * Parses a text with remark, within bounds: a text that is too long is not tried and one that takes too long is stopped. Never throws. The byte-order
 * mark and the front matter are blanks to remark, which miscounts the one and misreads a document that begins like the other: all offsets are those of `text` (lines are not: the mark takes one).
 */
export function parseTree(text: string, bounds: TreeBounds = TREE_BOUNDS): TreeResult {
  if (text.length > bounds.maxLength) return declined("too-large", `${text.length} characters are more than ${bounds.maxLength}`);
  const plain = blankOut(text);
  try {
    Reflect.set(globalThis, KEY, () => processor.parse(plain));
    const tree: unknown = script.runInThisContext({ timeout: bounds.timeoutMs });
    return { kind: "tree", tree: tree as Root };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ERR_SCRIPT_EXECUTION_TIMEOUT") return declined("too-slow", `it takes more than ${bounds.timeoutMs} ms`);
    return declined("failed", error instanceof Error ? error.message : String(error));
  } finally {
    Reflect.deleteProperty(globalThis, KEY);
  }
}

/** The mark becomes a line break: like it, that takes one unit and no column. */
function blankOut(text: string): string {
  const mark = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const end = readFrontMatter(text)?.range.end ?? mark;
  return "\n".repeat(mark) + text.slice(mark, end).replaceAll(/[^\r\n]/gu, " ") + text.slice(end);
}

function declined(reason: "too-large" | "too-slow" | "failed", message: string): TreeResult {
  return { kind: "declined", reason, message };
}
