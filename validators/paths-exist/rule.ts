import { defineRule } from "../../src/lint/define-rule.ts";
import { isAdopted } from "../../src/lint/is-adopted.ts";
import { quoted } from "../../src/lint/words.ts";

/** Paths that are not this project's to look for: home folders, drives, addresses. */
const ELSEWHERE = /^(?:~|\/|[A-Za-z]:[\\/]|[a-z][a-z0-9+.-]*:\/\/)/u;
/** What is walled off whether or not it lies in this checkout: secrets, and what tools make. */
const GUARDED =
  /(?:^|\/)(?:\.env[\w.*-]*|\.git|node_modules|dist|build|coverage|target|vendor|secrets?|credentials|\.?venv|__pycache__)(?:\/[^/]*)*$|\.(?:pem|key|p12|pfx|env|tfstate)$/iu;
/** Longer patterns are no usual names. */
const LONGEST = 200;
/** Notes that say a file is still to be made. */
const TO_COME = /\b(?:new|to be (?:created|added|written)|create|created by|will be|does not exist yet|planned|add)\b/iu;

/** A third of real handoffs name files that are gone; a path that matches nothing neither allows nor forbids anything. */
export const rule = defineRule({
  name: "paths-exist",
  summary: "Paths and globs in scope and off limits match something, unless an open task is to create it.",
  severity: "warning",
  kinds: ["handoff"],
  check({ handoff, world: { pathExists } }, report) {
    if (!pathExists || !isAdopted(handoff)) return;
    const planned = new Set(handoff.tasks.filter((task) => !task.done).flatMap((task) => task.files.map((file) => file.value)));
    const walls = handoff.offLimits.filter(({ pattern }) => !GUARDED.test(pattern.slice(0, LONGEST)));
    for (const { pattern, range, note } of [...handoff.scope, ...walls]) {
      if (planned.has(pattern) || ELSEWHERE.test(pattern) || TO_COME.test(note) || pathExists(pattern)) continue;
      report({ range, message: `Unexpected path ${quoted(pattern)}, nothing matches it`, hint: "Correct it, or say behind it that it is new" });
    }
  },
});
