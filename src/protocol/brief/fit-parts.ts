import { addSizes, measureText, type TextSize, tokensOf } from "./estimate-tokens.ts";
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
  const fits = createFits(parts, limits);
  let levels: readonly number[] = parts.map(() => 0);
  while (!fits(levels)) {
    const step = cheapestStep(parts, levels);
    if (step === undefined) break;
    levels = raised(levels, step, 1);
  }
  levels = withoutNeedlessSteps(parts, levels, fits);
  return { text: joinParts(parts, levels).slice(0, limits.characters), dropped: droppedOf(parts, levels) };
}

type Fits = (levels: readonly number[]) => boolean;

/** Every variant is measured once: the size of their text is the sum of theirs. */
function createFits(parts: readonly BriefPart[], { budget, characters }: FitLimits): Fits {
  const sizes = new Map<string, TextSize>();
  const sizeOf = (text: string): TextSize => {
    const size = sizes.get(text) ?? measureText(text);
    sizes.set(text, size);
    return size;
  };
  return (levels) => {
    const texts = textsOf(parts, levels);
    const blanks = texts.length === 0 ? 1 : 2 * texts.length - 1;
    const size = texts.map(sizeOf).reduce(addSizes, { length: blanks, ascii: blanks, words: 0 });
    return size.length <= characters && tokensOf(size) <= budget;
  };
}

function raised(levels: readonly number[], index: number, by: 1 | -1): readonly number[] {
  return levels.map((level, at) => (at === index ? level + by : level));
}

function withoutNeedlessSteps(parts: readonly BriefPart[], levels: readonly number[], fits: Fits): readonly number[] {
  const weightOf = (index: number, level: number): number => parts[index]?.variants[level]?.weight ?? 0;
  const taken = levels.flatMap((level, index) => Array.from({ length: level }, (_, at) => ({ index, weight: weightOf(index, at) })));
  taken.sort((a, b) => b.weight - a.weight);
  let kept = levels;
  for (const { index } of taken) {
    const longer = raised(kept, index, -1);
    if ((longer[index] ?? -1) >= 0 && fits(longer)) kept = longer;
  }
  return kept;
}

function joinParts(parts: readonly BriefPart[], levels: readonly number[]): string {
  return `${textsOf(parts, levels).join("\n\n")}\n`;
}

function textsOf(parts: readonly BriefPart[], levels: readonly number[]): readonly string[] {
  const texts = parts.map((part, index) => part.variants[levels[index] ?? 0]?.text ?? "");
  const dropped = droppedOf(parts, levels);
  const last = dropped.length === 0 ? "" : `Left out to keep this short: ${dropped.join(", ")}. The whole stands in the handoff file.`;
  return [...texts, last].filter((text) => text !== "");
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
