import { lastAtOrBefore } from "../../../util/last-at-or-before.ts";
import { listBuilders } from "./list-builders.ts";
import { scanScript } from "./scan-script.ts";
import type { ModuleType, ScriptSubject } from "./script-rule.ts";

/** Prepares the text of a script for the rules. */
export function createScriptSubject(text: string, type: ModuleType): ScriptSubject {
  const script = scanScript(text);
  const strings = new Map(script.strings.map((each) => [each.range.start, each]));
  const depths = depthsOf(script.code);
  return {
    ...script,
    type,
    builders: listBuilders(script),
    stringAt: (offset) => strings.get(offset),
    depthAt: (offset) => (depths.starts.length === 0 || offset < (depths.starts[0] ?? 0) ? 0 : (depths.after[lastAtOrBefore(depths.starts, offset)] ?? 0)),
  };
}

/** Where the number of open braces changes, and what it is from there on. */
function depthsOf(code: string): { readonly starts: readonly number[]; readonly after: readonly number[] } {
  const starts: number[] = [];
  const after: number[] = [];
  let depth = 0;
  for (const { index, 0: brace } of code.matchAll(/[{}]/gu)) {
    depth = Math.max(0, depth + (brace === "{" ? 1 : -1));
    starts.push(index);
    after.push(depth);
  }
  return { starts, after };
}
