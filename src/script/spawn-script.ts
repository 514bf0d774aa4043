import { spawn } from "node:child_process";
import { constants } from "node:os";
import { isatty } from "node:tty";
import type { ScriptInvocation } from "./script-invocation.ts";

/** How a script's process ended; `exitCode` is 128 and the signal's number where a signal ended it. */
export interface ScriptChildEnd {
  readonly exitCode: number;
  readonly signal?: NodeJS.Signals;
}

/** Where a script runs and where its output goes. */
export interface ScriptSurroundings {
  readonly cwd: string;
  readonly stdout?: number;
  readonly stderr?: number;
}

/** The keys of a terminal send these to every process of its group, so that a child of ours has them already. */
const OF_KEYS: readonly NodeJS.Signals[] = ["SIGINT", "SIGQUIT"];
const PASSED_ON: readonly NodeJS.Signals[] = [...OF_KEYS, "SIGTERM", "SIGHUP"];

/** Starts a script's process in the group of this one, so that it can ask at the terminal, passes signals on, and waits for its end. */
export function spawnScript({ file, args, env }: ScriptInvocation, { cwd, stdout = 1, stderr = 2 }: ScriptSurroundings): Promise<ScriptChildEnd> {
  return new Promise((resolve) => {
    const child = spawn(file, [...args], { cwd, env, stdio: ["inherit", stdout, stderr], windowsHide: true });
    const atTerminal = [0, 1, 2].some((descriptor) => isatty(descriptor));
    const passOn = (signal: NodeJS.Signals): void => {
      if (!atTerminal || !OF_KEYS.includes(signal)) child.kill(signal);
    };
    for (const signal of PASSED_ON) process.on(signal, passOn);
    const finish = (end: ScriptChildEnd): void => {
      for (const signal of PASSED_ON) process.off(signal, passOn);
      resolve(end);
    };
    child.once("error", () => {
      if (child.pid === undefined) finish({ exitCode: 2 });
    });
    child.once("exit", (exitCode, signal) => finish(signal === null ? { exitCode: exitCode ?? 0 } : { exitCode: 128 + constants.signals[signal], signal }));
  });
}
