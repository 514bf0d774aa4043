import fc from "fast-check";
import { expect, test } from "vitest";
import { reportGithub } from "../../src/report/github.ts";
import { arbitraryDiagnostic } from "./arbitrary-diagnostic.ts";

const finding = {
  rule: "paths-exist",
  severity: "warning",
  message: "Unexpected path `50%`, nothing\nmatches it",
  file: "a,b:c.md",
  range: { start: 0, end: 1 },
  line: 3,
  column: 4,
  hint: "Correct it",
} as const;

test("writes a command a finding with what GitHub wants escaped", () => {
  expect(reportGithub([finding, { ...finding, severity: "info" }], { colour: false })).toBe(
    "::warning file=a%2Cb%3Ac.md,line=3,col=4,title=paths-exist::Unexpected path `50%25`, nothing%0Amatches it%0ACorrect it\n" +
      "::notice file=a%2Cb%3Ac.md,line=3,col=4,title=paths-exist::Unexpected path `50%25`, nothing%0Amatches it%0ACorrect it\n" +
      "0 errors, 1 warnings, 1 remarks\n",
  );
});

test("puts what GitHub would drop into the log", () => {
  const lines = reportGithub(
    Array.from({ length: 12 }, () => finding),
    { colour: false },
  ).split("\n");
  expect(lines.filter((line) => line.startsWith("::warning "))).toHaveLength(10);
  expect(lines.filter((line) => line.startsWith("  warning a,b:c.md:3:4 "))).toHaveLength(2);
});

test("makes no command of a text from a file, whatever it holds", () => {
  fc.assert(
    fc.property(fc.array(arbitraryDiagnostic, { maxLength: 30 }), (diagnostics) => {
      const lines = reportGithub(diagnostics, { colour: false }).split(/\r\n|\r|\n/u);
      expect(lines).toHaveLength(diagnostics.length + 2);
      for (const line of lines.slice(0, -2)) expect(line).toMatch(/^(?:::(?:error|warning|notice) file=[^:,]*,line=\d+,col=\d+,title=[^:,]*::| {2})/u);
    }),
  );
});

test("lets GitHub obey no line of a diff, nor of what it would drop", () => {
  const hostile = "--- a/x\n+++ b/x\n@@ -1 +1 @@\n ::add-mask::x\n-a ##[error]x\n+::stop-commands::x\n";
  const lines = reportGithub([], { colour: false, diff: hostile }).split("\n");
  const token = /^::stop-commands::(?<token>[0-9a-f]{32,})$/u.exec(lines[0] ?? "")?.groups?.["token"] ?? "none";
  expect(lines.filter((line) => line.includes(token))).toEqual([`::stop-commands::${token}`, `::${token}::`]);
  expect(lines.indexOf(`::${token}::`)).toBeGreaterThan(lines.indexOf("+::stop-commands::x"));
  const many = Array.from({ length: 11 }, () => ({ ...finding, file: "::add-mask::x", message: "a ##[group]b" }));
  const dropped = reportGithub(many, { colour: false }).split("\n").at(-3) ?? "";
  expect(dropped.trim()).not.toMatch(/^::|##\[/u);
});
