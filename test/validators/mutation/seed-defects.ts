import { createChance } from "../../../experiments/2026-11-20-merge-by-meaning/random.ts";
import type { Rule } from "../../../src/lint/rule.ts";
import { checkProject } from "./check-project.ts";
import type { Operator } from "./operator.ts";
import type { ProjectModel } from "./project-model.ts";

/** What one operator did to all projects. */
export interface OperatorScore {
  readonly operator: Operator;
  /** In how many projects the defect could be put. */
  readonly applied: number;
  /** In how many of them the rule found it. */
  readonly found: number;
  /** Seeds of the projects in which it did not. */
  readonly missed: readonly number[];
  /** How often other rules found something too, by rule. */
  readonly noise: ReadonlyMap<string, number>;
}

/** Puts one kind of defect into each project and says what the rules made of it. */
export function seedDefects(operator: Operator, projects: readonly ProjectModel[], rules: readonly Rule[]): OperatorScore {
  const noise = new Map<string, number>();
  const missed: number[] = [];
  let applied = 0;
  for (const project of projects) {
    const broken = operator.apply(project, createChance(project.seed));
    if (!broken) continue;
    applied += 1;
    const found = new Set(checkProject(broken, rules).map(({ rule }) => rule));
    if (!found.delete(operator.rule)) missed.push(project.seed);
    for (const other of found) noise.set(other, (noise.get(other) ?? 0) + 1);
  }
  return { operator, applied, found: applied - missed.length, missed, noise };
}
