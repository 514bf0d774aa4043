import { readFileSync } from "node:fs";
import { defineConfig } from "rolldown";

const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };

/** Two bundles: the library as one ES module, and the command as CommonJS, a small entry with chunks that are loaded when they are needed (TARGETS.md: start-up is module loading). */
export default defineConfig([
  {
    input: { index: "src/index.ts" },
    platform: "node",
    external: [/^node:/],
    output: { dir: "dist", format: "esm", entryFileNames: "[name].js", chunkFileNames: "lib/[name]-[hash].js", cleanDir: false },
  },
  {
    input: { "agent-relay": "src/bin.ts" },
    platform: "node",
    external: [/^node:/],
    transform: { define: { __VERSION__: JSON.stringify(version) } },
    output: { dir: "dist/cli", format: "cjs", entryFileNames: "[name].cjs", chunkFileNames: "[name]-[hash].cjs", minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } } },
  },
]);
