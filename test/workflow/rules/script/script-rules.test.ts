import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lintScript } from "../../../../src/workflow/rules/script/lint-script.ts";
import type { ModuleType } from "../../../../src/workflow/rules/script/script-rule.ts";
import { SCRIPT_RULES } from "../../../../src/workflow/rules/script/script-rules.ts";
import { SCRIPT_CASES } from "./script-cases.ts";

function found(text: string, type: ModuleType, rule?: string): readonly string[] {
  const findings = lintScript(text, "workflow.ts", { type }).filter((finding) => rule === undefined || finding.rule === rule);
  return findings.map(({ line, column, rule: name }) => `${line}:${column} ${name}`);
}

describe.each(SCRIPT_CASES)("$rule", ({ rule, type = "module", wrong, right }) => {
  test.each(wrong)("finds what is wrong in %j", (text) => {
    expect(found(text, type, rule)).not.toEqual([]);
  });

  test.each(right)("finds nothing in %j", (text) => {
    expect(found(text, type, rule)).toEqual([]);
  });
});

test("every rule is tried on four wrong scripts and four near misses at least", () => {
  const tried = SCRIPT_CASES.filter(({ wrong, right }) => wrong.length >= 4 && right.length >= 4).map(({ rule }) => rule);
  expect(tried.sort()).toEqual(SCRIPT_RULES.map(({ name }) => name));
});

test.each(SCRIPT_RULES)("the examples of $name show it", ({ name, type, examples }) => {
  expect(found(examples.wrong, type, name)).not.toEqual([]);
  expect(found(examples.right, type)).toEqual([]);
});

test("the ending of a file says its type before package.json does", () => {
  const text = 'const fs = require("node:fs");\n';
  expect(lintScript(text, "a.cts", { type: "module" })).toEqual([]);
  expect(lintScript(text, "a.mts", { type: "commonjs" })).toHaveLength(1);
});

test("comments silence, and say so where nothing is found", () => {
  const text =
    'const a = 1;\n// agent-relay-disable-next-line script-require-absent: a bundler resolves it\nrequire("x");\n// agent-relay-disable-next-line script-build-absent: none\n';
  const findings = lintScript(text, "a.ts", { type: "module" });
  expect(findings.map(({ line, rule }) => `${line} ${rule}`)).toEqual(["4 suppression-valid"]);
});

test("rules of other notations may be named in a comment", () => {
  expect(lintScript("// agent-relay-disable task-commit-absent: they have branches\n", "a.ts", { type: "module" })).toEqual([]);
});

test("settings switch rules off and weigh them", () => {
  const settings = { rules: { "script-require-absent": "error" } } as const;
  expect(lintScript('require("x");', "a.ts", { type: "module", settings })).toMatchObject([{ severity: "error", line: 1, column: 1, file: "a.ts" }]);
  expect(lintScript('require("x");', "a.ts", { type: "module", settings: { rules: { "script-require-absent": "off" } } })).toEqual([]);
});

test("the guide's scripts give no finding but what its own table asks for", () => {
  const script = `import { workflow } from '@agent-relay/sdk/workflows';
const result = await workflow('my-workflow')
  .pattern('dag') // or 'pipeline', 'fan-out', etc.
  .channel('wf-my-workflow')
  .agent('lead', { cli: 'claude', role: 'Architect', retries: 2 })
  .step('plan', { agent: 'lead', task: \`Analyze: {{steps.x.output}}\`, verification: { type: 'output_contains', value: 'PLAN_COMPLETE' } })
  .onError('retry', { maxRetries: 2, retryDelayMs: 10_000 })
  .run({ cwd: process.cwd() });
console.log('Result:', result.status);
`;
  expect(found(script, "module")).toEqual([]);
});

test("no text makes a rule throw, and every place is inside the text", () => {
  const pieces = [
    "import { workflow } from 'x';\n",
    "workflow(",
    ")",
    ".pattern('single')",
    ".step(",
    "verification: {",
    "type: 'x'",
    "}",
    "const a = ",
    "a.build()",
    ".run()",
    "await ",
    "async function main() {",
  ];
  const more = [
    "export default ",
    "handleChannelMessage",
    "(m) => {",
    "for (",
    ".spawn({ channels: [",
    "1,2,3,4",
    "]",
    "require('y')",
    "`${",
    "`",
    "/",
    "// x\n",
    "\n",
    "personaNames.has(from)",
    "const $ = workflow('a');",
    "$.run()",
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces, ...more), { maxLength: 30 }), fc.constantFrom("module", "commonjs"), (list, type) => {
      const text = list.join("");
      for (const { rule, range } of lintScript(text, "a.ts", { type })) {
        expect(rule).not.toBe("rule-crashed");
        expect(range.start).toBeGreaterThanOrEqual(0);
        expect(range.end).toBeLessThanOrEqual(text.length);
      }
    }),
    { numRuns: 1000 },
  );
});

test("a long script that opens everything and closes nothing is read to its end", () => {
  for (const mark of ["workflow(", "a.spawn(", "handleChannelMessage(", "await x(", "{", "import { workflow "]) {
    expect(() => lintScript(`import { workflow } from "x";\n${mark.repeat(10_000)}`, "a.ts", { type: "module" })).not.toThrow();
  }
});
