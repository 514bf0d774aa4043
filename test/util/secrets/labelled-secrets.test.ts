import { describe, expect, test } from "vitest";
import { HARD_NEGATIVES, HARD_POSITIVES, LATE_NEGATIVES, LATE_POSITIVES, NEGATIVES, POSITIVES, type LabelledText } from "./labelled-secrets.ts";
import { judgeTexts, type Outcome } from "./score-secrets.ts";

const isHeldOut = ({ heldOut }: LabelledText): boolean => heldOut;
const isTuned = ({ heldOut }: LabelledText): boolean => !heldOut;

/** The share of texts with one of some outcomes, and the lines of the others, for reading in a failure. */
function share(texts: readonly LabelledText[], wanted: readonly Outcome[]): { readonly share: number; readonly others: readonly string[] } {
  const others = judgeTexts(texts).filter(({ outcome }) => !wanted.includes(outcome));
  return { share: 1 - others.length / texts.length, others: others.map(({ outcome, line, found }) => `${outcome}: ${line} ${found.join(", ")}`) };
}

function expectShare(texts: readonly LabelledText[], wanted: readonly Outcome[], least: number): void {
  const { share: measured, others } = share(texts, wanted);
  expect(measured, others.join("\n")).toBeGreaterThanOrEqual(least);
}

describe("the labelled lists", () => {
  test("hold at least 200 texts with a secret and 400 without, a quarter of each held out", () => {
    expect(POSITIVES.length).toBeGreaterThanOrEqual(200);
    expect(NEGATIVES.length).toBeGreaterThanOrEqual(400);
    for (const list of [POSITIVES, NEGATIVES]) {
      const part = list.filter(isHeldOut).length / list.length;
      expect(part).toBeGreaterThan(0.2);
      expect(part).toBeLessThan(0.3);
    }
  });

  test("say of each text whether it has a secret, and where, and say nothing twice", () => {
    for (const { text, format, start, end } of [...POSITIVES, ...LATE_POSITIVES, ...HARD_POSITIVES]) {
      expect(format).not.toBe("");
      expect(text.slice(start, end).length).toBeGreaterThanOrEqual(8);
    }
    expect([...NEGATIVES, ...LATE_NEGATIVES, ...HARD_NEGATIVES].filter(({ format }) => format !== "")).toEqual([]);
    const lines = [...POSITIVES, ...NEGATIVES, ...LATE_POSITIVES, ...LATE_NEGATIVES, ...HARD_POSITIVES, ...HARD_NEGATIVES].map(({ line }) => line);
    expect(lines.filter((line, at) => lines.indexOf(line) !== at)).toEqual([]);
  });
});

describe("the finder, on the texts it was written with,", () => {
  const [positives, negatives] = [POSITIVES.filter(isTuned), NEGATIVES.filter(isTuned)];

  test("finds every secret, and nearly all to the letter", () => {
    expectShare(positives, ["exact", "inexact"], 1);
    expectShare(positives, ["exact"], 0.985);
  });

  test("finds nothing where nothing is", () => {
    expectShare(negatives, ["quiet"], 1);
  });
});

describe("the finder, on the quarter that nobody looked at while it was written,", () => {
  test("finds the secrets", () => {
    expectShare(POSITIVES.filter(isHeldOut), ["exact"], 0.98);
  });

  test("finds nothing where nothing is", () => {
    expectShare(NEGATIVES.filter(isHeldOut), ["quiet"], 0.99);
  });
});

// When first scored they gave 54 of 62; what that taught is in the finder now, so this is no measure of texts to come (experiments/2026-11-21-secret-detection).
describe("the finder, on what somebody else wrote after it,", () => {
  test("finds most secrets", () => {
    expectShare(LATE_POSITIVES, ["exact"], 0.98);
  });

  test("finds nothing where nothing is", () => {
    expectShare(LATE_NEGATIVES, ["quiet"], 0.98);
  });
});

// When first scored they gave 35 of 62, and one alarm of 65.
describe("the finder, on what was written to get past it,", () => {
  test("finds most secrets", () => {
    expectShare(HARD_POSITIVES, ["exact", "inexact"], 0.92);
    expectShare(HARD_POSITIVES, ["exact"], 0.9);
  });

  test("finds nothing where nothing is", () => {
    expectShare(HARD_NEGATIVES, ["quiet"], 0.98);
  });
});
