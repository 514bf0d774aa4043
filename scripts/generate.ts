import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { GENERATORS } from "./generators.ts";

/** Writes every generated file, or, with `--check`, fails where one differs from what would be written. */
async function generate(check: boolean): Promise<number> {
  let stale = 0;
  for (const { path, produce } of GENERATORS) {
    const text = await produce();
    const before = existsSync(path) ? readFileSync(path, "utf8") : undefined;
    if (before === text) continue;
    stale += 1;
    if (check) process.stderr.write(`${path} is out of date: npm run generate\n`);
    else {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
      process.stdout.write(`wrote ${path}\n`);
    }
  }
  return check && stale > 0 ? 1 : 0;
}

process.exitCode = await generate(process.argv.includes("--check"));
