import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { tempFolder } from "../../../workspace/support/temp-folder.ts";

/** Makes a program of an agent's name that runs a shell script, and gives the PATH on which it is found first. */
export function fakeCli(cli: string, script: string): string {
  const folder = join(tempFolder(), "bin");
  mkdirSync(folder);
  writeFileSync(join(folder, cli), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, cli), 0o755);
  return `${folder}:${process.env["PATH"] ?? ""}`;
}

/** Gives the line of shell that prints what Claude Code prints at its end for an answer. */
export function claudeAnswer(result: string, changes: Readonly<Record<string, unknown>> = {}): string {
  const line = { type: "result", subtype: "success", is_error: false, result, session_id: "s-1", usage: { input_tokens: 20, output_tokens: 5 }, ...changes };
  return `cat <<'ANSWER'\n${JSON.stringify(line)}\nANSWER`;
}
