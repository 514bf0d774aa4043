import { describe, expect, test } from "vitest";
import { parseHandoff } from "../../src/protocol/handoff/parse-handoff.ts";
import { RULES } from "../../validators/index.ts";
import { checkProject, projectFiles } from "./mutation/check-project.ts";
import { makeProject } from "./mutation/make-project.ts";
import { OPERATORS } from "./mutation/operators/index.ts";
import { seedDefects } from "./mutation/seed-defects.ts";

/** The experiment of 2026-11-21 takes a hundred; as many as show every operator at least once are enough here. */
const PROJECTS = Array.from({ length: 24 }, (_, at) => makeProject(at + 1));

describe.each(PROJECTS.map((project) => ({ project, seed: project.seed })))("the good project of seed $seed", ({ project }) => {
  test("has nothing to be found", () => {
    expect(checkProject(project, RULES)).toEqual([]);
  });

  test("is read as it was meant", () => {
    const { handoff, style } = project;
    const read = parseHandoff(projectFiles(project).find(({ name }) => name === style.file)?.text ?? "");
    expect(read.nextAction?.value).toBe(handoff.nextAction);
    expect(read.tasks.map(({ id, done }) => [id, done])).toEqual([
      ...(handoff.pending ?? []).map(({ id }) => [id, false]),
      ...(handoff.completed ?? []).map(({ id }) => [id, true]),
    ]);
    expect(read.scope).toHaveLength(handoff.scope?.length ?? 0);
    expect(read.offLimits).toHaveLength(handoff.offLimits?.length ?? 0);
    expect(read.criteria).toHaveLength(handoff.criteria?.length ?? 0);
    expect(read.log?.entries.map(({ when }) => when) ?? []).toEqual((handoff.log ?? []).map(([when]) => when));
  });
});

test("every rule has a defect of its class, and every defect a rule", () => {
  expect([...new Set(OPERATORS.map(({ rule }) => rule))].toSorted()).toEqual(RULES.map(({ name }) => name).toSorted());
});

test.each(OPERATORS.map((operator) => ({ operator, rule: operator.rule, name: operator.name })))("$rule finds: $name", ({ operator }) => {
  const { applied, missed } = seedDefects(
    operator,
    PROJECTS,
    RULES.filter(({ name }) => name === operator.rule),
  );
  expect(applied).toBeGreaterThan(0);
  expect(missed).toEqual([]);
});
