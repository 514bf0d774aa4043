import type { FoldingRange } from "vscode-languageserver/node";
import type { Range } from "../../diagnostic/range.ts";
import { walkSections } from "../../markdown/walk-sections.ts";
import type { ViewedFile } from "./project-view.ts";
import { rootOf } from "./symbols.ts";

/** Lists what can be folded: sections, tasks with a specification, code and tables; never the blank lines behind them. */
export function foldingOf({ subject, places }: ViewedFile): FoldingRange[] {
  const sections = [...walkSections(rootOf(subject))].map(({ range }) => range);
  const tasks = subject.kind === "handoff" ? subject.handoff.tasks.map(({ range }) => range) : [];
  const blocks = subject.outline.blocks.filter(({ kind }) => kind === "code" || kind === "table").map(({ range }) => range);
  return [...sections, ...tasks, ...blocks].flatMap((range) => {
    const { start, end } = places.rangeOf(trimmed(subject.text, range));
    return end.line > start.line ? [{ startLine: start.line, endLine: end.line }] : [];
  });
}

function trimmed(text: string, { start, end }: Range): Range {
  let last = end;
  while (last > start && " \t\r\n".includes(text.charAt(last - 1))) last -= 1;
  return { start, end: last };
}
