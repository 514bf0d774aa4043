import type { ScriptRule } from "./script-rule.ts";

/** The guide's rule for CommonJS: wrap what awaits. */
export const scriptAwaitWrapped: ScriptRule = {
  name: "script-await-wrapped",
  severity: "warning",
  summary: "A script of a CommonJS project awaits inside an `async` function.",
  why: "CommonJS knows no `await` at the top of a file: the script does not even start.",
  type: "commonjs",
  examples: {
    wrong: `const { workflow } = require("@agent-relay/sdk/workflows");
await workflow("shop").run({ cwd: process.cwd() });
`,
    right: `const { workflow } = require("@agent-relay/sdk/workflows");
async function main() {
  await workflow("shop").run({ cwd: process.cwd() });
}
main();
`,
  },
  *check({ type, code, depthAt }) {
    if (type !== "commonjs") return;
    for (const { index } of code.matchAll(/(?<![.\w$])await(?=\s|\()/gu)) {
      const line = code.slice(code.lastIndexOf("\n", index) + 1, index);
      if (depthAt(index) > 0 || /\basync\b/u.test(line)) continue;
      const message = "Unexpected `await` at the top of a CommonJS script, expected it inside an `async` function";
      yield { range: { start: index, end: index + 5 }, message, hint: 'Wrap it in `async function main()`, or set `"type": "module"` in package.json.' };
      return;
    }
  },
};
