import type { ScriptRule } from "./script-rule.ts";
import { quoted } from "../finding.ts";

/** The guide's row on the relative import of the builder. */
export const scriptImportPackage: ScriptRule = {
  name: "script-import-package",
  severity: "warning",
  summary: "A script imports `workflow` from the package, not from a file beside it.",
  why: "A path into the package's own source is right in one checkout only; the package's name is right everywhere.",
  type: "module",
  examples: {
    wrong: `import { workflow } from "../workflows/builder.js";
await workflow("shop").run({ cwd: process.cwd() });
`,
    right: `import { workflow } from "@agent-relay/sdk/workflows";
await workflow("shop").run({ cwd: process.cwd() });
`,
  },
  *check({ strings, code }) {
    for (const { value, range } of strings) {
      if (!/^\.{1,2}\/(?:.*\/)?(?:builder|workflows?\/(?:builder|index))(?:\.[cm]?[jt]s)?$/u.test(value)) continue;
      const before = code.slice(Math.max(0, range.start - 300), range.start - 1);
      const imports = /\bworkflow\b[^;]*\bfrom\s*$/u.test(before) || /\{[^}]*\bworkflow\b[^}]*\}\s*=\s*(?:await\s+import|require)\s*\(\s*$/u.test(before);
      if (!imports) continue;
      yield {
        range,
        message: `Unexpected import of ${quoted(value)}, expected \`@agent-relay/sdk/workflows\``,
        hint: 'Write `import { workflow } from "@agent-relay/sdk/workflows"`.',
      };
    }
  },
};
