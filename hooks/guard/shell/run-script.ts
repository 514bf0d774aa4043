import { unique } from "./change-folder.ts";
import { gatherCommand } from "./gather-command.ts";
import { readKeyword } from "./keywords.ts";
import { lexShell } from "./lex-shell.ts";
import type { Frame, Machine } from "./machine.ts";
import { HOLE } from "./marks.ts";
import { runCommand } from "./run-command.ts";
import type { Analysis, Printed, ScriptStart } from "./scene.ts";
import { plainText } from "./token.ts";

/** Scripts may start scripts this deep. */
const DEEPEST = 10;

/** Goes through a script as a shell would, without running anything, and collects what it writes; gives what it prints, where that is known. */
export function runScript(text: string, start: ScriptStart, analysis: Analysis): Printed | undefined {
  if (start.depth > DEEPEST || !analysis.spend(text.length)) return undefined;
  const { folders } = start.state;
  const machine: Machine = {
    tokens: lexShell(text, start.dialect),
    start,
    analysis,
    frames: [],
    at: 0,
    input: start.input,
    output: undefined,
    printed: undefined,
    origin: folders,
    piped: false,
    fine: undefined,
    lastName: "",
  };
  while (machine.at < machine.tokens.length && analysis.spend(1)) step(machine);
  endPipeline(machine, ";");
  return machine.printed;
}

function step(machine: Machine): void {
  const token = machine.tokens[machine.at];
  if (token?.kind === "operator") readOperator(machine, token.op);
  else if (!readKeyword(machine, { expand: expandHeader, close: (kind) => closeFrame(machine, kind) })) runSimple(machine);
}

function runSimple(machine: Machine): void {
  const { tokens, start, analysis } = machine;
  const command = gatherCommand(tokens, machine.at);
  machine.at = Math.max(command.end, machine.at + 1);
  machine.output = undefined;
  const flow = { input: machine.input, print: (printed: Printed) => void (machine.output = printed) };
  const name = runCommand(command, start, { analysis, flow });
  if (name !== "") machine.lastName = name;
}

/** Expands the words of a `for` by running nothing but an array's assignment. */
function expandHeader(machine: Machine, from: number): readonly string[] {
  const { tokens, start, analysis } = machine;
  const { words, redirections, end } = gatherCommand(tokens, from);
  machine.at = Math.max(end, from);
  const head = { kind: "word", parts: [{ kind: "text", text: "for_=", quoted: false }] } as const;
  runCommand({ words: [head], redirections, elements: words, end }, start, { analysis, flow: { input: undefined, print: () => undefined } });
  return start.state.variables.get("for_") ?? [HOLE];
}

function readOperator(machine: Machine, op: string): void {
  machine.at += 1;
  const { state } = machine.start;
  if (op === "(") {
    machine.frames.push({ kind: "(", folders: state.folders, origin: machine.origin, input: machine.input, piped: machine.piped, fine: machine.fine });
    machine.origin = state.folders;
    machine.piped = false;
    machine.fine = undefined;
  } else if (op === ")") {
    endPipeline(machine, ";");
    closeFrame(machine, "(");
  } else if (op === "|") endStage(machine);
  else endPipeline(machine, op);
  if (op === ";;" && machine.frames.at(-1)?.kind === "case") skipPattern(machine);
}

function endStage(machine: Machine): void {
  machine.input = machine.output ?? [HOLE];
  machine.output = undefined;
  machine.piped = true;
  machine.start.state.folders = machine.origin;
}

const LEAVES = new Set(["exit", "return", "false", "continue", "break", "die"]);

/** A `cd` left of `||` counts if what stands right of it leaves; otherwise both ways are open. */
function endPipeline(machine: Machine, op: string): void {
  const { state } = machine.start;
  if (machine.piped) state.folders = machine.origin;
  if (machine.fine !== undefined) {
    state.folders = LEAVES.has(machine.lastName) ? machine.fine : unique([...machine.fine, ...state.folders]);
    state.doubt = [];
    machine.fine = undefined;
  }
  if (op === "||") {
    machine.fine = state.folders;
    state.folders = state.doubt.length > 0 ? state.doubt : machine.origin;
  } else if (op !== "&&" && state.doubt.length > 0) {
    state.folders = unique([...state.folders, ...state.doubt]);
    state.doubt = [];
  }
  machine.printed = machine.output ?? machine.printed;
  machine.output = undefined;
  machine.input = machine.frames.at(-1)?.input ?? machine.start.input;
  machine.origin = state.folders;
  machine.piped = false;
}

/** Frames this far below the last one are looked for; what lies between was never closed. */
const REACH = 8;

function closeFrame(machine: Machine, kind: Frame["kind"]): boolean {
  const { frames } = machine;
  let index = frames.length - 1;
  while (index >= 0 && index > frames.length - REACH && frames[index]?.kind !== kind) index -= 1;
  const frame = frames[index];
  if (frame?.kind !== kind) return false;
  const next = frame.loop?.rest.shift();
  if (frame.loop !== undefined && next !== undefined) {
    machine.start.state.variables.set(frame.loop.name, [next]);
    machine.at = frame.loop.body;
    frames.length = index + 1;
    return true;
  }
  frames.length = index;
  if (kind === "(") machine.start.state.folders = frame.folders;
  machine.origin = frame.origin;
  machine.input = frame.input;
  machine.piped = frame.piped;
  machine.fine = frame.fine;
  return false;
}

/** Passes over `a|b)` in a `case`. */
function skipPattern(machine: Machine): void {
  for (; machine.at < machine.tokens.length; machine.at += 1) {
    const token = machine.tokens[machine.at];
    if (plainText(token) === "esac") return;
    if (token?.kind !== "operator" || token.op !== ")") continue;
    machine.at += 1;
    return;
  }
}
