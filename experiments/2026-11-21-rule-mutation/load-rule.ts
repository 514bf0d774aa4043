import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { runInThisContext } from "node:vm";
import { transformSync } from "rolldown/utils";
import type { Rule } from "../../src/lint/rule.ts";

/** Modules by their absolute path. */
export type Modules = ReadonlyMap<string, unknown>;

const IMPORT = /^import (type )?\{([^}]*)\} from "(\.[^"]+)";$/gmu;
const EXPORT = /^export (?:const|function) (\w+)/gmu;

/** Lists the sources of a rule's folder by their absolute paths. */
export function readSources(folder: string): ReadonlyMap<string, string> {
  const names = readdirSync(folder).filter((name) => name.endsWith(".ts"));
  return new Map(names.map((name) => [join(folder, name), readFileSync(join(folder, name), "utf8")]));
}

/** Loads everything that sources import from beside them, once. */
export async function loadImports(sources: ReadonlyMap<string, string>): Promise<Modules> {
  const modules = new Map<string, unknown>();
  for (const [path, source] of sources) {
    for (const [, isType, , from = ""] of source.matchAll(IMPORT)) {
      const target = resolve(dirname(path), from);
      if (isType === undefined && !sources.has(target)) modules.set(target, await import(pathToFileURL(target).href));
    }
  }
  return modules;
}

/** Makes the rule of sources, of which some may be mutants. @throws whatever the sources throw. */
export function createRule(sources: ReadonlyMap<string, string>, imports: Modules, path: string): Rule {
  const made = new Map<string, unknown>();
  const load = (wanted: string): unknown => {
    const source = sources.get(wanted);
    if (source === undefined) return imports.get(wanted);
    if (!made.has(wanted))
      made.set(
        wanted,
        evaluate(source, (from) => load(resolve(dirname(wanted), from))),
      );
    return made.get(wanted);
  };
  return (load(path) as { readonly rule: Rule }).rule;
}

function evaluate(source: string, load: (from: string) => unknown): unknown {
  const names = [...source.matchAll(EXPORT)].map(([, name = ""]) => name);
  const body = source
    .replace(/^import type .*$/gmu, "")
    .replace(IMPORT, (...[, , list, from]: readonly string[]) => `const {${bindings(list ?? "")}} = __load("${from ?? ""}");`)
    .replace(/^export /gmu, "");
  const { code, errors } = transformSync("rule.ts", `(function (__load) {\n${body}\nreturn { ${names.join(", ")} };\n})`, { lang: "ts" });
  if (errors.length > 0) throw new Error(`Cannot read the source: ${String(errors[0])}`);
  const make = runInThisContext(code) as (load: (from: string) => unknown) => unknown;
  return make(load);
}

/** `a, type B, c as d` as a pattern, without the types. */
function bindings(list: string): string {
  const names = list.split(",").map((name) => name.trim());
  return names
    .filter((name) => name !== "" && !name.startsWith("type "))
    .map((name) => name.replace(/ as /u, ": "))
    .join(", ");
}
