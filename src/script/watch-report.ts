import { readText } from "../disk/files/read-text.ts";
import type { ScriptReport } from "../workflows/script-report.ts";
import { parseScriptReport } from "./parse-script-report.ts";

/** How often a report is looked at. */
const LOOK_MS = 50;

/** Tells of each run in a script's report as its line is written; gives what ends that, after a last look. */
export function watchReport(file: string, hear: (report: ScriptReport) => void): () => void {
  let told = 0;
  const look = (): void => {
    const read = readText(file);
    if (!read.ok) return;
    const { runs } = parseScriptReport(read.value.text.slice(0, read.value.text.lastIndexOf("\n") + 1));
    for (const report of runs.slice(told)) {
      told += 1;
      hear(report);
    }
  };
  const timer = setInterval(look, LOOK_MS);
  return () => {
    clearInterval(timer);
    look();
  };
}
