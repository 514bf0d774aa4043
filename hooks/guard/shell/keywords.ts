import type { Frame, Machine } from "./machine.ts";
import { HOLE } from "./marks.ts";
import { plainText } from "./token.ts";

/** What reading a keyword needs of the script's machine. */
export interface KeywordTools {
  /** Expands the words from a token to the next operator and moves there. */
  readonly expand: (machine: Machine, from: number) => readonly string[];
  /** Closes what is open; true where a loop goes round once more. */
  readonly close: (kind: Frame["kind"]) => boolean;
}

const OPENS: Readonly<Record<string, Frame["kind"]>> = { "{": "{", if: "if", while: "loop", until: "loop" };
const CLOSES: Readonly<Record<string, Frame["kind"]>> = { "}": "{", fi: "if", done: "loop", esac: "case" };
const PASSED = new Set(["then", "do", "else", "elif", "!", "coproc"]);
const POWERSHELL = new Set([
  "if",
  "else",
  "elseif",
  "foreach",
  "for",
  "while",
  "do",
  "try",
  "catch",
  "finally",
  "function",
  "param",
  "begin",
  "process",
  "end",
]);

/** Reads a keyword where a command begins; false where there is none. */
export function readKeyword(machine: Machine, tools: KeywordTools): boolean {
  const word = plainText(machine.tokens[machine.at]);
  if (word === undefined) return false;
  const posix = machine.start.dialect === "posix";
  if (!posix && POWERSHELL.has(word.toLowerCase())) return pass(machine, 1);
  if (Object.hasOwn(CLOSES, word)) {
    machine.at += 1;
    const kind = CLOSES[word];
    if (kind !== undefined) tools.close(kind);
    return true;
  }
  if (Object.hasOwn(OPENS, word)) {
    open(machine, OPENS[word] ?? "{");
    return pass(machine, 1);
  }
  if (!posix) return false;
  if (PASSED.has(word)) return pass(machine, 1);
  if (word === "for" || word === "select") return readFor(machine, tools);
  if (word === "case") return readCase(machine);
  return word === "function" ? pass(machine, 2) : false;
}

function pass(machine: Machine, count: number): true {
  machine.at += count;
  return true;
}

function open(machine: Machine, kind: Frame["kind"], loop?: Frame["loop"]): void {
  const { folders } = machine.start.state;
  machine.frames.push({
    kind,
    folders,
    origin: machine.origin,
    input: machine.input,
    piped: machine.piped,
    fine: machine.fine,
    ...(loop === undefined ? {} : { loop }),
  });
  machine.origin = folders;
  machine.piped = false;
  machine.fine = undefined;
}

function readFor(machine: Machine, tools: KeywordTools): true {
  const name = plainText(machine.tokens[machine.at + 1]) ?? "";
  const listed = plainText(machine.tokens[machine.at + 2]) === "in";
  const values = listed ? tools.expand(machine, machine.at + 3) : [HOLE];
  if (!listed) machine.at += name === "" ? 1 : 2;
  const [first = HOLE, ...rest] = values;
  if (name !== "") machine.start.state.variables.set(name, [first]);
  open(machine, "loop", { name, rest, body: machine.at });
  return true;
}

/** `case word in pattern)` up to the first command. */
function readCase(machine: Machine): true {
  open(machine, "case");
  const { tokens } = machine;
  for (machine.at += 1; machine.at < tokens.length; machine.at += 1) {
    const token = tokens[machine.at];
    if (token?.kind !== "operator" || token.op !== ")") continue;
    return pass(machine, 1);
  }
  return true;
}
