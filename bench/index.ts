import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describeMachine } from "./harness/machine.ts";
import { REPOSITORY } from "./harness/paths.ts";
import { formatTable } from "./harness/table.ts";
import { BENCHES } from "./tables.ts";

const names = process.argv.slice(2);
const unknown = names.filter((name) => !BENCHES.some((bench) => bench.name === name));

if (unknown.length > 0) {
  process.stderr.write(`Unexpected bench \`${unknown.join("`, `")}\`, expected ${BENCHES.map((bench) => `\`${bench.name}\``).join(", ")}\n`);
  process.exitCode = 2;
} else {
  const texts = await runAll(names);
  if (names.length === 0) writeFileSync(join(REPOSITORY, "bench", "RESULTS.md"), results(texts));
}

/** Runs the named benches, or all of them, one after the other, and prints each table as it is done. */
async function runAll(wanted: readonly string[]): Promise<readonly string[]> {
  const texts: string[] = [];
  for (const bench of BENCHES) {
    if (wanted.length > 0 && !wanted.includes(bench.name)) continue;
    const text = formatTable(await bench.run());
    process.stdout.write(`${text}\n`);
    texts.push(text);
  }
  return texts;
}

function results(texts: readonly string[]): string {
  const date = new Date().toISOString().slice(0, 10);
  const head = "Made by `npm run bench`; do not edit. Absolute times differ by machine: a target is a ratio inside one run.";
  return `# Results of the benches\n\n${head}\n\n- Date: ${date}\n- Machine: ${describeMachine()}\n\n${texts.join("\n")}`;
}
