import type { ScriptRule } from "./script-rule.ts";

const MAIN = /\basync\s+function\s+main\s*\(|\b(?:const|let|var)\s+main\s*=\s*async\b|(?<=^|[;\n])\s*\(\s*async\s+(?:function\b|\()/gu;

/** The guide's row on `async function main()` in ESM; it works, it is only not needed. */
export const scriptMainAbsent: ScriptRule = {
  name: "script-main-absent",
  severity: "info",
  summary: "A script of an ESM project awaits at its top, without `async function main()` round it.",
  why: "A promise of `main()` that nobody awaits hides errors. ES modules can await at their top.",
  type: "module",
  examples: {
    wrong: `import { workflow } from "@agent-relay/sdk/workflows";
async function main() {
  await workflow("shop").run({ cwd: process.cwd() });
}
main();
`,
    right: `import { workflow } from "@agent-relay/sdk/workflows";
await workflow("shop").run({ cwd: process.cwd() });
`,
  },
  *check({ type, code, builders, depthAt }) {
    if (type !== "module" || builders.length === 0) return;
    for (const { index, 0: found } of code.matchAll(MAIN)) {
      const start = index + found.length - found.trimStart().length;
      if (depthAt(index) > 0) continue;
      const message = "Unexpected `async` function round the script, expected `await` at the top of an ES module";
      yield { range: { start, end: index + found.length }, message, hint: "Write its lines at the top of the file." };
      return;
    }
  },
};
