import type { BriefData, BriefPart } from "./model.ts";
import { ownerTitle } from "./owner-title.ts";
import { inlineList, inlineValue, quote, quoteList } from "./quote.ts";

/** More of a specification is in no brief: with everything around it, this is over the limit already. */
const MAX_SPEC = 9000;

/** The task with its specification. */
export function taskPart({ task }: BriefData): BriefPart {
  if (!task) return { name: "task", variants: [{ text: "" }] };
  const facts = [
    task.owner === undefined ? "" : `for ${ownerTitle(task.owner)}`,
    task.after.length === 0 ? "" : `after ${inlineList(task.after)}`,
    task.files.length === 0 ? "" : `files ${inlineList(task.files)}`,
  ].filter((fact) => fact !== "");
  const title = `Task${facts.length > 0 ? ` (${facts.join("; ")})` : ""}:\n${quote(task.name, 300)}`;
  const text = (length: number): string => (task.spec === "" || length === 0 ? title : `${title}\n>\n${quote(task.spec, length)}`);
  const lengths = [MAX_SPEC, 3000, 1500, 600, 200].filter((length, index) => index === 0 || length < task.spec.length);
  const weights = [25, 60, 85, 95];
  return {
    name: "specification",
    variants: lengths.map((length, index) => withWeight(text(length), index < lengths.length - 1 ? weights[index + 5 - lengths.length] : undefined)),
  };
}

/** The acceptance criteria, met ones ticked, each with the command that checks it. */
export function criteriaPart({ criteria }: BriefData): BriefPart {
  const lines = criteria.map(({ text, met, check }) => {
    const words = check !== undefined && !text.includes(check) ? `${text} Check: ${inlineValue(check)}` : text;
    return met === undefined ? words : `[${met ? "x" : " "}] ${words}`;
  });
  return listPart("Acceptance criteria", lines, { name: "acceptance criteria", weights: [58, 88] });
}

/** A list of paths that may or must not be touched. */
export function placesPart(
  title: string,
  lines: readonly string[],
  options: { readonly name: string; readonly weights: readonly [number, number] },
): BriefPart {
  return listPart(title, lines, options);
}

function listPart(
  title: string,
  lines: readonly string[],
  { name, weights }: { readonly name: string; readonly weights: readonly [number, number] },
): BriefPart {
  if (lines.length === 0) return { name, variants: [{ text: "" }] };
  const text = (count: number): string => `${title}:\n${quoteList(lines, count)}`;
  const counts = [40, 12, 4].filter((count, index) => index === 0 || count < lines.length);
  return { name, variants: counts.map((count, index) => withWeight(text(count), index < counts.length - 1 ? weights[index + 3 - counts.length] : undefined)) };
}

function withWeight(text: string, weight: number | undefined): BriefPart["variants"][number] {
  return weight === undefined ? { text } : { text, weight };
}
