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
 * Joins parts to a text within its limits: as long as it is too large, the cheapest step of all parts to a shorter variant is taken; steps that turn
 * out to have been needless are taken back, the dearest first. Where the shortest variants are too large still, they stand; only the number of
 * characters is kept in any case.
 */
export function fitParts(parts: readonly BriefPart[], limits: FitLimits): FittedText {
  let levels: readonly number[] = parts.map(() => 0);
  while (!fits(joinParts(parts, levels), limits)) {
    const step = cheapestStep(parts, levels);
    if (step === undefined) break;
    levels = raised(levels, step, 1);
  }
  levels = withoutNeedlessSteps(parts, levels, limits);
  return { text: joinParts(parts, levels).slice(0, limits.characters), dropped: droppedOf(parts, levels) };
}

function fits(text: string, limits: FitLimits): boolean {
  return text.length <= limits.characters && estimateTokens(text) <= limits.budget;
}

function raised(levels: readonly number[], index: number, by: 1 | -1): readonly number[] {
  return levels.map((level, at) => (at === index ? level + by : level));
}

function withoutNeedlessSteps(parts: readonly BriefPart[], levels: readonly number[], limits: FitLimits): readonly number[] {
  const weightOf = (index: number, level: number): number => parts[index]?.variants[level]?.weight ?? 0;
  const taken = levels.flatMap((level, index) => Array.from({ length: level }, (_, at) => ({ index, weight: weightOf(index, at) })));
  taken.sort((a, b) => b.weight - a.weight);
  let kept = levels;
  for (const { index } of taken) {
    const longer = raised(kept, index, -1);
    if ((longer[index] ?? -1) >= 0 && fits(joinParts(parts, longer), limits)) kept = longer;
  }
  return kept;
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
