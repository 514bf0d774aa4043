import type { ScriptRule } from "./script-rule.ts";

const ENDS: ReadonlySet<string> = new Set(["run", "toYaml", "toConfig", "toJSON", "dryRun", "build"]);

/** The guide's rule that the file has to call `.run()`. */
export const scriptRunCalled: ScriptRule = {
  name: "script-run-called",
  severity: "warning",
  summary: "A script that builds a workflow calls `.run()`.",
  why: "A chain without it only describes the workflow: the script ends at once, with success, and nothing was done.",
  type: "module",
  examples: {
    wrong: `import { workflow } from "@agent-relay/sdk/workflows";
const shop = workflow("shop").pattern("dag").agent("dev", { cli: "codex" });
`,
    right: `import { workflow } from "@agent-relay/sdk/workflows";
const shop = workflow("shop").pattern("dag").agent("dev", { cli: "codex" });
await shop.run({ cwd: process.cwd() });
`,
  },
  *check({ code, builders }) {
    const [first] = builders;
    if (first === undefined || builders.some(({ calls }) => calls.some(({ method }) => ENDS.has(method)))) return;
    // Whoever gets the workflow may run it: a helper, a runner, another file.
    if (/\.\s*(?:run|execute)\s*\(|\brunWorkflow\s*\(|\bexport\b|\bmodule\.exports\b/u.test(code)) return;
    yield {
      range: first.range,
      message: "Unexpected workflow that is never run, expected `.run()` at the end of the chain",
      hint: "Write `.run({ cwd: process.cwd() })`.",
    };
  },
};
