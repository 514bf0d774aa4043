/** `npx tsx experiments/2026-11-21-rule-mutation/seeded.ts`: seeds every class of defect into 100 good projects and prints what the rules find. Exit code 1 where a rule misses its class or has no operator. */
import { checkProject, projectFiles } from "../../test/validators/mutation/check-project.ts";
import { makeProject } from "../../test/validators/mutation/make-project.ts";
import { OPERATORS } from "../../test/validators/mutation/operators/index.ts";
import { type OperatorScore, seedDefects } from "../../test/validators/mutation/seed-defects.ts";
import { RULES } from "../../validators/index.ts";

const PROJECTS = Number(process.argv[2] ?? "100");
const projects = Array.from({ length: PROJECTS }, (_, at) => makeProject(at + 1));

function percent(part: number, whole: number): string {
  return whole === 0 ? "-" : `${((100 * part) / whole).toFixed(1)} %`;
}

function sum(scores: readonly OperatorScore[], value: (score: OperatorScore) => number): number {
  return scores.reduce((total, score) => total + value(score), 0);
}

function rowOf(rule: string, scores: readonly OperatorScore[]): string {
  const applied = sum(scores, (score) => score.applied);
  const found = sum(scores, (score) => score.found);
  const noise = new Map<string, number>();
  for (const score of scores) for (const [other, count] of score.noise) noise.set(other, (noise.get(other) ?? 0) + count);
  const others = [...noise].toSorted((a, b) => b[1] - a[1]).slice(0, 3);
  const total = [...noise.values()].reduce((left, right) => left + right, 0);
  const words = others.map(([other, count]) => `${other} ${count}`).join(", ");
  return `| ${rule} | ${scores.length} | ${applied} | ${percent(found, applied)} | ${applied === 0 ? "-" : (total / applied).toFixed(2)} | ${words} |`;
}

const falseAlarms = projects.map((project) => ({ seed: project.seed, found: checkProject(project, RULES) })).filter(({ found }) => found.length > 0);
const sizes = projects.map((project) => projectFiles(project)[0]?.text.length ?? 0).toSorted((a, b) => a - b);
const scores = OPERATORS.map((operator) => seedDefects(operator, projects, RULES));
const bare = RULES.filter(({ name }) => !OPERATORS.some(({ rule }) => rule === name)).map(({ name }) => name);
const unknown = [...new Set(OPERATORS.map(({ rule }) => rule))].filter((name) => !RULES.some((rule) => rule.name === name));

process.stdout.write(
  `${PROJECTS} good projects; handoffs of ${sizes[0] ?? 0} to ${sizes.at(-1) ?? 0} characters, in the middle ${sizes[sizes.length >> 1] ?? 0}; ${falseAlarms.length} with a finding\n`,
);
for (const { seed, found } of falseAlarms)
  for (const { rule, file, line, message } of found) process.stdout.write(`  seed ${seed}: ${file}:${line} ${rule}: ${message}\n`);
process.stdout.write("\n| rule | operators | defects | found | other rules a defect | which |\n| --- | --- | --- | --- | --- | --- |\n");
for (const { name } of RULES) {
  const own = scores.filter(({ operator }) => operator.rule === name);
  process.stdout.write(`${rowOf(name, own)}\n`);
}
process.stdout.write(`${rowOf("**all**", scores)}\n\n`);
for (const { operator, missed, applied } of scores) {
  if (missed.length > 0)
    process.stdout.write(`Missed ${operator.rule}: ${operator.name}: ${missed.length} of ${applied}, seeds ${missed.slice(0, 8).join(" ")}\n`);
  if (applied === 0) process.stdout.write(`Never applied: ${operator.rule}: ${operator.name}\n`);
}
for (const name of bare) process.stdout.write(`No operator for ${name}\n`);
for (const name of unknown) process.stdout.write(`No rule ${name}\n`);
if (falseAlarms.length > 0 || bare.length > 0 || unknown.length > 0 || scores.some(({ missed, applied }) => missed.length > 0 || applied === 0))
  process.exitCode = 1;
