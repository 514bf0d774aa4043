import fc from "fast-check";
import { expect, test } from "vitest";
import type { WorkflowProblem } from "../../../src/workflow/checked/workflow-problem.ts";
import { findingsOf } from "../../../src/workflow/written/findings-of.ts";
import { parseWorkflowYaml } from "../../../src/workflow/written/parse-workflow-yaml.ts";
import { type ValuePath, valueAt } from "../../../src/workflow/written/value-path.ts";

const TASK: ValuePath = ["agents", 0, "task"];
const REFERENCE = "{{x}}";

/** The place of the n-th reference of the first agent's task, as a finding tells it, and the words there. */
function place(text: string, nth: number): string | undefined {
  const { written, positions } = parseWorkflowYaml(text, "w.yaml");
  const value = String(valueAt(written, TASK));
  let start = value.indexOf(REFERENCE);
  for (let at = 0; at < nth; at += 1) start = value.indexOf(REFERENCE, start + 1);
  const problem = problemAt(TASK, { start, end: start + REFERENCE.length });
  const [finding] = findingsOf([problem], { file: "w.yaml", text, ...(positions && { positions }) });
  return finding && `${finding.line}:${finding.column} ${text.slice(finding.range.start, finding.range.end)}`;
}

function problemAt(path: ValuePath, within?: WorkflowProblem["within"]): WorkflowProblem {
  return { rule: "variable-set", severity: "error", path, part: "value", message: "Unexpected x", hint: "Write y.", ...(within && { within }) };
}

const HEAD = "name: n\nagents:\n  - name: a\n    cli: claude\n";

test.each([
  ["plain", "    task: Do {{x}} and {{x}}\n", ["5:14 {{x}}", "5:24 {{x}}"]],
  ["in single quotes", "    task: 'It''s {{x}}: {{x}}'\n", ["5:18 {{x}}", "5:25 {{x}}"]],
  ["in double quotes", '    task: "Tab\\t\\u0041 {{x}}\\n{{x}}"\n', ["5:24 {{x}}", "5:31 {{x}}"]],
  ["a block", "    task: |\n      Do\n\n        {{x}} and {{x}}\n      so\n", ["8:9 {{x}}", "8:19 {{x}}"]],
  ["a folded block", "    task: >-\n      Do\n      {{x}}\n      and {{x}}\n", ["7:7 {{x}}", "8:11 {{x}}"]],
  ["plain over several lines", "    task: Do\n      {{x}}\n      and {{x}}\n", ["6:7 {{x}}", "7:11 {{x}}"]],
  ["a block with CRLF", "    task: |\r\n      Do\r\n      {{x}} and {{x}}\r\n", ["7:7 {{x}}", "7:17 {{x}}"]],
  ["in a flow object", "    task: {{x}} {{x}}\n".replace("    task: {{x}} {{x}}", "    task: '{{x}} {{x}}' # {{x}}"), ["5:12 {{x}}", "5:18 {{x}}"]],
])("a reference in a value that is %s is found where it stands", (_, task, places) => {
  expect([0, 1].map((nth) => place(`${HEAD}${task}`, nth))).toEqual(places);
});

test("a reference in an alias is found as the alias", () => {
  expect(place(`name: n\ndescription: &t Do {{x}}\nagents:\n  - name: a\n    cli: claude\n    task: *t\n`, 0)).toBe("6:11 *t");
});

test("what is wrong with a text behind an alias is told once", () => {
  const text =
    "name: n\nagents:\n  - { name: a, cli: claude, additionalPaths: &p [x] }\n  - { name: b, cli: claude, additionalPaths: *p }\n  - { name: c, cli: claude, additionalPaths: *p }\n";
  const { positions } = parseWorkflowYaml(text, "w.yaml");
  const problems = [1, 2].map((at) => problemAt(["agents", at, "additionalPaths", 0]));
  const findings = findingsOf([problemAt(["agents", 0, "name"]), ...problems], { file: "w.yaml", text, ...(positions && { positions }) });
  expect(findings.length).toBe(new Set(findings.map(({ range }) => range.start)).size);
});

test("without a text every finding is at line 1 and names the path of its value", () => {
  const findings = findingsOf([problemAt(TASK, { start: 0, end: 2 }), problemAt([])], { file: "flow.ts" });
  expect(findings.map(({ file, line, column, message, range }) => [file, line, column, message, range])).toEqual([
    ["flow.ts", 1, 1, "Unexpected x (at `agents[0].task`)", { start: 0, end: 0 }],
    ["flow.ts", 1, 1, "Unexpected x", { start: 0, end: 0 }],
  ]);
});

test("findings stand in the order of the text, whatever order the problems have", () => {
  const text = `${HEAD}    task: t\n`;
  const { positions } = parseWorkflowYaml(text, "w.yaml");
  const findings = findingsOf([problemAt(TASK), problemAt(["agents", 0, "cli"]), problemAt(["name"])], {
    file: "w.yaml",
    text,
    ...(positions && { positions }),
  });
  expect(findings.map(({ line }) => line)).toEqual([1, 4, 5]);
});

test("every reference of a text in double quotes is found, whatever stands around it", () => {
  const words = fc.array(fc.oneof(fc.constant(REFERENCE), fc.string({ maxLength: 8 })), { maxLength: 12 });
  fc.assert(
    fc.property(words, (parts) => {
      const value = `${parts.join("")}${REFERENCE}`;
      const text = `${HEAD}    task: ${JSON.stringify(value)}\n`;
      const last = value.split(REFERENCE).length - 2;
      expect(place(text, last)?.endsWith(` ${REFERENCE}`)).toBe(true);
      expect(place(text, last)).toBe(`5:${text.lastIndexOf(REFERENCE) - HEAD.length + 1} ${REFERENCE}`);
    }),
  );
});
