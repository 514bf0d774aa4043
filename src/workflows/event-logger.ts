import { type LogLevel, progressLine } from "./progress.ts";
import { readScriptFlags } from "./script-flags.ts";
import type { WorkflowEventListener } from "./workflow-event.ts";

/** Makes a listener that writes a line for each event of this level to standard error, for `runner.on`; it is silent where `agent-relay run` shows the progress of this script itself. */
export function createDefaultEventLogger(level: LogLevel = "normal"): WorkflowEventListener {
  const isFollowed = readScriptFlags(process.env)?.followed === true;
  return (event) => {
    const line = isFollowed ? undefined : progressLine(event, level);
    if (line !== undefined) process.stderr.write(`${line}\n`);
  };
}
