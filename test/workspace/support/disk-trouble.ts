import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, openSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { succeed } from "../../../src/diagnostic/result.ts";
import { updateFile } from "../../../src/workspace/files/update-file.ts";

/** What a program saw that met real trouble; `unable` says why the machine could not make the trouble. */
export interface TroubleReport {
  readonly unable?: string;
  readonly code?: string;
  readonly message?: string;
  readonly intact: boolean;
  readonly leftovers: readonly string[];
}

const TEXT = "a line of a handoff\n".repeat(1000);

/** A program that makes real trouble around one update and prints a report. To be run in a mount namespace of its own. */
function main(kind: string): TroubleReport {
  const folder = mkdtempSync(join(tmpdir(), "relay-trouble-"));
  try {
    if (kind !== "folder" && kind !== "handles") execFileSync("mount", ["-t", "tmpfs", "-o", "size=96k", "tmpfs", folder], { stdio: "pipe" });
  } catch (error) {
    return { unable: String(error), intact: true, leftovers: [] };
  }
  const file = join(folder, "AGENT-HANDOFF.md");
  writeFileSync(file, TEXT);
  makeTrouble(kind, folder);
  const result = updateFile<never>(file, ({ text }) => succeed(`${text}${text}`), { timeoutMs: 1000 });
  const intact = kind === "handles" || readFileSync(file, "utf8") === TEXT;
  const leftovers = kind === "handles" ? [] : readdirSync(folder).filter((name) => name.endsWith(".tmp"));
  return { ...(result.ok ? {} : { code: result.problem.code, message: result.problem.message.replace(folder, "") }), intact, leftovers };
}

function makeTrouble(kind: string, folder: string): void {
  switch (kind) {
    case "nearly-full":
      fill(folder, 24);
      break;
    case "full":
      fill(folder, 0);
      break;
    case "read-only":
      execFileSync("mount", ["-o", "remount,ro", folder]);
      break;
    case "folder":
      execFileSync("chmod", ["555", folder]);
      process.setgid?.(65_534);
      process.setuid?.(65_534);
      break;
    case "handles":
      for (;;) {
        try {
          openSync("/dev/null", "r");
        } catch {
          return;
        }
      }
  }
}

/** Fills the disk up to some KB. */
function fill(folder: string, leaveKb: number): void {
  mkdirSync(join(folder, ".agent-relay"));
  writeFileSync(join(folder, ".agent-relay", ".gitignore"), "*\n");
  const filler = join(folder, "filler");
  for (let kb = 96; kb > 0; kb -= 4) {
    try {
      writeFileSync(filler, Buffer.alloc(kb * 1024));
      break;
    } catch {
      rmSync(filler, { force: true });
    }
  }
  if (leaveKb > 0) writeFileSync(filler, Buffer.alloc(statSync(filler).size - leaveKb * 1024));
}

console.log(JSON.stringify(main(process.argv[2] ?? "")));
