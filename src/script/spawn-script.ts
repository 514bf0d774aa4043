import { spawn } from "node:child_process";
import { constants } from "node:os";
import { isatty } from "node:tty";
import type { ScriptInvocation } from "./script-invocation.ts";

/** How a script's process ended; `exitCode` is 128 and the signal's number where a signal ended it. */
export interface ScriptChildEnd {
  readonly exitCode: number;
  readonly signal?: NodeJS.Signals;
}

/** Where an output of a script goes: to a descriptor, or to who takes its text as it comes. */
export type ScriptOutput = number | ((text: string) => void);

/** Where a script runs and where its output goes. */
export interface ScriptSurroundings {
  readonly cwd: string;
  readonly stdout?: ScriptOutput;
  readonly stderr?: ScriptOutput;
}

/** How long an output is waited for that the script left to another process. */
const DRAIN_MS = 500;

/** The keys of a terminal send these to every process of its group, so that a child of ours has them already. */
const OF_KEYS: readonly NodeJS.Signals[] = ["SIGINT", "SIGQUIT"];
const PASSED_ON: readonly NodeJS.Signals[] = [...OF_KEYS, "SIGTERM", "SIGHUP"];

/** Starts a script's process in the group of this one, so that it can ask at the terminal, passes signals on, and waits for its end. */
export function spawnScript({ file, args, env }: ScriptInvocation, { cwd, stdout = 1, stderr = 2 }: ScriptSurroundings): Promise<ScriptChildEnd> {
  return new Promise((resolve) => {
    const child = spawn(file, [...args], { cwd, env, stdio: ["inherit", ...[stdout, stderr].map(stdioOf)], windowsHide: true });
    if (typeof stdout === "function") child.stdout?.setEncoding("utf8").on("data", stdout);
    if (typeof stderr === "function") child.stderr?.setEncoding("utf8").on("data", stderr);
    const isTaken = typeof stdout === "function" || typeof stderr === "function";
    const atTerminal = [0, 1, 2].some((descriptor) => isatty(descriptor));
    const passOn = (signal: NodeJS.Signals): void => {
      if (!atTerminal || !OF_KEYS.includes(signal)) child.kill(signal);
    };
    for (const signal of PASSED_ON) process.on(signal, passOn);
    const finish = (end: ScriptChildEnd): void => {
      for (const signal of PASSED_ON) process.off(signal, passOn);
      if (!isTaken) return resolve(end);
      const late = setTimeout(() => {
        child.stdout?.destroy();
        child.stderr?.destroy();
      }, DRAIN_MS);
      child.once("close", () => {
        clearTimeout(late);
        resolve(end);
      });
    };
    child.once("error", () => {
      if (child.pid === undefined) finish({ exitCode: 2 });
    });
    child.once("exit", (exitCode, signal) => finish(signal === null ? { exitCode: exitCode ?? 0 } : { exitCode: 128 + constants.signals[signal], signal }));
  });
}

function stdioOf(output: ScriptOutput): number | "pipe" {
  return typeof output === "number" ? output : "pipe";
}
