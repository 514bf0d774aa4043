import { readFileSync } from "node:fs";
import { defineConfig } from "rolldown";
import { lazyBuiltins } from "./scripts/lazy-builtins.ts";

const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { readonly version: string };

/** What several commands use goes into one chunk: reading one file of 200 KB is cheaper than reading twenty small ones. */
const SHARED = {
  name: "shared",
  test: /src[\\/](?:util|diagnostic|markdown|protocol|workspace|cli[\\/](?!command|help|io|run-command))/u,
  minShareCount: 3,
  includeDependenciesRecursively: false,
};

/** Three bundles: the library and its Markdown core as an ES module each, and the command as CommonJS, a small entry with chunks that are loaded when they are needed. */
export default defineConfig([
  {
    input: { index: "src/index.ts" },
    platform: "node",
    external: [/^node:/u],
    output: { dir: "dist", format: "esm", entryFileNames: "[name].js", codeSplitting: false },
  },
  {
    input: { markdown: "src/markdown-library.ts" },
    platform: "node",
    external: [/^node:/u],
    output: { dir: "dist", format: "esm", entryFileNames: "[name].js", codeSplitting: false },
  },
  {
    input: { "agent-relay": "src/bin.ts" },
    platform: "node",
    external: [/^node:/u],
    preserveEntrySignatures: "allow-extension",
    transform: { define: { __VERSION__: JSON.stringify(version) } },
    plugins: [lazyBuiltins()],
    output: {
      dir: "dist/cli",
      format: "cjs",
      entryFileNames: "[name].cjs",
      chunkFileNames: "[name]-[hash].cjs",
      codeSplitting: { groups: [SHARED] },
      minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
    },
  },
]);
