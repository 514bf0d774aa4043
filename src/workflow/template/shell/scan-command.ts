import { createLayer } from "./layer.ts";
import { readDollar } from "./read-dollar.ts";
import { readScript } from "./read-script.ts";
import { createScan, type ShellFindings } from "./scan.ts";

/**
 * Finds the place of each reference in a command of POSIX sh, in linear time: `text` has one character for each, at the offsets in `references`. Whatever the shell
 * would make of the command, a wrong place can only make a value one word too few or too many: values come in through variables and are never read as code.
 */
export function scanCommand(text: string, references: ReadonlySet<number>): ShellFindings {
  const findings: ShellFindings = { spots: [], edits: [] };
  readScript(
    createScan(createLayer(text, references), { start: 0, end: text.length }, { depth: 0, inProgram: false, findings, readers: { readScript, readDollar } }),
  );
  return findings;
}
