import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

/** What is to go wrong: death before the `dieAt`-th file-system call (a torn write dies in the middle of it), or an error code from each call of one name on paths that hold `where`. */
export interface Fault {
  readonly dieAt?: number;
  readonly torn?: boolean;
  readonly fail?: { readonly call: string; readonly code: string; readonly errno?: number; readonly where?: string };
}

let fault: Fault = {};
let calls = 0;

/** Sets what is to go wrong from now on, and gives how many calls there were since the last time. */
export function setFault(next: Fault): number {
  const before = calls;
  fault = next;
  calls = 0;
  return before;
}

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
    calls += 1;
    if (calls === fault.dieAt) die(name, original, args);
    const { fail } = fault;
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
