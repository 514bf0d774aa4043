/** `npx tsx experiments/2026-11-20-merge-by-meaning/merge-by-meaning.ts [pairs] [seed]`: prints the table of README.md. */
import { mergeHandoff } from "../../src/protocol/merge/merge-handoff.ts";
import { asJson } from "./as-json.ts";
import { BASE } from "./base.ts";
import { growBranch } from "./branch.ts";
import { faultsOf } from "./facts.ts";
import { gitMerge } from "./git-merge.ts";
import { createChance } from "./random.ts";

const [pairs = 300, seed = 20_261_120] = process.argv.slice(2).map(Number);
const DEED_COUNTS = [1, 2, 4] as const;

interface Tally {
  clean: number;
  /** Clean, but something is lost, doubled or came back. */
  wrong: number;
  conflicts: number;
}

const reasons = new Map<string, number>();
let oracleBites = 0;

const lines = DEED_COUNTS.map((count) => {
  const meaning = newTally();
  const git = newTally();
  const json = newTally();
  for (let pair = 0; pair < pairs; pair += 1) {
    const chance = createChance(seed + count * 1_000_003 + pair);
    const ours = growBranch(BASE, chance, { count, minute: 0 }).text;
    const theirs = growBranch(BASE, chance, { count, minute: 300 }).text;
    const sides = { base: BASE, ours, theirs };
    const merged = mergeHandoff(BASE, ours, theirs);
    for (const { what } of merged.conflicts) reasons.set(kindOf(what), (reasons.get(kindOf(what)) ?? 0) + 1);
    if (faultsOf(sides, ours).length > 0) oracleBites += 1;
    add(meaning, merged.conflicts.length, () => faultsOf(sides, merged.text).length);
    const byGit = gitMerge(sides);
    add(git, byGit.conflicts, () => faultsOf(sides, byGit.text).length);
    const byJson = gitMerge({ base: asJson(BASE), ours: asJson(ours), theirs: asJson(theirs) });
    add(json, byJson.conflicts, () => (isJson(byJson.text) ? 0 : 1));
  }
  return `| ${String(count)} | ${[meaning, git, json].map(describeTally).join(" | ")} |`;
});

process.stdout.write(`${String(pairs)} pairs of branches a line, seed ${String(seed)}. Clean merges, of which wrong; conflicts a pair.\n\n`);
process.stdout.write(`| moves a branch | by meaning | git, Markdown | git, one JSON file |\n| --- | --- | --- | --- |\n${lines.join("\n")}\n`);

const sorted = [...reasons].sort((a, b) => b[1] - a[1]).map(([what, count]) => `${what} ${String(count)}`);
process.stdout.write(`\nWhat is left to a person by meaning: ${sorted.join(", ")}.\n`);
process.stdout.write(
  `Taking ours for the merge would be wrong in ${String(oracleBites)} of ${String(pairs * DEED_COUNTS.length)} pairs: the comparison can fail.\n`,
);

/** `task T3` is a task. */
function kindOf(what: string): string {
  return what.replace(/^(task|criterion|blocker|log row)\b.*$/u, "$1");
}

function newTally(): Tally {
  return { clean: 0, wrong: 0, conflicts: 0 };
}

function add(tally: Tally, conflicts: number, faults: () => number): void {
  tally.conflicts += conflicts;
  if (conflicts > 0) return;
  tally.clean += 1;
  if (faults() > 0) tally.wrong += 1;
}

function describeTally({ clean, wrong, conflicts }: Tally): string {
  return `${((100 * clean) / pairs).toFixed(1)} %, ${String(wrong)} wrong; ${(conflicts / pairs).toFixed(2)}`;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
