import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { limitOutput } from "../../../src/workflow/template/limit-output.ts";
import { parseTemplate } from "../../../src/workflow/template/parse-template.ts";
import { resolveText, type ResolvedText } from "../../../src/workflow/template/resolve-text.ts";
import type { TemplateValues } from "../../../src/workflow/template/values.ts";

const VALUES: TemplateValues = {
  variables: { name: "Ada", n: 0, no: false, list: ["a", { b: "c" }], "flat.key": "flat", nothing: null, big: 10n, gap: undefined },
  steps: new Map([
    ["plan", { output: "the plan\n\n\r\n", exitCode: 0 }],
    ["json-1.2", { output: '{"a":[1,{"b":"x\\n"}],"e":"","__proto__":"own","n":null}\n' }],
    ["text", { output: "  no JSON  \n", exitCode: 3 }],
    ["lines", { output: "\n \nthe subject\r\nthe rest", exitCode: 0 }],
  ]),
};

function resolve(text: string, values: TemplateValues = VALUES): ResolvedText {
  return resolveText(parseTemplate(text), values);
}

describe("resolving", () => {
  test.each([
    ["Hello {{name}}, {{ name }}!", "Hello Ada, Ada!"],
    ["{{n}} {{no}} {{nothing}} {{big}}", "0 false null 10"],
    ["{{list.0}} {{list.1.b}} {{list.1}}", 'a c {"b":"c"}'],
    ["{{flat.key}}", "flat"],
    ["<{{steps.plan.output}}> {{steps.plan.exitCode}} {{steps.text.exitCode}}", "<the plan> 0 3"],
    ["<{{steps.text.output}}>", "<  no JSON  >"],
    ["{{steps.json-1.2.output.a.0}}{{steps.json-1.2.output.a.1.b}}|{{steps.json-1.2.output.e}}|{{steps.json-1.2.output.n}}", "1x\n||null"],
    ["<{{steps.text.output | first-line}}> <{{steps.lines.output|first-line}}> <{{ name | first-line }}>", "<no JSON> <the subject> <Ada>"],
    ["{{steps.text.output | last-line}}", "{{steps.text.output | last-line}}"],
    ["{{ }} ${{ github.x }} {{#if}}", "{{ }} ${{ github.x }} {{#if}}"],
  ])("fills %s", (text, filled) => {
    expect(resolve(text)).toEqual({ text: filled, problems: [] });
  });

  test.each([
    ["{{nobody}}", "unknown-variable", "Missing variable `nobody` for `{{nobody}}`"],
    ["{{gap}}", "unknown-variable", "Missing variable `gap` for `{{gap}}`"],
    ["{{toString}}", "unknown-variable", "Missing variable `toString` for `{{toString}}`"],
    ["{{hasOwnProperty.name}}", "unknown-variable", "Missing variable `hasOwnProperty` for `{{hasOwnProperty.name}}`"],
    ["{{name.length}}", "unknown-field", "Missing field `length` for `{{name.length}}`"],
    ["{{list.map}}", "unknown-field", "Missing field `map` for `{{list.map}}`"],
    ["{{list.7}}", "unknown-field", "Missing field `7` for `{{list.7}}`"],
    ["{{list.constructor.name}}", "refused-name", "Unexpected name `constructor` in `{{list.constructor.name}}`, expected a field of the value"],
    ["{{__proto__}}", "refused-name", "Unexpected name `__proto__` in `{{__proto__}}`, expected a field of the value"],
    [
      "{{steps.json-1.2.output.__proto__}}",
      "refused-name",
      "Unexpected name `__proto__` in `{{steps.json-1.2.output.__proto__}}`, expected a field of the value",
    ],
    ["{{steps.none.output}}", "unknown-step", "Missing output of step `none`, which has not run, for `{{steps.none.output}}`"],
    ["{{steps.constructor.output}}", "unknown-step", "Missing output of step `constructor`, which has not run, for `{{steps.constructor.output}}`"],
    ["{{steps.json-1.2.exitCode}}", "no-exit-code", "Missing exit code of step `json-1.2` for `{{steps.json-1.2.exitCode}}`"],
    ["{{steps.text.output.a}}", "not-json", "Unexpected output of step `text`, expected JSON for `{{steps.text.output.a}}`"],
  ])("says why %s has no value", (text, kind, message) => {
    const { text: left, problems } = resolve(`> ${text} <`);
    expect(left).toBe(`> ${text} <`);
    expect(problems).toMatchObject([{ kind, message, range: { start: 2, end: 2 + text.length } }]);
  });

  test("never expands a value again", () => {
    const values = { variables: { a: "{{b}}", b: "secret" }, steps: new Map([["s", { output: "{{a}} {{steps.s.output}}" }]]) };
    expect(resolve("{{a}}{{steps.s.output}}", values).text).toBe("{{b}}{{a}} {{steps.s.output}}");
    expect(resolve("{{{a}}}", { variables: { a: "{b}" }, steps: new Map() }).text).toBe("{{b}}");
  });

  test("gives the literal parts and the values, whatever these hold", () => {
    const literal = fc.string().filter((text) => !/[{}$]/u.test(text));
    fc.assert(
      fc.property(fc.array(fc.tuple(literal, fc.string()), { maxLength: 8 }), literal, (pairs, last) => {
        const text = `${pairs.map(([before], index) => `${before}{{v${String(index)}}}`).join("")}${last}`;
        const variables = Object.fromEntries(pairs.map(([, value], index) => [`v${String(index)}`, value]));
        expect(resolve(text, { variables, steps: new Map() })).toEqual({ text: `${pairs.flat().join("")}${last}`, problems: [] });
      }),
    );
  });

  test("cuts an output to its limit and leaves variables alone", () => {
    const values = { variables: { v: "y".repeat(500) }, steps: new Map([["s", { output: "x".repeat(500) }]]), outputLimitBytes: 100 };
    expect(resolve("{{steps.s.output}}", values).text).toHaveLength(100);
    expect(resolve("{{v}}", values).text).toHaveLength(500);
  });
});

describe("an output over its limit", () => {
  test("keeps its head and its tail and says what went", () => {
    expect(limitOutput(`${"a".repeat(60)}${"b".repeat(60)}`, 60)).toBe(`${"a".repeat(18)}\n[... 85 bytes cut ...]\n${"b".repeat(17)}`);
  });

  test("stays whole up to a mebibyte", () => {
    expect(limitOutput("x".repeat(1_048_576))).toHaveLength(1_048_576);
    expect(limitOutput("é".repeat(524_289))).toMatch(/^é+\n\[\.\.\. \d+ bytes cut \.\.\.\]\né+$/u);
  });

  test("is never longer than its limit and never cut inside a character", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), fc.nat(400), (text, limit) => {
        const cut = limitOutput(text, limit);
        expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(limit);
        expect(Buffer.from(cut).toString()).toBe(cut);
        if (Buffer.byteLength(text) <= limit) expect(cut).toBe(text);
        const [, head, bytes, tail] = /^([^]*)\n\[\.\.\. (\d+) bytes cut \.\.\.\]\n([^]*)$/u.exec(cut) ?? [];
        if (head === undefined || tail === undefined) return;
        expect(text.startsWith(head) && text.endsWith(tail)).toBe(true);
        expect(Buffer.byteLength(head) + Buffer.byteLength(tail) + Number(bytes)).toBe(Buffer.byteLength(text));
      }),
    );
  });
});
