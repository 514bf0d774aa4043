import type { ScriptRule } from "./script-rule.ts";

/** The guide's row on `.build()`. */
export const scriptBuildAbsent: ScriptRule = {
  name: "script-build-absent",
  severity: "warning",
  summary: "The chain of a workflow ends with `.run()`, not with `.build()`.",
  why: "The builder has no `build`, so the script ends with an error before its first step.",
  type: "module",
  examples: {
    wrong: `import { workflow } from "@agent-relay/sdk/workflows";
const built = workflow("shop").pattern("dag").build();
`,
    right: `import { workflow } from "@agent-relay/sdk/workflows";
await workflow("shop").pattern("dag").run({ cwd: process.cwd() });
`,
  },
  *check({ builders }) {
    for (const { calls } of builders) {
      for (const { range } of calls.filter(({ method }) => method === "build")) {
        yield {
          range,
          message: "Unexpected `.build()` of a workflow, expected `.run()`",
          hint: "Write `.run({ cwd: process.cwd() })`, or `.toConfig()` for the plain object.",
        };
      }
    }
  },
};
