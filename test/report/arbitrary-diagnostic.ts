import fc from "fast-check";
import { type Diagnostic, SEVERITIES } from "../../src/diagnostic/diagnostic.ts";

const words = fc.oneof(fc.string({ unit: "binary", minLength: 1, maxLength: 40 }), fc.constantFrom("a::b,c%0A\r\n", "<&>\"'", "]]>", "--", "\ud800", "ä🙂"));
const range = fc.tuple(fc.nat(300), fc.nat(20)).map(([start, length]) => ({ start, end: start + length }));

/** Any finding a rule may make, with words that formats have to escape. */
export const arbitraryDiagnostic: fc.Arbitrary<Diagnostic> = fc.record(
  {
    rule: fc.constantFrom("owner-known", "paths-exist", "x,y:z"),
    severity: fc.constantFrom(...SEVERITIES),
    message: words,
    file: fc.constantFrom("shop/AGENT-HANDOFF.md", "a b/ä#?.md", ".", "\ud800/x.md"),
    range,
    line: fc.integer({ min: 1, max: 9999 }),
    column: fc.integer({ min: 1, max: 999 }),
    hint: words,
    fix: fc.record({ title: words, edits: fc.array(fc.record({ range, newText: fc.string({ unit: "binary" }) }), { minLength: 1, maxLength: 2 }) }),
  },
  { requiredKeys: ["rule", "severity", "message", "file", "range", "line", "column"] },
);
