import type { Range } from "../../../diagnostic/range.ts";
import { endOfBracket } from "./end-of-bracket.ts";
import { firstMatches } from "./first-matches.ts";
import type { ScannedScript } from "./scanned-script.ts";

/** A method called on a builder; the range is that of its name. */
export interface BuilderCall {
  readonly method: string;
  readonly range: Range;
  /** What stands between its brackets. */
  readonly inside: Range;
}

/** A call of `workflow(…)` in a script, with all methods that are called on it, on its variable too. */
export interface Builder {
  /** The word `workflow`. */
  readonly range: Range;
  /** The variable that holds it, where there is one. */
  readonly variable?: string;
  readonly calls: readonly BuilderCall[];
}

const IMPORT = /\bimport\b[^;'"]{0,500}\bworkflow\b[^;'"]{0,500}\bfrom\b|\{[^}]{0,500}\bworkflow\b[^}]{0,500}\}\s*=\s*(?:await\s+import|require)\s*\(/u;

/** Lists the workflows that a script builds; none where it imports no `workflow`. */
export function listBuilders({ code }: ScannedScript): readonly Builder[] {
  if (!IMPORT.test(code)) return [];
  const builders: Builder[] = [];
  for (const { index } of firstMatches(code, /(?<![.\w$])(?<!function\s{1,9})workflow\s*\(/gu)) {
    const first = endOfBracket(code, code.indexOf("(", index));
    const { calls } = readChain(code, first);
    const variable = /(?:const|let|var)\s+(?<name>[\w$]+)\s*(?::[^=;]{0,80})?=\s*(?:await\s+)?$/u.exec(code.slice(Math.max(0, index - 200), index))?.groups?.[
      "name"
    ];
    const more = variable === undefined ? [] : callsOn(code, variable, first);
    builders.push({ range: { start: index, end: index + "workflow".length }, calls: [...calls, ...more], ...(variable !== undefined && { variable }) });
  }
  return builders;
}

/** Reads `.one(…).two(…)` from an offset on. */
function readChain(code: string, from: number): { readonly calls: readonly BuilderCall[] } {
  const calls: BuilderCall[] = [];
  const link = /\s*\??\.\s*(?<method>[\w$]+)\s*(?=\()/uy;
  link.lastIndex = from;
  for (let match = link.exec(code); match !== null; match = link.exec(code)) {
    const method = match.groups?.["method"] ?? "";
    const open = link.lastIndex;
    const end = endOfBracket(code, open);
    const start = match.index + match[0].lastIndexOf(method);
    calls.push({ method, range: { start, end: start + method.length }, inside: { start: open + 1, end: end - 1 } });
    link.lastIndex = end;
  }
  return { calls };
}

function callsOn(code: string, variable: string, from: number): readonly BuilderCall[] {
  const name = variable.replaceAll("$", "\\$");
  const uses = [...firstMatches(code, new RegExp(`(?<![.\\w$])${name}(?=\\s*\\??\\.)`, "gu"))].filter(({ index }) => index >= from);
  return uses.flatMap(({ index }) => readChain(code, index + variable.length).calls);
}
