import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { outlineFromTree } from "../../src/markdown/outline-from-tree.ts";
import { parseTree } from "../../src/markdown/parse-tree.ts";
import { anyText, HOSTILE_TEXTS } from "./arbitraries.ts";
import { expectOrdered } from "./expect-ordered.ts";
import { fixture } from "./read-fixtures.ts";

const BOUNDS = { maxLength: 100_000, timeoutMs: 100 };
const PATIENT = { timeout: 300_000 };

test("a tree has the offsets of the text, its byte-order mark included", () => {
  const text = fixture("bom-before-title");
  const result = parseTree(text);
  expect(result).toMatchObject({
    kind: "tree",
    tree: { type: "root", children: [{ type: "heading", position: { start: { offset: 1 } } }, { type: "paragraph" }, { type: "list" }] },
  });
});

test("a text beyond the bounds is not tried", () => {
  expect(parseTree("x".repeat(100_001), BOUNDS)).toEqual({ kind: "declined", reason: "too-large", message: "100001 characters are more than 100000" });
});

test("a text that takes too long is stopped", () => {
  expect(parseTree("- ".repeat(30_000), BOUNDS)).toEqual({ kind: "declined", reason: "too-slow", message: "it takes more than 100 ms" });
});

test("a text too deep for the parser is declined", PATIENT, () => {
  const result = parseTree(">".repeat(10_000), { ...BOUNDS, timeoutMs: 60_000 });
  expect(result).toMatchObject({ kind: "declined" });
});

test("a parser that was stopped parses the next text as before", () => {
  parseTree("*a ".repeat(30_000), BOUNDS);
  expect(parseTree("# a")).toMatchObject({ kind: "tree", tree: { children: [{ type: "heading" }] } });
});

test("nothing is left behind in the global object", () => {
  parseTree("# a");
  expect(Reflect.get(globalThis, Symbol.for("agent-relay.parse-tree"))).toBeUndefined();
});

describe("hostile text", PATIENT, () => {
  test.each(HOSTILE_TEXTS)("is answered or declined within the bounds: $name", ({ make }) => {
    for (const length of [8_000, 60_000]) {
      const text = make(length);
      const result = parseTree(text, BOUNDS);
      if (result.kind === "tree") expectOrdered(outlineFromTree(text, result.tree));
      else expect(["too-slow", "failed", "too-large"]).toContain(result.reason);
    }
  });
});

test("any text is parsed without an exception, into ranges that lie inside each other", PATIENT, () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const result = parseTree(text);
      if (result.kind === "tree") expectOrdered(outlineFromTree(text, result.tree));
    }),
    { numRuns: 3_000 },
  );
});
