import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { listReferences } from "../../../src/workflow/template/list-references.ts";
import { parseTemplate } from "../../../src/workflow/template/parse-template.ts";
import type { Reference } from "../../../src/workflow/template/template.ts";

function referencesOf(text: string, stepNames?: readonly string[]): readonly Reference[] {
  const { parts } = parseTemplate(text, stepNames && new Set(stepNames));
  return parts.flatMap((part) => (part.kind === "reference" ? [part.reference] : []));
}

function mistakesOf(text: string): readonly string[] {
  return parseTemplate(text).notes.map(({ mistake, range }) => `${mistake} ${text.slice(range.start, range.end)}`);
}

describe("a reference", () => {
  test.each<[string, Reference]>([
    ["{{name}}", { kind: "variable", name: "name", path: [] }],
    ["{{  name\t}}", { kind: "variable", name: "name", path: [] }],
    ["{{a.b.0}}", { kind: "variable", name: "a", path: ["b", "0"] }],
    ["{{my-name_2}}", { kind: "variable", name: "my-name_2", path: [] }],
    ["{{größe}}", { kind: "variable", name: "größe", path: [] }],
    ["{{steps.plan.output}}", { kind: "step", step: "plan", field: "output", path: [] }],
    ["{{ steps.read-types.output }}", { kind: "step", step: "read-types", field: "output", path: [] }],
    ["{{steps.build.v1.2.output}}", { kind: "step", step: "build.v1.2", field: "output", path: [] }],
    ["{{steps.test:unit/a.exitCode}}", { kind: "step", step: "test:unit/a", field: "exitCode", path: [] }],
    ["{{steps.read the file.output}}", { kind: "step", step: "read the file", field: "output", path: [] }],
    ["{{steps.a.output.items.0.name}}", { kind: "step", step: "a", field: "output", path: ["items", "0", "name"] }],
    ["{{steps.a.output.output}}", { kind: "step", step: "a", field: "output", path: ["output"] }],
    ["{{steps.output.output}}", { kind: "step", step: "output", field: "output", path: [] }],
    ["{{stepsize}}", { kind: "variable", name: "stepsize", path: [] }],
  ])("is read from %s", (text, reference) => {
    expect(referencesOf(text)).toEqual([reference]);
    expect(mistakesOf(text)).toEqual([]);
  });

  test("belongs to the longest step name that exists", () => {
    expect(referencesOf("{{steps.a.output.output}}", ["a.output", "b"])).toEqual([{ kind: "step", step: "a.output", field: "output", path: [] }]);
    expect(referencesOf("{{steps.a.output.output}}", ["a"])).toEqual([{ kind: "step", step: "a", field: "output", path: ["output"] }]);
    expect(referencesOf("{{steps.a.output.output}}", ["b"])).toEqual([{ kind: "step", step: "a", field: "output", path: ["output"] }]);
  });

  test("takes the inner braces where there are more", () => {
    const template = parseTemplate('{"a":{{{x}}}}');
    expect(template.parts.map(({ text }) => text)).toEqual(['{"a":{', "{{x}}", "}}"]);
    expect(parseTemplate("{{{{{x}}").parts.map(({ text }) => text)).toEqual(["{{{", "{{x}}"]);
  });

  test("is listed with its place, as often as it is written", () => {
    const text = "a {{x}} b {{steps.p.output}} {{x.y}}";
    const { variables, steps } = listReferences(parseTemplate(text));
    expect(variables.map(({ range }) => text.slice(range.start, range.end))).toEqual(["{{x}}", "{{x.y}}"]);
    expect(steps.map(({ range, reference }) => [text.slice(range.start, range.end), reference.step])).toEqual([["{{steps.p.output}}", "p"]]);
  });
});

describe("what is no reference", () => {
  test("is the end of a block of Go's templates, and only there", () => {
    expect(referencesOf("{{range .}}{{.title}}{{else}}no{{end}} {{name}}")).toEqual([{ kind: "variable", name: "name", path: [] }]);
    expect(referencesOf("{{- if .x}}a{{ end }}")).toEqual([]);
    expect(referencesOf("from {{start}} to {{end}}").length).toBe(2);
  });

  test.each([
    ["{{ }}", "empty {{ }}"],
    ["{{}}", "empty {{}}"],
    ["{{#if x}}", "block {{#if x}}"],
    ["{{/if}}", "block {{/if}}"],
    ["{{> part}}", "block {{> part}}"],
    ["run ${{ github.x }} now", "expression ${{ github.x }}"],
    ["{{ x | json }}", "foreign {{ x | json }}"],
    ["{{a..b}}", "foreign {{a..b}}"],
    ["{{.Values.x}}", "foreign {{.Values.x}}"],
    ["{{'x'}}", "foreign {{'x'}}"],
    ["{{name}", "unclosed {{name"],
    ["{{name", "unclosed {{name"],
    ["{{name\n}}", "unclosed {{name"],
    ["{{steps.plan}}", "step-field {{steps.plan}}"],
    ["{{steps.plan.status}}", "step-field {{steps.plan.status}}"],
    ["{{steps}}", "step-field {{steps}}"],
    ["{{steps..output}}", "foreign {{steps..output}}"],
    ["{{steps.a.exitCode.x}}", "step-code-path {{steps.a.exitCode.x}}"],
  ])("stays as it is and is told: %s", (text, told) => {
    expect(parseTemplate(text).parts).toEqual([{ kind: "literal", range: { start: 0, end: text.length }, text }]);
    expect(mistakesOf(text)).toEqual([told]);
  });

  test.each(["", "{", "a } b", "{ {x} }", "}}", "function () {{ return 1; }}".slice(0, 13), "const a = {\n  b: {{\n", "${x}"])("stays as it is: %j", (text) => {
    expect(parseTemplate(text).notes).toEqual([]);
    expect(
      parseTemplate(text)
        .parts.map((part) => part.text)
        .join(""),
    ).toBe(text);
  });

  test("is told in the words of the house", () => {
    expect(parseTemplate("{{steps.a.stdout}}").notes[0]?.message).toBe(
      "Unexpected `{{steps.a.stdout}}`, expected `{{steps.NAME.output}}` or `{{steps.NAME.exitCode}}`",
    );
  });
});

describe("parsing", () => {
  const piece = fc.oneof(fc.string(), fc.constantFrom("{", "{{", "}}", "}", "$", "\n", " ", "{{x}}", "{{ steps.a-b.output }}", "{{#", ".", "steps."));
  const text = fc.array(piece).map((pieces) => pieces.join(""));

  test("keeps every character, with exact offsets and no gaps", () => {
    fc.assert(
      fc.property(text, (written) => {
        const { parts, notes } = parseTemplate(written);
        expect(parts.map((part) => part.text).join("")).toBe(written);
        let at = 0;
        for (const { range, text: own } of parts) {
          expect(range).toEqual({ start: at, end: at + own.length });
          at = range.end;
        }
        for (const { range } of notes) expect(range.end).toBeGreaterThan(range.start);
      }),
    );
  });

  test("finds again what it found, part by part", () => {
    fc.assert(
      fc.property(text, (written) => {
        for (const part of parseTemplate(written).parts) {
          if (part.kind === "reference") expect(referencesOf(part.text)).toEqual([part.reference]);
          else expect(referencesOf(part.text)).toEqual([]);
        }
      }),
    );
  });

  test.each(["{{", "{{x", "{{{", "{{ ", "{{steps.a", "{{steps.output", "}}{{"])("reads a megabyte of %j", (unit) => {
    expect(parseTemplate(unit.repeat(1_000_000 / unit.length)).parts.length).toBeGreaterThan(0);
  });
});
