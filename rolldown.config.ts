import { readFileSync } from "node:fs";
import { defineConfig, type RolldownOptions } from "rolldown";
import { lazyRequires } from "./scripts/lazy-requires.ts";

const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { readonly version: string };

/** Small functions for all. */
const UTIL = /src[\\/](?:util|diagnostic)[\\/]/u;

/** What reads YAML: loaded where settings are written so. */
const YAML = /src[\\/](?:util|workspace[\\/]config)[\\/]yaml[\\/]|node_modules[\\/]yaml[\\/]/u;

/** What finds secrets: loaded where a text is printed that may hold one. */
const SECRETS = /src[\\/]util[\\/]secrets[\\/](?!may-hold-secret|redact-output|shorten-redacted)/u;

/** What several commands need. */
const SHARED = /src[\\/](?:util|diagnostic|markdown|protocol|disk|workspace|cli[\\/](?!command|help|io|run-command))/u;

/** Names of functions stay readable in a trace; those of values, which no trace shows, are cut. */
const MINIFY = {
  compress: { keepNames: { function: true, class: true } },
  mangle: { toplevel: false, keepNames: true },
  codegen: { removeWhitespace: true },
} as const;

/** The parts of the program that the launcher loads, by the word that stands for the name of their chunk in `src/bin.ts`. */
export const PROGRAMS = { __MAIN__: "main", __HOOK__: "hook" } as const;

/** The library, its Markdown core and the plugins of remark, as an ES module each. */
export default defineConfig([
  {
    input: { index: "src/index.ts" },
    platform: "node",
    external: [/^node:/u],
    output: { dir: "dist", format: "esm", entryFileNames: "[name].js", codeSplitting: false, minify: MINIFY },
  },
  {
    input: { markdown: "src/markdown-library.ts" },
    platform: "node",
    external: [/^node:/u],
    output: { dir: "dist", format: "esm", entryFileNames: "[name].js", codeSplitting: false, minify: MINIFY },
  },
  {
    // A user's remark loads it beside its own packages: it brings none of them.
    input: { remark: "src/remark-library.ts" },
    platform: "node",
    external: [/^node:/u],
    output: { dir: "dist", format: "esm", entryFileNames: "[name].js", codeSplitting: false, minify: true },
  },
]);

/** Ids of the modules that every command runs, that hooks run which neither parse nor write a handoff, that a stop needs beyond these, and that the trigger runs, the main job. */
export interface ChunkPlan {
  readonly base: ReadonlySet<string>;
  readonly quick: ReadonlySet<string>;
  readonly stop: ReadonlySet<string>;
  readonly hot: ReadonlySet<string>;
}

/** The program, and the library of workflows that scripts load, as CommonJS chunks. The launcher loads those of the program when they are needed. The first group that takes a module has it: one file of 100 KB is read and compiled sooner than ten small ones, or than one of 300 KB. */
export function programConfig({ base, quick, stop, hot }: ChunkPlan): RolldownOptions {
  const group = (name: string, priority: number, test: (id: string) => boolean) => ({ name, priority, test, includeDependenciesRecursively: false });
  const groups = [
    group("yaml", 6, (id) => YAML.test(id)),
    group("secrets", 6, (id) => SECRETS.test(id)),
    group("util", 5, (id) => (UTIL.test(id) && (quick.has(id) || hot.has(id))) || (base.has(id) && quick.has(id))),
    group("base", 4, (id) => base.has(id)),
    group("quick", 3, (id) => quick.has(id)),
    group("stop", 2, (id) => stop.has(id)),
    group("hot", 1, (id) => hot.has(id)),
    { ...group("shared", 0, (id) => SHARED.test(id)), minShareCount: 3 },
  ];
  return {
    input: { main: "src/main.ts", hook: "src/hook.ts", workflows: "src/workflows-library.ts" },
    platform: "node",
    external: [/^node:/u],
    // The CommonJS form of jsonc-parser requires its parts in a way that cannot be bundled.
    resolve: { mainFields: ["module", "main"] },
    preserveEntrySignatures: "allow-extension",
    plugins: [lazyRequires()],
    output: {
      dir: "dist/cli",
      format: "cjs",
      entryFileNames: "[name]-[hash].cjs",
      chunkFileNames: "[name]-[hash].cjs",
      codeSplitting: { groups },
      minify: MINIFY,
    },
  };
}

/** The launcher, built last: it knows the chunks by the names they got. */
export function launcherConfig(chunks: Readonly<Record<keyof typeof PROGRAMS, string>>, build: string): RolldownOptions {
  const words = { __VERSION__: version, __BUILD__: `${version}-${build}`, ...chunks };
  return {
    input: { "agent-relay": "src/bin.ts" },
    platform: "node",
    external: [/^node:/u],
    transform: { define: Object.fromEntries(Object.entries(words).map(([word, value]) => [word, JSON.stringify(value)])) },
    output: { dir: "dist/cli", format: "cjs", entryFileNames: "[name].cjs", codeSplitting: false, minify: MINIFY },
  };
}
