import { createScanner, type Node } from "jsonc-parser";
import { endOf } from "./json-node.ts";
import { findStyle, indentAt, printJson } from "./json-style.ts";

/** Numbers of jsonc-parser's scanner; its enum has none at run time under `isolatedModules`. */
const COMMA = 5;
const LINE_COMMENT = 12;
const BLOCK_COMMENT = 13;
const LINE_BREAK = 14;
const BLANKS = 15;

/** What stands between a value and the next one or the bracket: where its comma is, and where comments end. */
interface Gap {
  readonly comma: number | undefined;
  /** End of the last comment or comma on the value's own line; the value's end where there is none. */
  readonly lineEnd: number;
  readonly endsInLineComment: boolean;
  readonly hasComment: boolean;
  /** Whether the last thing before the end is a comment that only a line break ends. */
  readonly open: boolean;
}

/** Puts a value at the end of a list, or a property (`name`) at the end of an object, in the layout of what is there. Only adds text. */
export function appendChild(text: string, root: Node, { node, name, value }: { readonly node: Node; readonly name?: string; readonly value: unknown }): string {
  const style = findStyle(text, root);
  const print = (indent: string): string => {
    const colon = style.oneLine && !/":\s/.test(text) ? ":" : ": ";
    return (name === undefined ? "" : JSON.stringify(name) + colon) + printJson(value, indent, style);
  };
  const children = node.children ?? [];
  const [first] = children;
  const last = children.at(-1);
  if (first === undefined || last === undefined) {
    const at = node.offset + 1;
    if (style.oneLine) return splice(text, [at, at], print(""));
    const base = indentAt(text, node.offset);
    const rest = /[\r\n]/.test(text.slice(at, endOf(node))) || node === root ? "" : style.eol + base;
    return splice(text, [at, at], style.eol + base + style.unit + print(base + style.unit) + rest);
  }
  const gap = readGap(text, endOf(last), endOf(node) - 1);
  const onOneLine = !/[\r\n]/.test(text.slice(node.offset, first.offset)) && !gap.endsInLineComment;
  const indent = onOneLine ? indentAt(text, node.offset) : (childIndent(text, node, first) ?? indentAt(text, node.offset) + style.unit);
  const separator = onOneLine ? blanksBetween(text, children) : style.eol + indent;
  const added = splice(text, [gap.lineEnd, gap.lineEnd], separator + print(indent) + (gap.comma === undefined ? "" : ","));
  return gap.comma === undefined ? splice(added, [endOf(last), endOf(last)], ",") : added;
}

/** Replaces a value by another, in the layout of the file. */
export function replaceNode(text: string, root: Node, { node, value }: { readonly node: Node; readonly value: unknown }): string {
  return splice(text, [node.offset, endOf(node)], printJson(value, indentAt(text, node.offset), findStyle(text, root)));
}

/** Takes an entry out of its list or a property out of its object, with its comma and the blanks before it; comments stay. */
export function removeNode(text: string, node: Node): string {
  const { parent } = node;
  if (parent === undefined) return text;
  const siblings = parent.children ?? [];
  const at = siblings.indexOf(node);
  const previous = siblings[at - 1];
  const next = siblings[at + 1];
  const after = readGap(text, endOf(node), next?.offset ?? endOf(parent) - 1);
  if (previous === undefined && next !== undefined && !after.hasComment) return splice(text, [node.offset, next.offset], "");
  const cut = after.comma === undefined ? text : splice(text, [after.comma, after.comma + 1], "");
  const before = readGap(text, previous === undefined ? parent.offset + 1 : endOf(previous), node.offset);
  const keepsBreak = before.open && !/^[ \t]*[\r\n]/.test(cut.slice(endOf(node)));
  const cutNode = splice(cut, [keepsBreak ? node.offset : blanksStart(text, node.offset), endOf(node)], "");
  if (after.comma !== undefined || previous === undefined) return cutNode;
  return before.comma === undefined ? cutNode : splice(cutNode, [before.comma, before.comma + 1], "");
}

function readGap(text: string, start: number, end: number): Gap {
  const scanner = createScanner(text.slice(0, end), false);
  scanner.setPosition(start);
  let gap: Gap = { comma: undefined, lineEnd: start, endsInLineComment: false, hasComment: false, open: false };
  let sameLine = true;
  for (let kind: number = scanner.scan(); COMMA <= kind && kind <= BLANKS; kind = scanner.scan()) {
    const from = scanner.getTokenOffset();
    const tokenEnd = from + scanner.getTokenLength();
    const comment = kind === LINE_COMMENT || kind === BLOCK_COMMENT;
    if (kind === LINE_BREAK) sameLine = false;
    if (kind === COMMA) gap = { ...gap, comma: from, lineEnd: tokenEnd, endsInLineComment: false, open: false };
    if (kind === COMMA) sameLine = true;
    if (comment) gap = { ...gap, hasComment: true, open: kind === LINE_COMMENT };
    if (comment && sameLine) gap = { ...gap, lineEnd: tokenEnd, endsInLineComment: kind === LINE_COMMENT };
  }
  return gap;
}

/** The indentation of a child that begins its line; undefined where a comment or the bracket stands before it. */
function childIndent(text: string, node: Node, child: Node): string | undefined {
  const indent = indentAt(text, child.offset);
  return /[\r\n]/.test(text.slice(node.offset, child.offset)) ? indent : undefined;
}

/** The blanks behind the first comma between two children, else one blank where the file has any. */
function blanksBetween(text: string, children: readonly Node[]): string {
  const [first, second] = children;
  if (first !== undefined && second !== undefined) {
    const between = /^\s*,([ \t]*)$/.exec(text.slice(endOf(first), second.offset));
    if (between !== null) return between[1] ?? "";
  }
  return /":\s/.test(text) ? " " : "";
}

function blanksStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && /[ \t\r\n]/.test(text.charAt(at - 1))) at -= 1;
  return at;
}

/** The text with what stands from one offset to another replaced. */
function splice(text: string, [start, end]: readonly [number, number], replacement: string): string {
  return text.slice(0, start) + replacement + text.slice(end);
}
