import type { ScriptReport } from "../workflows/script-report.ts";
import type { ScriptFault } from "./script-fault.ts";

/** What a script left: what each of its runs came to, and what went wrong with the script itself. */
export interface ScriptTold {
  readonly runs: readonly ScriptReport[];
  readonly faults: readonly ScriptFault[];
}

const KINDS: ReadonlySet<unknown> = new Set(["begun", "run", "dry-run", "refused"]);

/** Reads the report that a script's process and its `.run()` wrote, a line of JSON each; a line that was cut short is left out. */
export function parseScriptReport(text: string): ScriptTold {
  const lines = text.split("\n").map(parseLine);
  return {
    runs: lines.filter((line): line is ScriptReport => KINDS.has(line?.["kind"])),
    faults: lines.flatMap((line) => (line?.["kind"] === "fault" ? [line["fault"] as ScriptFault] : [])),
  };
}

function parseLine(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}
