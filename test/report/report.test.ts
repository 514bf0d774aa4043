import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import type { Diagnostic } from "../../src/diagnostic/diagnostic.ts";
import { REPORT_FORMATS, REPORTS } from "../../src/report/reports.ts";
import { reportText } from "../../src/report/text.ts";

const owner: Diagnostic = {
  rule: "owner-known",
  severity: "error",
  message: "Unexpected owner `cluade`, expected `claude`, `codex` or `user`",
  file: "shop/AGENT-HANDOFF.md",
  range: { start: 60, end: 66 },
  line: 5,
  column: 19,
  hint: "Write `Claude`",
  fix: { title: "Replace by `Claude`", edits: [{ range: { start: 60, end: 66 }, newText: "Claude" }] },
};
const path: Diagnostic = {
  rule: "paths-exist",
  severity: "warning",
  message: "Unexpected path `src/gone.ts`, nothing matches it",
  file: "shop/AGENT-HANDOFF.md",
  range: { start: 200, end: 210 },
  line: 12,
  column: 3,
  hint: "Correct it",
};

test("the text groups findings by file, aligns them and counts them", () => {
  expect(reportText([owner, path, { ...path, file: "blog/AGENT-HANDOFF.md", severity: "info" }], { colour: false, files: 9 })).toBe(`shop/AGENT-HANDOFF.md
  5:19  error    Unexpected owner \`cluade\`, expected \`claude\`, \`codex\` or \`user\`  owner-known
                 Write \`Claude\` (--fix does it)
  12:3  warning  Unexpected path \`src/gone.ts\`, nothing matches it  paths-exist
                 Correct it

blog/AGENT-HANDOFF.md
  12:3  info  Unexpected path \`src/gone.ts\`, nothing matches it  paths-exist
              Correct it

1 error, 1 warning, 1 remark in 9 files; --fix mends 1 of them
`);
});

test("a run without findings says so in one line", () => {
  expect(reportText([], { colour: false, files: 1 })).toBe("No findings in 1 file\n");
  expect(reportText([], { colour: false, files: 2, fixed: 1 })).toBe("1 finding mended. No findings in 2 files\n");
});

test("a quiet report shows errors and counts all", () => {
  const text = reportText([owner, path], { colour: false, quiet: true });
  expect(text).not.toContain("paths-exist");
  expect(text).toContain("1 error, 1 warning;");
});

test("colours change nothing but colours", () => {
  const coloured = reportText([owner, path], { colour: true });
  expect(coloured).not.toBe(reportText([owner, path], { colour: false }));
  expect(stripVTControlCharacters(coloured)).toBe(reportText([owner, path], { colour: false }));
});

test("JSON holds every finding with its place and fix, and the counts", () => {
  expect(JSON.parse(REPORTS.json([owner, path], { colour: false, files: 3 }))).toEqual({
    schemaVersion: 1,
    kind: "check",
    summary: { files: 3, errors: 1, warnings: 1, infos: 0, fixable: 1, fixed: 0 },
    findings: [owner, path],
  });
});

test.each(REPORT_FORMATS)("the %s report ends in one line break and writes a diff where there is one", (format) => {
  const report = REPORTS[format]([owner], { colour: false, diff: "--- a\n+++ b\n" });
  expect(report).toMatch(/[^\n]\n$/u);
  expect(report).toContain("+++ b");
});
