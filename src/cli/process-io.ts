import { fstatSync } from "node:fs";
import { resolve } from "node:path";
import { isatty } from "node:tty";
import type { CommandIo } from "./io.ts";
import { redactOutput } from "../util/secrets/redact-output.ts";
import { utcSeconds } from "../util/utc-seconds.ts";
import { readFully } from "./read-fully.ts";
import { writeFully } from "./write-fully.ts";

/** What the process does not say itself: the folder to work in, the package's version and the rules, which only `src/main.ts` and `src/hook.ts` see. */
export interface ProcessIoOptions {
  readonly folder: string;
  readonly version: string;
  readonly loadRules: CommandIo["loadRules"];
}

/** Gives a command the process it runs in. Secrets are redacted in all it prints (docs/secrets.md). What only some commands ask is found out when they do: a terminal is asked after without a stream being made of it. */
export function createProcessIo({ folder, version, loadRules }: ProcessIoOptions): CommandIo {
  const env = process.env;
  return {
    cwd: resolve(folder),
    env,
    version,
    out: (text) => writeFully(1, redactOutput(text)),
    err: (text) => writeFully(2, redactOutput(text)),
    readStdin: readFully,
    get interactive() {
      return (env["CI"] ?? "") === "" && isTerminal(0) && isTerminal(1);
    },
    get colour() {
      return wantsColour(env);
    },
    now: () => utcSeconds(Date.now()),
    loadRules,
  };
}

/** A pipe or a file is told without `node:tty`, whose loading costs a hook more than its work. */
function isTerminal(handle: number): boolean {
  try {
    return fstatSync(handle).isCharacterDevice() && isatty(handle);
  } catch {
    return false;
  }
}

function wantsColour(env: NodeJS.ProcessEnv): boolean {
  if ((env["NO_COLOR"] ?? "") !== "") return false;
  if ((env["FORCE_COLOR"] ?? "0") !== "0") return true;
  return env["TERM"] !== "dumb" && isTerminal(1);
}
