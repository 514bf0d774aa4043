import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyEdits } from "../../../src/diagnostic/apply-edits.ts";
import { changedStretch } from "../../../src/cli/lsp/changed-stretch.ts";
import { nameOfUri, pathOfUri, uriOfPath } from "../../../src/cli/lsp/document-uri.ts";
import { createOpenDocuments } from "../../../src/cli/lsp/open-documents.ts";
import { chooseEncoding, POSITION_ENCODINGS } from "../../../src/cli/lsp/position-encoding.ts";
import { createTextPlaces } from "../../../src/cli/lsp/text-places.ts";

/** Lines of one, two, three and four bytes a character, with every line break. */
const text = fc
  .array(fc.constantFrom("a", "é", "中", "😀", "👩‍👩‍👧", "\ufeff", "\n", "\r\n", "\r", "| x |", "\ud800", ""), { maxLength: 40 })
  .map((parts) => parts.join(""));
const encoding = fc.constantFrom(...POSITION_ENCODINGS);

describe("places of a text", () => {
  test("count lines from 0, and characters in the client's units", () => {
    const places = (units: (typeof POSITION_ENCODINGS)[number]) => createTextPlaces("a😀é中b\r\nc\rd", units);
    expect(places("utf-16").positionAt(6)).toEqual({ line: 0, character: 6 });
    expect(places("utf-8").positionAt(6)).toEqual({ line: 0, character: 11 });
    expect(places("utf-32").positionAt(6)).toEqual({ line: 0, character: 5 });
    expect(places("utf-16").positionAt(7)).toEqual({ line: 0, character: 6 });
    expect(places("utf-16").positionAt(8)).toEqual({ line: 1, character: 0 });
    expect(places("utf-16").positionAt(10)).toEqual({ line: 2, character: 0 });
    expect(places("utf-8").offsetAt({ line: 0, character: 3 })).toBe(1);
  });

  test("lead back to where they came from, unless that is inside a line break or a character", () => {
    fc.assert(
      fc.property(text, encoding, fc.nat(120), (source, units, at) => {
        const places = createTextPlaces(source, units);
        const offset = Math.min(at, source.length);
        const inside =
          (source[offset - 1] === "\r" && source[offset] === "\n") ||
          (/[\ud800-\udbff]/u.test(source[offset - 1] ?? "") && /[\udc00-\udfff]/u.test(source[offset] ?? ""));
        if (!inside && !source.includes("\ud800")) expect(places.offsetAt(places.positionAt(offset))).toBe(offset);
      }),
    );
  });

  test("take any position to a place in the text", () => {
    fc.assert(
      fc.property(text, encoding, fc.integer({ min: -5, max: 60 }), fc.integer({ min: -5, max: 200 }), (source, units, line, character) => {
        const offset = createTextPlaces(source, units).offsetAt({ line, character });
        expect(offset).toBeGreaterThanOrEqual(0);
        expect(offset).toBeLessThanOrEqual(source.length);
      }),
    );
  });

  test("are counted in UTF-16 unless the client offers others alone", () => {
    expect([undefined, [], ["utf-8", "utf-16"], ["utf-8"], ["utf-32"], ["utf-7"]].map(chooseEncoding)).toEqual([
      "utf-16",
      "utf-16",
      "utf-16",
      "utf-8",
      "utf-32",
      "utf-16",
    ]);
  });
});

describe("open files", () => {
  test("follow every change, in every unit, as splicing the text does", () => {
    fc.assert(
      fc.property(text, encoding, fc.array(fc.tuple(fc.nat(60), fc.nat(60), text), { maxLength: 6 }), (source, units, edits) => {
        const documents = createOpenDocuments(() => units);
        documents.open({ uri: "file:///a/AGENT-HANDOFF.md", version: 1, text: source });
        let expected = source;
        const changes = edits.map(([a, b, newText]) => {
          const places = createTextPlaces(expected, units);
          const [from, to] = [Math.min(a, b), Math.max(a, b)].map((offset) => places.positionAt(Math.min(offset, expected.length)));
          const range = { start: from ?? { line: 0, character: 0 }, end: to ?? { line: 0, character: 0 } };
          expected = expected.slice(0, places.offsetAt(range.start)) + newText + expected.slice(places.offsetAt(range.end));
          return { range, text: newText };
        });
        documents.change({ uri: "file:///a/AGENT-HANDOFF.md", version: 2 }, changes);
        expect(documents.at("/a/AGENT-HANDOFF.md")).toMatchObject({ version: 2, text: expected, kind: "handoff" });
      }),
      { numRuns: 500 },
    );
  });

  test("are found by their path until they are closed", () => {
    const documents = createOpenDocuments(() => "utf-16");
    documents.open({ uri: "file:///a%20b/decisions.md", version: 1, text: "x" });
    expect(documents.at("/a b/decisions.md")?.kind).toBe("decisions");
    documents.close("file:///a%20b/decisions.md");
    expect(documents.at("/a b/decisions.md")).toBeUndefined();
    documents.change({ uri: "file:///a%20b/decisions.md", version: 2 }, [{ text: "y" }]);
    expect(documents.all()).toEqual([]);
  });

  test("are found by their path as long as one of their addresses is open, the one changed last first", () => {
    const documents = createOpenDocuments(() => "utf-16");
    documents.open({ uri: "file:///a-b/DECISIONS.md", version: 1, text: "one" });
    documents.open({ uri: "file:///a%2Db/DECISIONS.md", version: 1, text: "two" });
    documents.open({ uri: "untitled:DECISIONS.md", version: 1, text: "three" });
    expect(documents.at("/a-b/DECISIONS.md")?.text).toBe("two");
    documents.change({ uri: "file:///a-b/DECISIONS.md", version: 2 }, [{ text: "four" }]);
    expect(documents.at("/a-b/DECISIONS.md")?.text).toBe("four");
    expect(documents.all().map(({ text: now }) => now)).toEqual(["four", "three", "two"]);
    documents.close("file:///a-b/DECISIONS.md");
    expect(documents.at("/a-b/DECISIONS.md")?.text).toBe("two");
  });
});

test("addresses lead to paths and back; those of no file to none", () => {
  for (const path of ["/a b/ü/AGENT-HANDOFF.md", "/a#b?c%20d/x.md"]) expect(pathOfUri(uriOfPath(path))).toBe(path);
  expect(["untitled:AGENT-HANDOFF.md", "nonsense", "file://host/%zz", "git:/a"].map(pathOfUri)).toEqual([undefined, undefined, undefined, undefined]);
  expect(nameOfUri("vscode-vfs://github/o/r/AGENT%2DHANDOFF.md?x#y")).toBe("AGENT-HANDOFF.md");
  expect(nameOfUri("untitled:%zz/AGENT-HANDOFF.md")).toBe("AGENT-HANDOFF.md");
});

test("the changed stretch makes one text of the other, and cuts no line break and no pair", () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const edit = changedStretch(before, after);
      if (edit === undefined) expect(after).toBe(before);
      else {
        expect(applyEdits(before, [edit])).toBe(after);
        for (const offset of [edit.range.start, edit.range.end]) expect(before.slice(offset - 1, offset + 1)).not.toBe("\r\n");
      }
    }),
  );
  expect(changedStretch("a b c", "a x c")).toEqual({ range: { start: 2, end: 3 }, newText: "x" });
});
