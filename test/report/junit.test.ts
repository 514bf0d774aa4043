import fc from "fast-check";
import { SaxesParser } from "saxes";
import { expect, test } from "vitest";
import type { Diagnostic } from "../../src/diagnostic/diagnostic.ts";
import { reportJunit } from "../../src/report/junit.ts";
import { arbitraryDiagnostic } from "./arbitrary-diagnostic.ts";

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Reads XML with a strict parser, which throws at the first thing that is not well-formed. */
function elementsOf(xml: string): readonly Element[] {
  const elements: Element[] = [];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => void elements.push({ name, attributes }));
  parser.write(xml).close();
  return elements;
}

const finding: Diagnostic = {
  rule: "owner-known",
  severity: "error",
  message: 'Unexpected owner `<x> & "y"`',
  file: "shop/AGENT-HANDOFF.md",
  range: { start: 0, end: 1 },
  line: 5,
  column: 19,
  hint: "Write `Claude`",
};

test("has a suite a file, a failed case a finding and a passed one for a clean file", () => {
  const xml = reportJunit([finding], { colour: false, names: ["shop/AGENT-HANDOFF.md", "blog/AGENT-HANDOFF.md"] });
  expect(elementsOf(xml)).toEqual([
    { name: "testsuites", attributes: { name: "agent-relay check", tests: "2", failures: "1", errors: "0" } },
    { name: "testsuite", attributes: { name: "shop/AGENT-HANDOFF.md", tests: "1", failures: "1", errors: "0", skipped: "0" } },
    { name: "testcase", attributes: { classname: "shop/AGENT-HANDOFF.md", name: "owner-known at 5:19" } },
    { name: "failure", attributes: { type: "error", message: 'Unexpected owner `<x> & "y"`' } },
    { name: "testsuite", attributes: { name: "blog/AGENT-HANDOFF.md", tests: "1", failures: "0", errors: "0", skipped: "0" } },
    { name: "testcase", attributes: { classname: "blog/AGENT-HANDOFF.md", name: "no findings" } },
  ]);
});

test("is well-formed, whatever was found", () => {
  fc.assert(
    fc.property(fc.array(arbitraryDiagnostic), fc.option(fc.string({ unit: "binary" }), { nil: undefined }), (diagnostics, diff) => {
      const failures = elementsOf(reportJunit(diagnostics, { colour: false, ...(diff !== undefined && { diff }) })).filter(({ name }) => name === "failure");
      expect(failures).toHaveLength(diagnostics.length);
    }),
  );
});

test("the parser would find what is not well-formed", () => {
  expect(() => elementsOf("<a><b></a>")).toThrow("unexpected close tag");
  expect(() => elementsOf("<a>\u0000</a>")).toThrow("disallowed character");
});

test("keeps the line breaks and tabs of a message, which an attribute would lose", () => {
  const message = "a\nb\tc\rd";
  expect(reportJunit([{ ...finding, message }], { colour: false })).toContain('message="a&#10;b&#9;c&#13;d"');
});
