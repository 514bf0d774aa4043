import type { z } from "zod";
import { describeKeys } from "./describe-keys.ts";
import { nounOf, quoteText, withArticle } from "./describe-value.ts";
import { nearWord } from "./near-word.ts";
import { keysAt } from "./schema-at.ts";
import type { ValuePath } from "./value-path.ts";
import type { WorkflowProblem } from "../checked/workflow-problem.ts";

/** What other tools call a key of ours. */
const SYNONYMS: Readonly<Record<string, string>> = {
  after: "dependsOn",
  cmd: "command",
  depends: "dependsOn",
  id: "name",
  instruction: "task",
  instructions: "task",
  jobs: "workflows",
  needs: "dependsOn",
  prompt: "task",
  run: "command",
  script: "command",
  verify: "verification",
};

/** Says that an object has a key that is not known there, and which one was meant. */
export function unknownKey(path: ValuePath, key: string, schema?: z.core.$ZodType): WorkflowProblem {
  const known = keysAt(path, schema);
  const synonym = SYNONYMS[key];
  const near = synonym !== undefined && known.includes(synonym) ? synonym : nearWord(key, known);
  const parent = near === undefined && schema === undefined ? parentOf(path, key, known) : undefined;
  const at = { rule: "key-known", severity: "error", path: [...path, key], part: "key" } as const;
  if (near !== undefined)
    return { ...at, message: `Unexpected key ${quoteText(key)}, did you mean \`${near}\`?`, hint: `Rename it to \`${near}\`.`, meant: near };
  if (parent !== undefined)
    return { ...at, message: `Unexpected key ${quoteText(key)}, expected it under \`${parent}\``, hint: `Write it below \`${parent}:\`, indented.` };
  return { ...at, message: `Unexpected key ${quoteText(key)} of ${withArticle(nounOf(path))}`, hint: `Remove it, or write one of ${describeKeys(known)}.` };
}

/** The key whose object has the unknown key. */
function parentOf(path: ValuePath, key: string, known: readonly string[]): string | undefined {
  return known.find((parent) => keysAt([...path, parent]).includes(key) || keysAt([...path, parent, 0]).includes(key));
}
