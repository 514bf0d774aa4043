import { VERIFICATION_TYPES } from "../../written/words.ts";
import { quoted } from "../finding.ts";
import { endOfBracket } from "./end-of-bracket.ts";
import type { ScriptRule } from "./script-rule.ts";

/** The guide's row on verification types that do not exist. */
export const scriptVerificationKnown: ScriptRule = {
  name: "script-verification-known",
  severity: "warning",
  summary: "The type of a verification is `exit_code`, `output_contains`, `file_exists` or `custom`.",
  why: "Another word checks nothing; here it ends the run before its first step.",
  type: "module",
  examples: {
    wrong: `import { workflow } from "@agent-relay/sdk/workflows";
await workflow("shop")
  .step("build", { agent: "dev", task: "Build it.", verification: { type: "deterministic" } })
  .run({ cwd: process.cwd() });
`,
    right: `import { workflow } from "@agent-relay/sdk/workflows";
await workflow("shop")
  .step("build", { agent: "dev", task: "Build it.", verification: { type: "exit_code" } })
  .run({ cwd: process.cwd() });
`,
  },
  *check({ builders, code, stringAt }) {
    const words: readonly string[] = VERIFICATION_TYPES;
    for (const { inside } of builders.flatMap(({ calls }) => calls.filter(({ method }) => method === "step"))) {
      const found = /\bverification\s*:\s*\{/u.exec(code.slice(inside.start, inside.end));
      if (found === null) continue;
      const open = inside.start + found.index + found[0].length - 1;
      const type = /\btype\s*:\s*["'`]/u.exec(code.slice(open, endOfBracket(code, open)));
      const word = type === null ? undefined : stringAt(open + type.index + type[0].length);
      if (word === undefined || words.includes(word.value) || code[word.range.end] === "$") continue;
      const message = `Unexpected verification type ${quoted(word.value)}, expected \`exit_code\`, \`output_contains\`, \`file_exists\` or \`custom\``;
      yield { range: word.range, message, hint: "Write `exit_code`." };
    }
  },
};
