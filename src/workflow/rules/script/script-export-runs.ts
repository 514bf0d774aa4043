import type { ScriptRule } from "./script-rule.ts";

/** The guide's rows on `export default workflow(…)` and on `agent-relay run` looking at exports. */
export const scriptExportRuns: ScriptRule = {
  name: "script-export-runs",
  severity: "warning",
  summary: "A script does not export its workflow in place of running it.",
  why: "`agent-relay run` executes the file and never looks at what it exports: nothing would happen.",
  type: "module",
  examples: {
    wrong: `import { workflow } from "@agent-relay/sdk/workflows";
export default workflow("shop").pattern("dag");
`,
    right: `import { workflow } from "@agent-relay/sdk/workflows";
await workflow("shop").pattern("dag").run({ cwd: process.cwd() });
`,
  },
  *check({ code, builders }) {
    for (const { index, 0: found, groups } of code.matchAll(
      /\bexport\s+default\s+(?:await\s+)?(?<name>[\w$]+)|\bmodule\.exports\s*=\s*(?:await\s+)?(?<held>[\w$]+)/gu,
    )) {
      const name = groups?.["name"] ?? groups?.["held"];
      const builder = builders.find(
        ({ range, variable }) => range.start === index + found.length - "workflow".length || (variable !== undefined && variable === name),
      );
      if (builder === undefined || builder.calls.some(({ method }) => method === "run")) continue;
      const message = "Unexpected workflow that is only exported, expected `.run()`, as nobody looks at exports";
      yield {
        range: { start: index, end: index + found.length },
        message,
        hint: "Write `await` before the chain and `.run({ cwd: process.cwd() })` at its end.",
      };
    }
  },
};
