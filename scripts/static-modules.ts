import { resolve } from "node:path";
import { rolldown } from "rolldown";

/** Gives the ids of all modules that some modules import, and these theirs, at the top; what is imported when it is needed is left out, and so are some with all that only they import. */
export async function staticModules(entries: readonly string[], without: readonly string[] = []): Promise<ReadonlySet<string>> {
  const modules = new Map<string, readonly string[]>();
  const build = await rolldown({
    input: [...entries],
    platform: "node",
    external: [/^node:/u],
    plugins: [{ name: "imports", moduleParsed: ({ id, importedIds }) => void modules.set(id, importedIds) }],
  });
  await build.generate();
  await build.close();
  const left = new Set(without.map((module) => resolve(module)));
  const found = new Set(entries.map((entry) => resolve(entry)));
  for (const id of found) for (const imported of modules.get(id) ?? []) if (!left.has(imported)) found.add(imported);
  return found;
}
