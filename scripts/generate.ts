import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { GENERATORS } from "./generators.ts";

/** Writes every generated file, or those whose paths are given; with `--check` it writes none and fails where one differs from what would be written. */
async function generate(words: readonly string[]): Promise<number> {
  const check = words.includes("--check");
  const paths = words.filter((word) => !word.startsWith("--"));
  let stale = 0;
  for (const { path, produce } of GENERATORS.filter((generator) => paths.length === 0 || paths.includes(generator.path))) {
    const text = await produce();
    if (existsSync(path) && readFileSync(path, "utf8") === text) continue;
    stale += 1;
    if (check) process.stderr.write(`${path} is out of date: npm run generate\n`);
    else write(path, text);
  }
  return check && stale > 0 ? 1 : 0;
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  process.stdout.write(`wrote ${path}\n`);
}

process.exitCode = await generate(process.argv.slice(2));
