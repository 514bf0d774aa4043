import path from "node:path";
import { findCodeWrites } from "./code/find-code-writes.ts";
import { resolveDestination } from "./shell/resolve-destination.ts";
import { runScript } from "./shell/run-script.ts";
import { type Analysis, createShellState, type ShellScene } from "./shell/scene.ts";
import type { ShellDialect } from "./shell/token.ts";
import { isKnownWrite, type Write } from "./write.ts";

/** Commands are looked at up to this length, 1 MB, and list at most so many writes. */
const LONGEST = 1024 * 1024;
const MOST_WRITES = 2000;

/** Work, in letters, that a command may cost beside what its own length allows. */
const BASE_WORK = 500_000;
const WORK_PER_LETTER = 16;

/** What is known of where a command runs beside its folder. */
export type ShellSurroundings = Partial<Omit<ShellScene, "cwd">>;

/**
 * Finds what a shell command writes by the words it is made of (PROTOCOL.md 7): redirections, programs that write, and what runs inside other commands. Paths are absolute and
 * normalised. Reads the text only; linear, bounded, never throws. A destination that cannot be told from the words is listed as unknown.
 */
export function findShellWrites(command: string, cwd: string, surroundings: ShellSurroundings = {}): readonly Write[] {
  const found = new Map<string, Write>();
  let work = BASE_WORK + WORK_PER_LETTER * Math.min(command.length, LONGEST);
  const text = command.slice(0, LONGEST);
  const dialect = surroundings.dialect ?? dialectOf(text);
  const analysis: Analysis = {
    scene: { path, ...surroundings, cwd },
    collect: (write) => void (found.size < MOST_WRITES && found.set(keyOf(write), write)),
    spend: (cost) => (work -= cost) > 0,
    runScript: (script, start) => runScript(script, start, analysis),
  };
  runScript(text, { state: createShellState([cwd]), depth: 0, dialect }, analysis);
  if (dialect === "powershell") collectCode(text, cwd, analysis);
  if (command.length > LONGEST || work <= 0 || found.size >= MOST_WRITES) analysis.collect({ unknown: "the command is too long to be read to its end" });
  return [...found.values()];
}

function keyOf(write: Write): string {
  return isKnownWrite(write) ? `${write.reach} ${write.path}` : `? ${write.unknown}`;
}

/** `[System.IO.File]::WriteAllText("path", ...)`. */
function collectCode(text: string, cwd: string, analysis: Analysis): void {
  if (!text.includes("::")) return;
  for (const { path: written } of findCodeWrites(text, "powershell")) {
    if (written === undefined) continue;
    for (const write of resolveDestination({ path: written.replaceAll("\\", "/"), how: "System.IO.File", reach: "file" }, [cwd], analysis.scene))
      analysis.collect(write);
  }
}

const CMDLET =
  /(?:^|[;|&{(\n])[ \t]*(?:\$\w+ *= *)?(?:Set|Add|Remove|New|Copy|Move|Rename|Clear|Out|Get|Write|Invoke|Test|Select|Tee|Export|Import|Push|Pop|ForEach|Where|Start|Stop|Join|Split|Convert\w*)-[A-Z][A-Za-z]+\b|\[(?:System\.)?IO\.File\]::|\$env:\w|\$\w+ = /;

/** The host does not say which shell it uses; cmdlets give it away. */
function dialectOf(text: string): ShellDialect {
  return CMDLET.test(text.slice(0, 20_000)) ? "powershell" : "posix";
}
