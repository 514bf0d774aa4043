import { expect, test } from "vitest";
import { parseWorkflowYaml } from "../../../src/workflow/written/parse-workflow-yaml.ts";
import { readWritten } from "../../../src/workflow/written/read-written.ts";
import { PATTERNS } from "../../../src/workflow/written/words.ts";
import { RIGHT_WORKFLOWS } from "./cases/right-workflows.ts";

test.each(Object.entries(RIGHT_WORKFLOWS))("%s is right, and the same when it is read as plain data", (_, text) => {
  const { findings, written } = parseWorkflowYaml(text, "workflow.yaml");
  expect(findings).toEqual([]);
  expect(written).toBeDefined();
  expect(readWritten(JSON.parse(JSON.stringify(written)))).toEqual({ written, problems: [] });
});

test("what is written is given as it stands", () => {
  const { written } = parseWorkflowYaml("name: x\nagents: [{ name: a, cli: claude }]\nswarm: { timeoutMs: 1_200_000 }\n", "workflow.yaml");
  expect(written).toEqual({ name: "x", agents: [{ name: "a", cli: "claude" }], swarm: { timeoutMs: 1_200_000 } });
});

test.each(PATTERNS)("the pattern %s is known", (pattern) => {
  expect(readWritten({ name: "x", agents: [], swarm: { pattern } }).written?.swarm).toEqual({ pattern });
});

test("data from a program that no text can hold has a problem and never throws", () => {
  const own: Record<string, unknown> = { name: "x" };
  own["agents"] = [own];
  for (const value of [
    own,
    { name: 5n, agents: [] },
    { name: Symbol("x"), agents: [] },
    { name: () => "x", agents: [] },
    { name: "x", agents: [new Date(0)] },
  ]) {
    const { written, problems } = readWritten(value);
    expect([written, problems.every(({ message }) => message.startsWith("Unexpected ")), problems.length > 0]).toEqual([undefined, true, true]);
  }
});

test("the first of very many mistakes are told, and that there are more", () => {
  const steps = Array.from({ length: 200_000 }, () => 5);
  const { problems } = readWritten({ name: "x", workflows: [{ name: "w", steps }] });
  expect(problems.map(({ rule }) => rule)).toContain("too-many");
  expect(problems.map(({ message }) => message)).toContain("Unexpected step `5`, expected an object");
});

test.each([null, undefined, 5, [], "text", { name: undefined }, { name: "x", agents: [undefined] }])(
  "plain data that is no workflow, %j, has a problem and never throws",
  (value) => {
    const { written, problems } = readWritten(value);
    expect([written, problems.length > 0]).toEqual([undefined, true]);
  },
);
