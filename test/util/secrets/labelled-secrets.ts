import { readFileSync } from "node:fs";
import { createRandom } from "../../workspace/support/random.ts";
import { makeValue } from "./make-value.ts";

/** A text of the labelled lists, with the place of its secret if it has one. */
export interface LabelledText {
  /** The line of the list, without the value. */
  readonly line: string;
  readonly text: string;
  /** The name of the secret in `formats.ts`, or of its letters; empty where there is none. */
  readonly format: string;
  readonly start: number;
  readonly end: number;
  /** Whether the text is one of the quarter that nobody looked at while the detector was written: the hash of its line is divisible by 4. */
  readonly heldOut: boolean;
}

/** The texts with one secret each. */
export const POSITIVES: readonly LabelledText[] = readList("positives.txt");

/** The texts without any secret. */
export const NEGATIVES: readonly LabelledText[] = readList("negatives.txt");

/** Texts with one secret each that somebody else wrote after the finder. */
export const LATE_POSITIVES: readonly LabelledText[] = readList("late-positives.txt");

/** Texts without any secret that somebody else wrote after the finder. */
export const LATE_NEGATIVES: readonly LabelledText[] = readList("late-negatives.txt");

/** Texts with one secret each that were written to get past the finder. */
export const HARD_POSITIVES: readonly LabelledText[] = readList("hard-positives.txt");

/** Texts without any secret that were written to mislead it. */
export const HARD_NEGATIVES: readonly LabelledText[] = readList("hard-negatives.txt");

function readList(name: string): readonly LabelledText[] {
  const lines = readFileSync(new URL(name, import.meta.url), "utf8").split("\n");
  return lines.filter((line) => line !== "" && !line.startsWith("# ")).map((line) => labelled(line));
}

/** Gives the same texts with other values, a draw for each number from 1 on. */
export function drawAgain(texts: readonly LabelledText[], draw: number): readonly LabelledText[] {
  return texts.map(({ line }) => labelled(line, draw));
}

function labelled(line: string, draw = 0): LabelledText {
  const seed = hashOf(line);
  const random = createRandom(seed + draw);
  const whole = line.replaceAll(String.raw`\n`, "\n").replaceAll(/⟨([^⟩]+)⟩/gu, (_, name: string) => makeValue(name, random));
  const [, before = whole, format = "", after = ""] = /^([^]*)⟦([^⟧]+)⟧([^]*)$/u.exec(whole) ?? [];
  const value = format === "" ? "" : makeValue(format, random);
  return { line, text: before + value + after, format, start: before.length, end: before.length + value.length, heldOut: seed % 4 === 0 };
}

/** FNV-1a with a last mixing, as a number from 0 on. */
function hashOf(line: string): number {
  let hash = 0x81_1c_9d_c5;
  for (const sign of line) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01_00_01_93);
  return (hash ^ (hash >>> 15)) >>> 0;
}
