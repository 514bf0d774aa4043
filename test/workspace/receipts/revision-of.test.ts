import fc from "fast-check";
import { expect, test } from "vitest";
import { revisionOf } from "../../../src/workspace/receipts/revision-of.ts";

test("a revision has 16 hex digits and is the same for the same text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(revisionOf(text)).toMatch(/^[0-9a-f]{16}$/u);
      expect(revisionOf(text)).toBe(revisionOf(Buffer.from(text, "utf16le").toString("utf16le")));
    }),
  );
});

test("every change of a sign, a swap of two, an insertion and a deletion gives another revision", () => {
  const text = "# Agent Handoff: demo\n\n| Field | Value |\n| --- | --- |\n| Current Owner | Claude |\n| Status | ready |\n".repeat(10);
  const seen = new Set([revisionOf(text), revisionOf("")]);
  let count = 2;
  for (let at = 0; at < text.length; at += 1) {
    const variants = [`${text.slice(0, at)}\u0001${text.slice(at + 1)}`, `${text.slice(0, at)}\u0001${text.slice(at)}`, text.slice(0, at)];
    for (const variant of variants.filter((each) => each !== "")) {
      seen.add(revisionOf(variant));
      count += 1;
    }
  }
  expect(seen.size).toBe(count);
});
