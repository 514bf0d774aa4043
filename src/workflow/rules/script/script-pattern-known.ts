import { nearest } from "../../../util/nearest.ts";
import { PATTERNS } from "../../written/words.ts";
import { quoted } from "../finding.ts";
import type { ScriptRule } from "./script-rule.ts";

/** The guide's row on `pattern('single')`, and every other word that is no pattern. */
export const scriptPatternKnown: ScriptRule = {
  name: "script-pattern-known",
  severity: "warning",
  summary: "The word in `.pattern()` is one of the patterns; `single` is none.",
  why: "A word that nobody knows ends the run before its first step. One agent alone is a `dag` too.",
  type: "module",
  examples: {
    wrong: `import { workflow } from "@agent-relay/sdk/workflows";
await workflow("shop").pattern("single").run({ cwd: process.cwd() });
`,
    right: `import { workflow } from "@agent-relay/sdk/workflows";
await workflow("shop").pattern("dag").run({ cwd: process.cwd() });
`,
  },
  *check({ builders, code, stringAt }) {
    const words: readonly string[] = PATTERNS;
    for (const { inside } of builders.flatMap(({ calls }) => calls.filter(({ method }) => method === "pattern"))) {
      const quote = code.slice(inside.start, inside.end).search(/\S/u);
      const word = stringAt(inside.start + quote + 1);
      if (word === undefined || words.includes(word.value) || code[word.range.end] === "$") continue;
      const expected = nearest(word.value, words, 1)[0] ?? "dag";
      yield { range: word.range, message: `Unexpected pattern ${quoted(word.value)}, expected ${quoted(expected)}`, hint: `Write ${quoted(expected)}.` };
    }
  },
};
