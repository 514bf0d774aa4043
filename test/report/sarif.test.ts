import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import Ajv from "ajv-draft-04";
import type { Ajv as AnyAjv } from "ajv";
import fc from "fast-check";
import { expect, test } from "vitest";
import { reportSarif } from "../../src/report/sarif.ts";
import { arbitraryDiagnostic } from "./arbitrary-diagnostic.ts";

const require = createRequire(import.meta.url);
const addFormats = require("ajv-formats") as (ajv: AnyAjv) => void;
const AjvDraft4 = Ajv as unknown as new (options: object) => AnyAjv;

/** SARIF's own schema, errata 5 of version 2.1.0, as its editors publish it. */
const schema = JSON.parse(readFileSync(new URL("fixtures/sarif-2.1.0-rtm.5.json", import.meta.url), "utf8")) as object;
const ajv = new AjvDraft4({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats(ajv);
const validate = ajv.compile(schema);

const RULES = [{ name: "owner-known", summary: "Owners are known.", severity: "error" as const }];
const TEXT = "first\r\nsecond 🙂 line\nthird\n".repeat(20);

interface Log {
  readonly runs: readonly [
    {
      readonly results: readonly {
        readonly ruleId: string;
        readonly ruleIndex: number;
        readonly locations: readonly { readonly physicalLocation: { readonly region: object } }[];
        readonly partialFingerprints: Readonly<Record<string, string>>;
        readonly fixes?: readonly object[];
      }[];
      readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    },
  ];
}

function log(text: string): Log["runs"][0] {
  return (JSON.parse(text) as Log).runs[0];
}

test("is valid by SARIF's own schema, whatever was found", () => {
  fc.assert(
    fc.property(fc.array(arbitraryDiagnostic, { maxLength: 6 }), fc.boolean(), (diagnostics, known) => {
      const text = reportSarif(diagnostics, { colour: false, version: "1.2.3", rules: RULES, names: ["a b.md"], ...(known && { textOf: () => TEXT }) });
      expect(validate(JSON.parse(text)), JSON.stringify(validate.errors)).toBe(true);
      const { results, tool } = log(text);
      for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
      expect(new Set(results.map(({ partialFingerprints }) => partialFingerprints["agentRelay/v1"])).size).toBe(results.length);
    }),
  );
});

test("the schema would refuse something else", () => {
  expect(validate({ version: "2.1.0", runs: [{ tool: { driver: {} } }] })).toBe(false);
});

const finding = { rule: "owner-known", severity: "error", message: "Unexpected owner `x`", file: "shop/a b.md", line: 2, column: 8 } as const;

test("gives the region of what was found in UTF-16 units, and the fix as a replacement", () => {
  const at = TEXT.indexOf("line");
  const range = { start: at, end: at + 4 };
  const fix = { title: "Write `y`", edits: [{ range, newText: "y" }] };
  const { results } = log(reportSarif([{ ...finding, range, fix }], { colour: false, textOf: () => TEXT }));
  const region = { startLine: 2, startColumn: 11, endLine: 2, endColumn: 15 };
  const location = { uri: "shop/a%20b.md", uriBaseId: "%SRCROOT%" };
  expect(results[0]?.locations).toEqual([{ physicalLocation: { artifactLocation: location, region } }]);
  const artifactChanges = [{ artifactLocation: location, replacements: [{ deletedRegion: region, insertedContent: { text: "y" } }] }];
  expect(results[0]?.fixes).toEqual([{ description: { text: "Write `y`" }, artifactChanges }]);
});

test("keeps the fingerprint of a finding whose line moved", () => {
  const print = (line: number): unknown =>
    log(reportSarif([{ ...finding, line, range: { start: line, end: line } }], { colour: false })).results[0]?.partialFingerprints;
  expect(print(2)).toEqual(print(40));
});

test("counts a lone carriage return as a line break, and says so", () => {
  const text = "a\rb";
  const run = log(reportSarif([{ ...finding, range: { start: 2, end: 3 } }], { colour: false, textOf: () => text }));
  expect(run.results[0]?.locations[0]?.physicalLocation.region).toEqual({ startLine: 2, startColumn: 1, endLine: 2, endColumn: 2 });
  expect(run).toMatchObject({ newlineSequences: ["\r\n", "\n", "\r"] });
});
