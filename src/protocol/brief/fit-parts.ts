import { estimateTokens } from "./estimate-tokens.ts";
import type { BriefPart } from "./model.ts";

/** How large a brief may be. */
export interface FitLimits {
  readonly budget: number;
  readonly characters: number;
}

/** A text made of parts, and the names of those that were left out or shortened for it. */
export interface FittedText {
  readonly text: string;
  readonly dropped: readonly string[];
}

/**
 * Joins parts to a text within its limits: as long as it is too large, the cheapest step of all parts to a shorter variant is taken. Where the shortest
 * variants are too large still, they stand; only the number of characters is kept in any case.
 */
export function fitParts(parts: readonly BriefPart[], limits: FitLimits): FittedText {
  const levels = parts.map(() => 0);
  for (;;) {
    const text = joinParts(parts, levels);
    if (estimateTokens(text) <= limits.budget && text.length <= limits.characters) return { text, dropped: droppedOf(parts, levels) };
    const step = cheapestStep(parts, levels);
    if (step === undefined) return { text: text.slice(0, limits.characters), dropped: droppedOf(parts, levels) };
    levels[step] = (levels[step] ?? 0) + 1;
  }
}

function joinParts(parts: readonly BriefPart[], levels: readonly number[]): string {
  const texts = parts.map((part, index) => part.variants[levels[index] ?? 0]?.text ?? "");
  const dropped = droppedOf(parts, levels);
  const last = dropped.length === 0 ? "" : `Left out to keep this short: ${dropped.join(", ")}. The whole stands in the handoff file.`;
  return `${[...texts, last].filter((text) => text !== "").join("\n\n")}\n`;
}

function cheapestStep(parts: readonly BriefPart[], levels: readonly number[]): number | undefined {
  let best: { readonly index: number; readonly weight: number } | undefined;
  parts.forEach((part, index) => {
    const level = levels[index] ?? 0;
    const weight = part.variants[level]?.weight;
    if (weight !== undefined && level < part.variants.length - 1 && (!best || weight < best.weight)) best = { index, weight };
  });
  return best?.index;
}

function droppedOf(parts: readonly BriefPart[], levels: readonly number[]): readonly string[] {
  return parts.flatMap((part, index) => {
    const level = levels[index] ?? 0;
    if (level === 0) return [];
    return [part.variants[level]?.text === "" ? part.name : `${part.name} (shortened)`];
  });
}
