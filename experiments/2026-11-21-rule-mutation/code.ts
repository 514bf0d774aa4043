/** `npx tsx experiments/2026-11-21-rule-mutation/code.ts [rule...]`: mutates the code of the rules and prints how many mutants their cases and laws kill, and which that matter survive. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Subject } from "../../src/lint/rule.ts";
import { createSubject } from "../../src/lint/create-subject.ts";
import { worldAt } from "../../test/lint/world-at.ts";
import { projectSubjects } from "../../test/validators/mutation/check-project.ts";
import { makeProject } from "../../test/validators/mutation/make-project.ts";
import { OPERATORS } from "../../test/validators/mutation/operators/index.ts";
import { readCases, type RuleCase } from "../../test/validators/read-cases.ts";
import { RULES } from "../../validators/index.ts";
import { passes, voice } from "./judge-rule.ts";
import { createRule, loadImports, readSources } from "./load-rule.ts";
import { mutateSource } from "./mutate-source.ts";

const VALIDATORS = join(import.meta.dirname, "../../validators");
const wanted = process.argv.slice(2);
const casesOf = new Map<string, readonly RuleCase[]>(
  RULES.map(({ name, kinds }) => [name, readCases(readFileSync(join(VALIDATORS, name, "README.md"), "utf8"), kinds)]),
);
const caseSubjects: readonly Subject[] = [...casesOf.values()]
  .flat()
  .map(({ file, kind, text, world }) => createSubject({ file, kind, text, world: worldAt(world) }));
const projects = Array.from({ length: 12 }, (_, at) => makeProject(at + 1));
const goodSubjects = projects.flatMap(projectSubjects);

/** What a rule is tried on to see whether a mutant says anything else than the rule: good files, and files with defects. */
function corpusOf(rule: string): readonly Subject[] {
  const seeded = OPERATORS.flatMap((operator, order) =>
    projects
      .filter(({ seed }) => operator.rule === rule || (seed + order) % projects.length === 0)
      .flatMap((project) => operator.apply(project, { below: () => 0, pick: ([first]) => first }) ?? []),
  );
  return [...caseSubjects, ...goodSubjects, ...seeded.flatMap(projectSubjects)];
}

interface Tally {
  readonly killed: number;
  readonly alive: readonly string[];
  readonly silent: readonly string[];
}

async function mutateRule(name: string): Promise<Tally> {
  const sources = readSources(join(VALIDATORS, name));
  const imports = await loadImports(sources);
  const main = join(VALIDATORS, name, "rule.ts");
  const original = createRule(sources, imports, main);
  const others = caseSubjects.filter(({ kind }) => original.kinds.includes(kind));
  const cases = casesOf.get(name) ?? [];
  if (!passes(original, cases, others)) throw new Error(`Cannot judge "${name}": it does not pass its own cases`);
  const corpus = corpusOf(name).filter(({ kind }) => original.kinds.includes(kind));
  const usual = voice(original, corpus);
  const tally = { killed: 0, alive: [] as string[], silent: [] as string[] };
  for (const [path, source] of sources) {
    for (const { line, what, source: mutant } of mutateSource(source)) {
      let rule;
      try {
        rule = createRule(new Map([...sources, [path, mutant]]), imports, main);
      } catch {
        tally.killed += 1;
        continue;
      }
      if (!passes(rule, cases, others)) tally.killed += 1;
      else (voice(rule, corpus) === usual ? tally.silent : tally.alive).push(`${path.slice(VALIDATORS.length + 1)}:${line} ${what}`);
    }
  }
  return tally;
}

const sums = { mutants: 0, killed: 0, alive: 0, silent: 0 };
const survivors: string[] = [];
process.stdout.write("| rule | mutants | killed | survive and change findings | survive and change nothing seen |\n| --- | --- | --- | --- | --- |\n");
for (const { name } of RULES.filter((rule) => wanted.length === 0 || wanted.includes(rule.name))) {
  const { killed, alive, silent } = await mutateRule(name);
  const mutants = killed + alive.length + silent.length;
  process.stdout.write(`| ${name} | ${mutants} | ${((100 * killed) / mutants).toFixed(0)} % | ${alive.length} | ${silent.length} |\n`);
  survivors.push(...alive.map((what) => `ALIVE  ${what}`), ...silent.map((what) => `silent ${what}`));
  sums.mutants += mutants;
  sums.killed += killed;
  sums.alive += alive.length;
  sums.silent += silent.length;
}
process.stdout.write(
  `| **all** | ${sums.mutants} | ${((100 * sums.killed) / sums.mutants).toFixed(1)} % | ${sums.alive} | ${sums.silent} |\n\n${survivors.join("\n")}\n`,
);
