import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Gathers the licences of the packages whose modules are in the bundles. @throws Error for a package without a licence text. */
export function licences(moduleIds: Iterable<string>): string {
  const folders = new Set([...moduleIds].flatMap((id) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/u.exec(id)?.[0] ?? []));
  return [...folders]
    .sort()
    .map(licenceOf)
    .join(`\n${"=".repeat(80)}\n\n`);
}

function licenceOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Record<string, string>;
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/iu.test(entry));
  if (file === undefined && license === undefined) throw new Error(`The package ${name} has no licence`);
  const text = file !== undefined && existsSync(join(folder, file)) ? readFileSync(join(folder, file), "utf8") : "";
  return `${name} ${version} (${license})\n\n${text.trim()}\n`;
}
