import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describeMachine } from "./harness/machine.ts";
import { REPOSITORY } from "./harness/paths.ts";
import { formatTable } from "./harness/table.ts";
import { BENCHES } from "./tables.ts";

/** `BENCH_RESULTS` names another file, for runs that measure little. */
const RESULTS = process.env["BENCH_RESULTS"] ?? join(REPOSITORY, "bench", "RESULTS.md");
const names = process.argv.slice(2);
const unknown = names.filter((name) => !BENCHES.some((bench) => bench.name === name));

if (unknown.length > 0) {
  process.stderr.write(`Unexpected bench \`${unknown.join("`, `")}\`, expected ${BENCHES.map((bench) => `\`${bench.name}\``).join(", ")}\n`);
  process.exitCode = 2;
} else {
  const made = await runAll(names);
  writeFileSync(RESULTS, results(BENCHES.flatMap(({ name }) => made.get(name) ?? earlier(name) ?? [])));
}

/** Runs the named benches, or all of them, one after the other, and prints each table as it is done. Gives the tables by the benches' names. */
async function runAll(wanted: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const bench of BENCHES) {
    if (wanted.length > 0 && !wanted.includes(bench.name)) continue;
    const text = formatTable(await bench.run());
    process.stdout.write(`${text}\n`);
    texts.set(bench.name, text);
  }
  return texts;
}

/** The table of a bench that was not run now, as an earlier run has left it. */
function earlier(name: string): string | undefined {
  if (!existsSync(RESULTS)) return undefined;
  const tables = readFileSync(RESULTS, "utf8")
    .split(/^(?=## )/mu)
    .slice(1);
  return tables.find((table) => table.includes(`npm run bench -- ${name}\``))?.replace(/\n+$/u, "\n");
}

function results(texts: readonly string[]): string {
  const date = new Date().toISOString().slice(0, 10);
  const head =
    "Made by `npm run bench`, or `npm run bench -- <name>` for some of the tables; do not edit. Absolute times differ by machine: a target is a ratio inside one run.";
  return `# Results of the benches\n\n${head}\n\n- Last run: ${date}\n- Machine: ${describeMachine()}\n\n${texts.join("\n")}`;
}
