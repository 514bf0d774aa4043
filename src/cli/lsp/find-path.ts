import { statSync } from "node:fs";
import type { Range } from "../../diagnostic/range.ts";
import { findCodeSpans } from "../../protocol/handoff/find-code-spans.ts";
import { resolveInside } from "../../disk/files/resolve-inside.ts";
import type { Mention } from "./mention.ts";
import type { ProjectView } from "./project-view.ts";

/** So much around a place is looked at. */
const REACH = 400;

/** Finds the file whose path stands at an offset: in a code span, as the address of a link, or bare. It has to be there, in the project or the workspace. `src/a.ts:12` and `src/a.ts#L12` tell a line. */
export function findPath(view: ProjectView, text: string, offset: number): Mention | undefined {
  if (view.folder === undefined) return undefined;
  for (const range of candidates(text, offset)) {
    const written = text.slice(range.start, range.end);
    const { path, line } = splitLine(written);
    const roots = view.workspace ? [view.folder, view.workspace.folder] : [view.folder];
    const found = roots.map((root) => fileIn(root, path)).find((file) => file !== undefined);
    if (found !== undefined) return { kind: "path", path: found, line, range, view };
  }
  return undefined;
}

/** The stretches of a line that may be a path at an offset, the surest first. */
function candidates(text: string, offset: number): readonly Range[] {
  const line = lineAround(text, offset);
  const covers = ({ start, end }: Range): boolean => offset >= start && offset <= end && end > start;
  const code = findCodeSpans(text, line).map(({ contentRange }) => contentRange);
  const links = matches(text, line, /\]\(<?([^()<>\s]+)>?\)/gu);
  const words = matches(text, line, /([^\s`"'()[\]<>|,;]+)/gu).map(({ start, end }) => ({
    start,
    end: start + text.slice(start, end).replace(/[.:!?*]+$/u, "").length,
  }));
  return [...code, ...links, ...words.filter((word) => /[/.]/u.test(text.slice(word.start, word.end)))].filter(covers);
}

function lineAround(text: string, offset: number): Range {
  const before = text.slice(Math.max(0, offset - REACH), offset);
  const after = text.slice(offset, offset + REACH);
  const start = offset - before.length + Math.max(before.lastIndexOf("\n"), before.lastIndexOf("\r")) + 1;
  const end = after.search(/[\r\n]/u);
  return { start, end: offset + (end === -1 ? after.length : end) };
}

function matches(text: string, { start, end }: Range, pattern: RegExp): readonly Range[] {
  return [...text.slice(start, end).matchAll(pattern)].map((match) => {
    const from = start + match.index + match[0].indexOf(match[1] ?? "");
    return { start: from, end: from + (match[1] ?? "").length };
  });
}

/** Takes the line off a path, counted from 1; the first one where none is told. */
function splitLine(written: string): { readonly path: string; readonly line: number } {
  const parts = /^(?<path>.+?)(?::(?<colon>\d{1,7})(?:[:-]\d+)*|#L?(?<hash>\d{1,7})(?:-L?\d+)?)?$/su.exec(written.replaceAll("\\", "/"))?.groups;
  return { path: parts?.["path"] ?? written, line: Number(parts?.["colon"] ?? parts?.["hash"] ?? 1) };
}

function fileIn(root: string, path: string): string | undefined {
  const inside = resolveInside(root, path);
  if (!inside.ok) return undefined;
  try {
    return statSync(inside.value, { throwIfNoEntry: false })?.isFile() === true ? inside.value : undefined;
  } catch {
    return undefined;
  }
}
