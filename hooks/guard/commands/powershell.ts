import { markWildcards } from "../shell/marks.ts";
import type { Call } from "./call.ts";
import { placeIn } from "./copy.ts";

/** The words of a cmdlet: parameters by their lower-case names, without the dash, and what stands alone. */
interface Parameters {
  readonly named: ReadonlyMap<string, string>;
  readonly alone: readonly string[];
}

/** Parameters without a value. */
const SWITCHES = /^(?:recurse|force|whatif|confirm|append|nonewline|noclobber|passthru|verbose|usebasicparsing|notypeinformation|asbytestream)$/;

function readParameters(words: readonly string[]): Parameters {
  const named = new Map<string, string>();
  const alone: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? "";
    const match = /^-([A-Za-z]+)(?::(.*))?$/.exec(word);
    const name = match?.[1]?.toLowerCase() ?? "";
    if (match === null) alone.push(word);
    else if (match[2] !== undefined || SWITCHES.test(name)) named.set(name, match[2] ?? "");
    else {
      at += 1;
      named.set(name, words[at] ?? "");
    }
  }
  return { named, alone };
}

/** Cmdlets by what they write: their path, everything below it, the path given up and the destination, or the destination alone. */
const WRITES = new Set([
  "set-content",
  "add-content",
  "clear-content",
  "out-file",
  "tee-object",
  "export-csv",
  "export-clixml",
  "new-item",
  "set-item",
  "sc",
  "ac",
  "ni",
  "clc",
]);
const REMOVES = new Set(["remove-item", "ri"]);
const MOVES = new Set(["move-item", "rename-item", "mi", "rni"]);
const COPIES = new Set(["copy-item", "cpi"]);

/** Notes what a PowerShell cmdlet writes. */
export function cmdlet(call: Call): void {
  const { named, alone } = readParameters(call.words);
  if (named.has("whatif")) return;
  const path = named.get("path") ?? named.get("literalpath") ?? named.get("filepath") ?? alone[0];
  const paths = path === undefined ? [] : [path, ...(named.has("path") ? [] : alone.slice(1))].map(markWildcards);
  const [first] = paths;
  const below = named.has("recurse") ? "below" : "file";
  const { name } = call;
  if (first === undefined) return;
  if (REMOVES.has(name)) for (const each of paths) call.write(each, below);
  else if (WRITES.has(name)) call.write(name === "new-item" || name === "ni" ? newItem(first, named) : first);
  else if (MOVES.has(name) || COPIES.has(name)) {
    const target = named.get("destination") ?? named.get("newname") ?? (named.has("path") ? alone[0] : alone[1]) ?? ".";
    if (MOVES.has(name)) call.write(first, call.kindOf(first) === "folder" ? "below" : "file");
    call.write(placeIn(call, { source: first, target, always: false }), below);
  }
}

function newItem(path: string, named: Parameters["named"]): string {
  const name = named.get("name");
  return name === undefined ? path : `${path}/${name}`;
}

/** `Invoke-WebRequest -OutFile`. */
export function webRequest(call: Call): void {
  const { named } = readParameters(call.words);
  call.write(named.get("outfile") ?? named.get("o") ?? "");
}
