import type { DecisionLog } from "./model.ts";

/** Gives the id for a new decision in the file's own style, one above the highest: `D-001`, `ADR-0005`. A number the text mentions anywhere is taken. */
export function nextDecisionId(log: DecisionLog): string {
  const ids = log.decisions.flatMap(({ id }) => id?.value ?? []);
  const style = /^(.*?)(\d+)$/u.exec(ids.at(-1) ?? "D-000");
  const prefix = style?.[1] ?? "D-";
  const width = style?.[2]?.length ?? 3;
  const numbers = log.decisions.map(({ number }) => number ?? 0);
  const highest = numbers.reduce((most, number) => Math.max(most, number), 0);
  return prefix + String(Math.max(highest, highestMention(log.outline.text, prefix)) + 1).padStart(width, "0");
}

function highestMention(text: string, prefix: string): number {
  if (!/[A-Za-z]/u.test(prefix)) return 0;
  const escaped = prefix.replace(/[.*+?^${}()|[\]\\/]/gu, "\\$&");
  let highest = 0;
  for (const [, digits] of text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(\\d{1,6})(?!\\d)`, "gu"))) highest = Math.max(highest, Number(digits));
  return highest;
}
