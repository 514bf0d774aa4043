import { HOLE } from "../shell/marks.ts";
import { type CodeToken, codeTokens } from "./code-tokens.ts";
import type { CodeWrite } from "./code-write.ts";
import { argumentsOf, type Constants, evaluate } from "./code-values.ts";
import { describeCall } from "./writing-calls.ts";

/** Which rules count: `#` begins a comment, `//` does, those of awk, or those of PowerShell. */
export type CodeLanguage = "hash" | "slash" | "awk" | "powershell";

/**
 * Finds what a program of Python, JavaScript, Ruby, Perl, PHP or awk writes, by the calls that are known to: `open(path, "w")`, `writeFileSync(path)`, `Path(path).write_text`. A rough
 * reading, not a run: names count with the strings they were last given. Linear, never throws.
 */
export function findCodeWrites(text: string, language: CodeLanguage): readonly CodeWrite[] {
  const tokens = codeTokens(text, { comment: language === "slash" ? "//" : "#", escapes: language !== "powershell" });
  if (language === "awk") return printed(tokens);
  const constants: Constants = new Map();
  const found: CodeWrite[] = [];
  for (let at = 0; at < tokens.length && found.length < 500; at += 1) {
    const token = tokens[at];
    if (token?.kind !== "name") continue;
    assign(tokens, at, constants);
    found.push(...callAt(tokens, at, constants));
  }
  return found;
}

/** `name = value`, also `const name = value` and `name := value`. */
function assign(tokens: readonly CodeToken[], at: number, constants: Constants): void {
  const [name, sign, next, before] = [tokens[at], tokens[at + 1], tokens[at + 2], tokens[at - 1]];
  if (name === undefined || sign?.text !== "=" || sign.kind !== "sign" || (next?.kind === "sign" && next.text === "=")) return;
  if (before?.kind === "sign" && /^[.,(]$/.test(before.text)) return;
  const { text } = evaluate(tokens, at + 2, constants);
  if (text === HOLE) constants.delete(name.text);
  else constants.set(name.text, text);
}

function callAt(tokens: readonly CodeToken[], at: number, constants: Constants): readonly CodeWrite[] {
  const name = tokens[at]?.text ?? "";
  const bare = tokens[at + 1]?.kind === "string" && /^(?:unlink|rename|open|mkdir|rmdir)$/.test(name);
  if (tokens[at + 1]?.text !== "(" && !bare) return [];
  const owner = ownerOf(tokens, at);
  const call = describeCall(name, owner);
  if (call === undefined) return [];
  const { ranges, end } = bare ? { ranges: bareArguments(tokens, at + 1), end: at + 12 } : argumentsOf(tokens, at + 1);
  const values = ranges.map((from) => evaluate(tokens, from, constants));
  const receiver = call.takes === "receiver" ? receiverOf(tokens, at, constants) : undefined;
  return call.writes({ values, receiver, words: wordsBetween(tokens, at + 2, end) });
}

/** `unlink "a"`, `open F, ">a"`. */
function bareArguments(tokens: readonly CodeToken[], start: number): readonly number[] {
  const ranges = [start];
  for (let at = start; at < start + 10 && !/^[;\n]$/.test(tokens[at]?.text ?? ";"); at += 1) if (tokens[at]?.text === ",") ranges.push(at + 1);
  return ranges;
}

/** The name before the dot, "" for none, `)` behind a call. */
function ownerOf(tokens: readonly CodeToken[], at: number): string {
  const dot = tokens[at - 1];
  if (dot?.kind !== "sign" || (dot.text !== "." && dot.text !== ":")) return "";
  const before = tokens[dot.text === ":" ? at - 3 : at - 2];
  return before?.text === ")" && /^(?:node:)?fs(?:\/promises)?$|^fs-extra$|^graceful-fs$/.test(tokens[at - 3]?.text ?? "") ? "fs" : (before?.text ?? "");
}

/** The path a method is called on: a name, or `Path(...)` right before it. */
function receiverOf(tokens: readonly CodeToken[], at: number, constants: Constants): string {
  const before = tokens[at - 2];
  if (before?.kind === "name") return constants.get(before.text) ?? HOLE;
  if (before?.text !== ")") return HOLE;
  for (let open = at - 3; open > 0 && open > at - 40; open -= 1) {
    if (tokens[open]?.text !== "(" || argumentsOf(tokens, open).end !== at - 1) continue;
    const callee = tokens[open - 1];
    return evaluate(tokens, callee?.kind === "name" ? open - 1 : open + 1, constants).text;
  }
  return HOLE;
}

function wordsBetween(tokens: readonly CodeToken[], start: number, end: number): readonly string[] {
  return tokens.slice(start, Math.min(end, start + 60)).map(({ text }) => text);
}

/** `print > "file"` of awk. */
function printed(tokens: readonly CodeToken[]): readonly CodeWrite[] {
  const found: CodeWrite[] = [];
  let printing = false;
  for (const [at, token] of tokens.entries()) {
    if (token.kind === "name") printing ||= token.text === "print" || token.text === "printf";
    else if (token.kind === "sign" && /^[;{}\n]$/.test(token.text)) printing = false;
    else if (token.kind === "sign" && token.text === ">" && printing) {
      const target = tokens[at + 1]?.text === ">" ? tokens[at + 2] : tokens[at + 1];
      if (target?.kind === "string" && target.text !== "") found.push({ path: target.text });
    }
  }
  return found;
}
