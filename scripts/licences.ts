import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A package whose modules are bundled, and the text of its licence. */
export interface Licence {
  /** Its name, version and licence, such as `yaml 2.8.0 (ISC)`. */
  readonly title: string;
  readonly text: string;
}

/** Gathers the licences of the packages whose modules are in the bundles. @throws Error for a package without a licence text. */
export function licences(moduleIds: Iterable<string>): string {
  const folders = new Set([...moduleIds].flatMap((id) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/u.exec(id)?.[0] ?? []));
  return formatLicences([...folders].sort().map(licenceOf));
}

/** Writes licences: each package with its copyright, and below those that share a text that text once. */
export function formatLicences(all: readonly Licence[]): string {
  const groups = new Map<string, { readonly heads: string[]; readonly terms: string }>();
  for (const { title, text } of all) {
    const { copyright, terms } = splitText(text);
    const key = terms.replaceAll(/\W+/gu, " ").toLowerCase();
    const group = groups.get(key) ?? { heads: [], terms };
    groups.set(key, group);
    group.heads.push([title, ...copyright.map((line) => `  ${line}`)].join("\n"));
  }
  return [...groups.values()].map(({ heads, terms }) => `${heads.join("\n")}\n\n${terms}\n`).join(`\n${"=".repeat(80)}\n\n`);
}

/** The lines that name who holds the rights, and what is the same for all who chose the licence; its title is no part of the terms. */
function splitText(text: string): { readonly copyright: readonly string[]; readonly terms: string } {
  const lines = text.split(/\r?\n/u).filter((line) => !/^\W*(?:the )?(?:MIT|ISC)(?: License)?(?: \((?:MIT|ISC)\))?\W*$/iu.test(line));
  const isHolder = (line: string): boolean => /^\s*(?:MIT License )?Copyright\b.*\d{4}|^\s*Copyright \(c\)/iu.test(line);
  const terms = lines.filter((line) => !isHolder(line)).join("\n");
  return { copyright: lines.filter(isHolder).map((line) => line.trim()), terms: terms.replaceAll(/\n{3,}/gu, "\n\n").trim() };
}

function licenceOf(folder: string): Licence {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Record<string, string>;
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/iu.test(entry));
  if (file === undefined && license === undefined) throw new Error(`The package ${name} has no licence`);
  const text = file !== undefined && existsSync(join(folder, file)) ? readFileSync(join(folder, file), "utf8") : "";
  return { title: `${name} ${version} (${license})`, text };
}
