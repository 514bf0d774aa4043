import { type CodeLanguage, findCodeWrites } from "../code/find-code-writes.ts";
import type { Call } from "./call.ts";

const SLASH = new Set(["node", "nodejs", "bun", "deno", "php", "tsx"]);

/** Notes what a program in a script language writes, as far as its text tells. */
export function runCode(call: Call, text: string): void {
  const language: CodeLanguage = SLASH.has(call.name) ? "slash" : "hash";
  for (const found of findCodeWrites(text, language)) {
    if (found.command !== undefined) call.script(found.command);
    else if (found.path === undefined) call.lose(`\`${call.name}\` writes to a path that is only known when it runs`);
    else call.write(found.path, found.below === true ? "below" : "file");
  }
}
