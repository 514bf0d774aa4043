import { lengthOf } from "./change-folder.ts";
import { expandWord, type Expander } from "./expand-word.ts";
import type { GatheredCommand, Redirection } from "./gather-command.ts";
import { HOLE } from "./marks.ts";
import { resolveDestination } from "./resolve-destination.ts";
import { assignWord, runWords } from "./run-words.ts";
import { type Analysis, createShellState, type Printed, type ScriptStart, type ShellState } from "./scene.ts";
import { plainText, type WordPart, type WordToken } from "./token.ts";

/** What a command reads and where what it prints is noted. */
export interface CommandFlow {
  readonly input: Printed | undefined;
  readonly print: (printed: Printed) => void;
}

const WRITES = new Set([">", ">>", ">|", "<>", "&>", "&>>", ">&"]);

/** Expands a gathered command, notes its redirections and assignments, and runs it. Gives its name; "" for none. */
export function runCommand(command: GatheredCommand, start: ScriptStart, about: { readonly analysis: Analysis; readonly flow: CommandFlow }): string {
  const { analysis, flow } = about;
  const { state, dialect, depth } = start;
  const expander = createExpander(start, analysis);
  const hereText = redirect(command.redirections, { expander, state, analysis, slashes: dialect === "powershell" });
  const words = dialect === "powershell" ? assignPowershell(command.words, expander, state) : assignLeading(command, expander, state);
  const expanded = expandAll(words, expander).map((word) => (dialect === "powershell" ? windowsWord(word) : word));
  if (expanded.length === 0) return "";
  const input = hereText === undefined ? flow.input : linesOf(hereText);
  const read = command.redirections.some(({ op }) => op === "<") && hereText === undefined ? [HOLE] : input;
  runWords({ words: expanded, state, depth, dialect, input: read, hereText, print: flow.print }, analysis);
  return expanded[0] ?? "";
}

/** Lists have commas; both separators lead to the same path. */
function windowsWord(word: string): string {
  return word.replace(/,$/, "").replaceAll("\\", "/");
}

function linesOf(text: string): readonly string[] {
  return text.replace(/\n$/, "").split("\n");
}

/** Words of one command in all. */
const MOST_WORDS = 20_000;

function expandAll(words: readonly WordToken[], expander: Expander): readonly string[] {
  const expanded: string[] = [];
  for (const { parts } of words) {
    for (const word of expandWord(parts, expander)) {
      if (expanded.length >= MOST_WORDS) return expanded;
      expanded.push(word);
    }
  }
  return expanded;
}

interface RedirectScene {
  readonly expander: Expander;
  readonly state: ShellState;
  readonly analysis: Analysis;
  readonly slashes: boolean;
}

/** Notes what redirections write; gives the text of a here-document or here-string. */
function redirect(redirections: readonly Redirection[], about: RedirectScene): string | undefined {
  const { expander, state, analysis, slashes } = about;
  let hereText: string | undefined;
  for (const { op, target, body } of redirections) {
    if (body !== undefined) hereText = body;
    const words = target === undefined ? [] : expandWord(target.parts, expander);
    if (op === "<<<") hereText = words.join("\n");
    if (!WRITES.has(op) || (op === ">&" && /^(?:\d+|-)$/.test(words[0] ?? ""))) continue;
    for (const path of words) {
      if (!analysis.spend(path.length + lengthOf(state.folders))) return hereText;
      for (const write of resolveDestination({ path: slashes ? windowsWord(path) : path, how: op, reach: "file" }, state.folders, analysis.scene))
        analysis.collect(write);
    }
  }
  return hereText;
}

/** Takes the assignments off the front; gives the words behind them. */
function assignLeading({ words, elements }: GatheredCommand, expander: Expander, state: ShellState): readonly WordToken[] {
  let first = 0;
  for (; first < words.length; first += 1) {
    const split = splitAssignment(words[first]);
    if (split === undefined) break;
    const values = elements.length > 0 ? elements.flatMap(({ parts }) => expandWord(parts, expander)) : expandWord(split.value, expander);
    if (values.length === 1) assignWord(`${split.name}${split.adds ? "+" : ""}=${values[0] ?? ""}`, state);
    else state.variables.set(split.name, [...(split.adds ? (state.variables.get(split.name) ?? []) : []), ...values].slice(0, 64));
  }
  return words.slice(first);
}

function splitAssignment(word: WordToken | undefined): { readonly name: string; readonly adds: boolean; readonly value: readonly WordPart[] } | undefined {
  const [head, ...rest] = word?.parts ?? [];
  const match = head?.kind === "text" && !head.quoted ? /^([A-Za-z_]\w*)(?:\[\w*\])?(\+?)=/.exec(head.text) : null;
  if (match === null || head?.kind !== "text") return undefined;
  const text = head.text.slice(match[0].length);
  const value: WordPart[] = text === "" && rest.length > 0 ? rest : [{ kind: "text", text, quoted: false }, ...rest];
  return { name: match[1] ?? "", adds: match[2] === "+", value };
}

/** `$name = value`. */
function assignPowershell(words: readonly WordToken[], expander: Expander, state: ShellState): readonly WordToken[] {
  const [target, sign, ...value] = words;
  const [part] = target?.parts ?? [];
  if (part?.kind !== "variable" || target?.parts.length !== 1 || plainText(sign) !== "=") return words;
  const values = value.length === 1 ? value.flatMap(({ parts }) => expandWord(parts, expander)) : [HOLE];
  state.variables.set(part.name.toLowerCase(), values);
  return value.length === 1 ? [] : value;
}

/** Variables of which something is known without an assignment. */
function createExpander(start: ScriptStart, analysis: Analysis): Expander {
  const { state, depth, dialect } = start;
  const { scene } = analysis;
  const variable = (name: string): readonly string[] | undefined => {
    const known = state.variables.get(dialect === "powershell" ? name.toLowerCase() : name);
    if (known !== undefined) return known;
    const [folder] = state.folders;
    if (name === "PWD" && folder !== undefined) return [folder];
    if (name === "OLDPWD" && state.previous[0] !== undefined) return [state.previous[0]];
    if (/^(?:env:)?(?:HOME|USERPROFILE)$/i.test(name) && scene.home !== undefined) return [scene.home];
    return name.toLowerCase() === "null" && dialect === "powershell" ? ["/dev/null"] : undefined;
  };
  const nested = (source: string): Printed | undefined =>
    analysis.runScript(source, { state: createShellState(state.folders, state.variables), depth: depth + 1, dialect });
  return {
    variable,
    home: scene.home,
    spend: analysis.spend,
    process: (source) => void nested(source),
    output: nested,
  };
}
