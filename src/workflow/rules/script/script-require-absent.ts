import type { ScriptRule } from "./script-rule.ts";

/** The guide's row on `require()` in ESM projects. */
export const scriptRequireAbsent: ScriptRule = {
  name: "script-require-absent",
  severity: "warning",
  summary: "A script of an ESM project imports with `import`, not with `require()`.",
  why: 'Where package.json says `"type": "module"`, `require` is not defined and the script ends before its first step.',
  type: "module",
  examples: {
    wrong: `const { workflow } = require("@agent-relay/sdk/workflows");
await workflow("shop").run({ cwd: process.cwd() });
`,
    right: `import { workflow } from "@agent-relay/sdk/workflows";
await workflow("shop").run({ cwd: process.cwd() });
`,
  },
  *check({ type, code }) {
    if (type !== "module" || /\bcreateRequire\b/u.test(code)) return;
    for (const { index, 0: found } of code.matchAll(/(?<![.\w$])require(?:\.resolve)?(?=\s*\()/gu)) {
      const message = "Unexpected `require()` in an ES module, expected `import`";
      yield { range: { start: index, end: index + found.length }, message, hint: 'Write `import { … } from "…"`.' };
    }
  },
};
