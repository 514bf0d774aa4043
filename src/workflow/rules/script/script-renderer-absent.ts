import type { ScriptRule } from "./script-rule.ts";

/** The guide's row on `createWorkflowRenderer`. */
export const scriptRendererAbsent: ScriptRule = {
  name: "script-renderer-absent",
  severity: "warning",
  summary: "No script uses `createWorkflowRenderer`, which does not exist.",
  why: "The import is undefined and the call ends the script. `.run()` shows the run by itself.",
  type: "module",
  examples: {
    wrong: `import { createWorkflowRenderer, workflow } from "@agent-relay/sdk/workflows";
await workflow("shop").run({ renderer: createWorkflowRenderer() });
`,
    right: `import { workflow } from "@agent-relay/sdk/workflows";
await workflow("shop").run({ cwd: process.cwd() });
`,
  },
  *check({ code }) {
    const name = "createWorkflowRenderer";
    const start = code.search(/(?<![.\w$])createWorkflowRenderer\b/u);
    if (start === -1 || /\b(?:function|const|let|class)\s+createWorkflowRenderer\b/u.test(code)) return;
    const message = `Unexpected \`${name}\`, which does not exist, expected \`.run({ cwd: process.cwd() })\``;
    yield { range: { start, end: start + name.length }, message, hint: "Remove it: `.run()` shows the run." };
  },
};
