import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

/**
 * What is to go wrong: death before the `dieAt`-th file-system call (a torn write dies in the middle of it), an error code from each call of one name on paths that hold `where`, or, inside
 * one process, other work before the `runAt`-th call.
 */
export interface Fault {
  readonly dieAt?: number;
  readonly torn?: boolean;
  readonly fail?: { readonly call: string; readonly code: string; readonly errno?: number; readonly where?: string };
  /** Sleep of 200 ms before the rename of a temporary file, as of a machine that was suspended. */
  readonly sleeps?: boolean;
  readonly runAt?: number;
  readonly run?: () => void;
}

let fault: Fault = {};
let calls: string[] = [];

/** Sets what is to go wrong from now on, and gives the names of the calls there were since the last time. */
export function setFault(next: Fault): readonly string[] {
  const before = calls;
  fault = next;
  calls = [];
  return before;
}

/** The calls that change what is on the disk: between two of them, death makes no difference. */
export const CHANGING: readonly string[] = [
  "writeSync",
  "writeFileSync",
  "mkdirSync",
  "renameSync",
  "linkSync",
  "rmSync",
  "openSync",
  "fchmodSync",
  "ftruncateSync",
];

/** Puts itself between the program and every synchronous call of `node:fs`. */
export function installFaults(): void {
  const table: Readonly<Record<string, unknown>> = { ...fs };
  for (const [name, original] of Object.entries(table)) {
    if (name.endsWith("Sync") && isCall(original)) Object.assign(fs, { [name]: Object.assign(wrap(name, original), original) });
  }
  syncBuiltinESMExports();
}

type Call = (...args: unknown[]) => unknown;

function isCall(value: unknown): value is Call {
  return typeof value === "function";
}

function wrap(name: string, original: Call): Call {
  return (...args) => {
    calls.push(name);
    const { fail, run } = fault;
    if (calls.length === fault.dieAt) die(name, original, args);
    if (fault.sleeps === true && name === "renameSync" && String(args[0]).endsWith(".tmp")) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    if (calls.length === fault.runAt) run?.();
    if (fail !== undefined && fail.call === name && args.join(" ").includes(fail.where ?? "")) {
      throw Object.assign(new Error(`${fail.code}: injected`), { code: fail.code, errno: fail.errno ?? -1 });
    }
    return original(...args);
  };
}

function die(name: string, original: Call, args: readonly unknown[]): void {
  const [handle, bytes] = args;
  if (fault.torn === true && name === "writeSync" && bytes instanceof Uint8Array) original(handle, bytes, 0, bytes.length >> 1);
  process.kill(process.pid, "SIGKILL");
}
