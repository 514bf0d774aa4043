import type { Range } from "../../../diagnostic/range.ts";
import type { SourceComment } from "./source-comments.ts";

/** A rule's name in a comment, and where it stands. */
export interface NamedRule {
  readonly name: string;
  readonly range: Range;
}

/** A comment that switches rules off or on: `# agent-relay-disable-next-line task-short: the style guide is long`. */
export interface Directive {
  /** What stands behind `agent-relay-`: `disable-next-line`, `disable`, `enable`, or a misspelling of these. */
  readonly word: string;
  readonly names: readonly NamedRule[];
  /** What stands behind the colon; empty where there is none. */
  readonly reason: string;
  readonly range: Range;
}

/** What every such comment holds; a text without it has none. */
export const DIRECTIVE_MARK = /agent-relay-(?:disable|enable)/u;

const DIRECTIVE = /^(?:#+|\/\/+)[ \t]*agent-relay-(?<word>(?:disable|enable)[a-z-]*)(?<body>.*)$/su;

/** Reads the comments that switch rules off or on, in the words of those in Markdown: names with commas or blanks between them, and a reason behind a colon. */
export function parseDirectives(comments: readonly SourceComment[]): readonly Directive[] {
  return comments.flatMap(({ text, range }) => {
    const { word, body } = DIRECTIVE.exec(text.trimEnd())?.groups ?? {};
    if (word === undefined || body === undefined) return [];
    const colon = body.indexOf(":");
    const list = colon === -1 ? body : body.slice(0, colon);
    const listStart = range.start + text.indexOf(word) + word.length;
    return [{ word, names: parseNames(list, listStart), reason: colon === -1 ? "" : body.slice(colon + 1).trim(), range }];
  });
}

function parseNames(list: string, offset: number): readonly NamedRule[] {
  return [...list.matchAll(/[^\s,]+/gu)].map(({ index, 0: name }) => ({ name, range: { start: offset + index, end: offset + index + name.length } }));
}
