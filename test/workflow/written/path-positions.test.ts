import { expect, test } from "vitest";
import { parseWorkflowYaml } from "../../../src/workflow/written/parse-workflow-yaml.ts";
import { formatPath, parsePath, valueAt } from "../../../src/workflow/written/value-path.ts";

const TEXT = `name: x
agents: []
workflows:
  - name: w
    steps:
      - name: one
        use: &used it
        dependsOn: [a, "b c"]
      - name: two
        use: *used
        cwd:
`;

function textAt(path: string, part?: "key" | "value"): string | undefined {
  const range = parseWorkflowYaml(TEXT, "w.yaml").positions?.rangeOf(path, part);
  return range && TEXT.slice(range.start, range.end);
}

test.each([
  ["name", "x", "name"],
  ["workflows[0].name", "w", "name"],
  ["workflows[0].steps[0].dependsOn[1]", '"b c"', '"b c"'],
  ["workflows[0].steps[0].dependsOn", '[a, "b c"]', "dependsOn"],
  ["workflows[0].steps[1].use", "*used", "use"],
  ["workflows[0].steps[1].cwd", "cwd", "cwd"],
  ["workflows[0].steps[0].task", "name", "name"],
  ["workflows[0].steps[7].name", "steps", "steps"],
  ["workflows[0].steps[0].name.more", "name", "name"],
  ["agents[0]", "agents", "agents"],
])("the path %s stands at %j, its key at %j", (path, value, key) => {
  expect([textAt(path), textAt(path, "key")]).toEqual([value, key]);
});

test("a path is written and read back", () => {
  const path = ["workflows", 0, "steps", 12, "dependsOn", 1];
  expect(formatPath(path)).toBe("workflows[0].steps[12].dependsOn[1]");
  expect(parsePath(formatPath(path))).toEqual(path);
  expect([formatPath([]), parsePath("")]).toEqual(["", []]);
});

test("only own values are found", () => {
  expect([valueAt({ a: [1, { b: 2 }] }, ["a", 1, "b"]), valueAt({}, ["constructor"]), valueAt(null, ["a"]), valueAt("text", [0])]).toEqual([
    2,
    undefined,
    undefined,
    undefined,
  ]);
});

test("of a doubled key the last is meant, as it gives the value", () => {
  const text = "name: one\nname: two\n";
  const range = parseWorkflowYaml(text, "w.yaml").positions?.rangeOf("name");
  expect(range && text.slice(range.start, range.end)).toBe("two");
});
