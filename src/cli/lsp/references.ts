import type { Location } from "vscode-languageserver/node";
import type { Range } from "../../diagnostic/range.ts";
import { findDecision } from "../../protocol/decisions/find-decision.ts";
import { decisionIdsIn } from "../../protocol/decisions/parse-decision-id.ts";
import type { Mention } from "./mention.ts";
import type { ViewedFile } from "./project-view.ts";

/** Finds every place of the project's files where the id of a task or decision stands; nothing for other mentions. */
export function referencesOf(mention: Mention, own: ViewedFile, withDeclaration: boolean): readonly Location[] {
  const search = searchFor(mention);
  if (search === undefined) return [];
  const { view } = mention;
  const files = [own, view.handoff, ...view.decisions, ...view.reviews].filter((file) => file !== undefined);
  const unique = [...new Map(files.map((file) => [file.uri, file])).values()];
  return unique.flatMap(({ uri, subject, places }) =>
    search(subject.text)
      .filter((range) => withDeclaration || !isDeclaration(mention, uri, range))
      .map((range) => ({ uri, range: places.rangeOf(range) })),
  );
}

function searchFor(mention: Mention): ((text: string) => readonly Range[]) | undefined {
  if (mention.kind === "task" && mention.task.id !== undefined) return wordSearch(mention.task.id);
  if (mention.kind !== "decision") return undefined;
  const { decision, file } = mention;
  if (file.subject.kind !== "decisions") return undefined;
  const log = file.subject.decisions;
  return (text) => decisionIdsIn(text).filter(({ id, number }) => number === decision.number && findDecision(log, id) === decision);
}

function wordSearch(id: string): (text: string) => readonly Range[] {
  const escaped = id.replaceAll(/[.*+?^${}()|[\]\\-]/gu, String.raw`\$&`);
  const pattern = new RegExp(String.raw`(?<![\p{L}\p{N}_-])${escaped}(?![\p{L}\p{N}_]|-[\p{L}\p{N}])`, "gu");
  return (text) => [...text.matchAll(pattern)].map(({ index }) => ({ start: index, end: index + id.length }));
}

function isDeclaration(mention: Mention, uri: string, { start }: Range): boolean {
  if (mention.kind === "task") return mention.file.uri === uri && mention.task.idRange?.start === start;
  return mention.kind === "decision" && mention.file.uri === uri && mention.decision.id?.range.start === start;
}
