import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bareText } from "../../../src/protocol/bare-text.ts";
import { bareLine } from "../../../src/protocol/handoff/bare-line.ts";
import { readOwner } from "../../../src/protocol/handoff/read-owner.ts";
import { readStamp } from "../../../src/protocol/handoff/read-stamp.ts";
import { remember } from "../../../src/protocol/handoff/remember.ts";
import { saysNothing } from "../../../src/protocol/handoff/says-nothing.ts";
import { parseOwner } from "../../../src/protocol/parse-owner.ts";
import { parseStamp } from "../../../src/protocol/parse-stamp.ts";

/** Pieces that lie on both sides of what the quick readers answer by themselves. */
const pieces = fc.constantFrom(
  ..."user claude none N/A tbd - -- — . , : ( ) [ ] ` ** ~~ <!-- --> a é   \t \n \u00a0 2026-11-20 T15:04:05Z by Codex 29 00 7 x_y".split(" "),
  " ",
  "  ",
  "2026-11-20T15:04:05Z",
  " by ",
);
const words = fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join(""));

describe("what is read quickly is what the patterns say", () => {
  test("bare text", () => {
    fc.assert(
      fc.property(words, (text) => {
        expect(bareLine(text)).toBe(bareText(text));
      }),
      { numRuns: 3000 },
    );
  });

  test("stamps", () => {
    fc.assert(
      fc.property(words, (text) => {
        expect(readStamp(text)).toEqual(parseStamp(text));
      }),
      { numRuns: 3000 },
    );
  });

  test.each([
    "2026-11-20T15:04:05Z by Claude",
    "2026-13-20T15:04:05Z",
    "2026-02-30T15:04:05Z",
    "2026-11-20T24:00:00Z",
    "2026-11-20T15:04:05Z by ",
    "2026-11-20T15:04:05Z by a b",
  ])("the stamp %j", (text) => {
    expect(readStamp(text)).toEqual(parseStamp(text));
  });

  test("owners, for each list of agents", () => {
    const lists = fc.constantFrom(["claude", "codex"], [], ["user"], ["U-ser", "claude"]);
    fc.assert(
      fc.property(words, lists, (text, agents) => {
        expect(readOwner(text, agents)).toEqual(parseOwner(text, agents));
      }),
      { numRuns: 3000 },
    );
  });

  test("nothing", () => {
    const pattern = /^(?:none|nothing|n\/a|-+|–|—|tbd)?\.?$/i;
    fc.assert(
      fc.property(words, (text) => {
        expect(saysNothing(text)).toBe(pattern.test(text));
      }),
      { numRuns: 3000 },
    );
    for (const text of ["None.", "NOTHING", "n/a", "------------", "", ".", "–"]) expect(saysNothing(text)).toBe(true);
  });
});

describe("a remembered function", () => {
  test("is asked once a text, also where it gives nothing, and forgets in time", () => {
    let asked = 0;
    const read = remember((text): string | undefined => {
      asked += 1;
      return text === "none" ? undefined : text.toUpperCase();
    });
    expect([read("a"), read("a"), read("none"), read("none")]).toEqual(["A", "A", undefined, undefined]);
    expect(asked).toBe(2);
    for (let at = 0; at < 2000; at += 1) read(`text ${at}`);
    read("a");
    expect(asked).toBe(2003);
  });
});
