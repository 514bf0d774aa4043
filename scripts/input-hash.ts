import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** All that the build reads, besides the packages that package-lock.json names. */
const INPUTS = [
  "src",
  "validators",
  "hooks",
  "package.json",
  "package-lock.json",
  "rolldown.config.ts",
  "tsconfig.json",
  "tsconfig.declarations.json",
  "scripts/build.ts",
  "scripts/extract-api.ts",
  "scripts/lazy-requires.ts",
  "scripts/licences.ts",
  "scripts/static-modules.ts",
  "src/workflow/schema/workflow.schema.json",
];

/** Gives a hash of all that the build reads, so that a build of the same inputs can be left out. */
export function inputHash(): string {
  const hash = createHash("sha256");
  for (const path of INPUTS.flatMap(filesOf).sort()) hash.update(path).update("\0").update(readFileSync(path)).update("\0");
  return hash.digest("hex");
}

function filesOf(path: string): readonly string[] {
  if (!existsSync(path)) return [];
  if (path.includes(".")) return [path];
  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile() && entry.name.endsWith(".ts")).map((entry) => join(entry.parentPath, entry.name));
}
