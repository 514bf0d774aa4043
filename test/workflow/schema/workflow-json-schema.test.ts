import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { createWorkflowJsonSchema, WORKFLOW_SCHEMA_ID } from "../../../src/workflow/schema/create-workflow-json-schema.ts";
import { parseYamlText } from "../../../src/util/yaml/parse-yaml-text.ts";
import { WRONG_CASES } from "../written/cases/index.ts";
import { RIGHT_WORKFLOWS } from "../written/cases/right-workflows.ts";

const FILE = JSON.parse(readFileSync("src/workflow/schema/workflow.schema.json", "utf8")) as Readonly<Record<string, unknown>>;
const validate = new Ajv({ strict: true, strictTypes: false, strictRequired: false, allowUnionTypes: true }).compile(FILE);

/** What no schema can say of a single file, or of a value that is a text in YAML. */
const CODE_ONLY = /error (?:yaml-syntax|name-unique|key-once)|Unexpected permissions `readonyl`|without `task`/u;

function dataOf(text: string): unknown {
  const read = parseYamlText(text, { maxLength: 100_000, maxValues: 10_000 });
  return read.ok ? read.value.value : undefined;
}

test("the file is what the schema gives, with a name and a sentence for every key", () => {
  expect(FILE).toEqual(JSON.parse(JSON.stringify(createWorkflowJsonSchema())));
  expect(FILE["$id"]).toBe(WORKFLOW_SCHEMA_ID);
  expect(keysWithoutSentence(FILE)).toEqual([]);
});

/** Names the properties that say nothing of themselves, but within rules, which only narrow. */
function keysWithoutSentence(schema: unknown): readonly string[] {
  if (typeof schema !== "object" || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]: [string, unknown]) => {
    if (key === "allOf" || key === "if" || key === "then") return [];
    if (key !== "properties") return keysWithoutSentence(value);
    return Object.entries(value as Readonly<Record<string, unknown>>).flatMap(([name, child]) => [
      ...(typeof child === "object" && child !== null && "description" in child ? [] : [name]),
      ...keysWithoutSentence(child),
    ]);
  });
}

test.each(Object.entries(RIGHT_WORKFLOWS))("an editor finds nothing wrong with %s", (_, text) => {
  expect([validate(dataOf(text)), validate.errors]).toEqual([true, null]);
});

describe("an editor finds wrong what the reader finds wrong:", () => {
  const wrong = WRONG_CASES.filter(([, findings]) => findings.some((finding) => finding.includes(" error ") && !CODE_ONLY.test(finding)));
  test.each(wrong)("%j", (text) => {
    expect(validate(dataOf(text))).toBe(false);
  });
  test("there are at least a hundred of them", () => {
    expect(wrong.length).toBeGreaterThan(100);
  });
});
