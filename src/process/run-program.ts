import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { closeSync, fstatSync, openSync } from "node:fs";
import { MARK_VARIABLE, type ProcessGroup } from "./find-members.ts";
import { isGroupAlive, signalGroup } from "./process-group.ts";
import type { Program, ProgramEnd, ProgramRun, RunLimits } from "./program-run.ts";
import { watchRun } from "./watch-run.ts";

const GRACE_MS = 2000;

/** What is about to end by itself is given this long. */
const SETTLE_MS = 50;
const LOOK_MS = 10;

/**
 * Runs a program in a process group of its own and waits until nothing of it is left: on time-out, too much output or a stop the whole group gets SIGTERM and after the grace SIGKILL, what
 * a program leaves behind when it ends likewise. Output goes to the files without passing through this process; standard input is empty. Where the files cannot be opened nothing is started.
 */
export async function runProgram(program: Program, limits: RunLimits): Promise<ProgramRun> {
  const started = performance.now();
  const outputs: number[] = [];
  try {
    const mark = randomUUID();
    const child = start(program, mark, () => openOutputs(limits, outputs));
    if (typeof child === "string") return { end: { kind: "not-started", message: child }, durationMs: since(started), leftovers: false };
    const exit = exitOf(child);
    if (child.pid === undefined) return { end: await exit, durationMs: since(started), leftovers: false };
    const group = { pid: child.pid, mark };
    const graceMs = limits.graceMs ?? GRACE_MS;
    const unwatch = watchRun({ group, limits, graceMs, size: () => sizeOf(outputs) });
    const own = await exit;
    const end = unwatch() ?? own;
    const durationMs = since(started);
    return { end, durationMs, leftovers: await clear(group, graceMs) };
  } finally {
    for (const handle of outputs) closeSync(handle);
  }
}

function since(started: number): number {
  return Math.round(performance.now() - started);
}

/** Opens the files for output; each is remembered as soon as it is open. */
function openOutputs({ stdout, stderr }: RunLimits, opened: number[]): readonly number[] {
  for (const path of [stdout, stderr]) opened.push(openSync(path, "w", 0o600));
  return opened;
}

/** Gives why not where the files cannot be opened, or Node or the system does not take the words at all: one that is too long, or has a zero byte in it. */
function start({ file, args, cwd, env, verbatim = false }: Program, mark: string, outputs: () => readonly number[]): ChildProcess | string {
  const options = { cwd, env: { ...env, [MARK_VARIABLE]: mark }, windowsHide: true, windowsVerbatimArguments: verbatim };
  try {
    return spawn(file, [...args], { ...options, detached: process.platform !== "win32", stdio: ["ignore", ...outputs()] });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function exitOf(child: ChildProcess): Promise<ProgramEnd> {
  return new Promise((resolve) => {
    child.once("error", (error) => {
      if (child.pid === undefined) resolve({ kind: "not-started", message: error.message });
    });
    child.once("exit", (exitCode, signal) => resolve(signal === null ? { kind: "exited", exitCode: exitCode ?? 0 } : { kind: "signalled", signal }));
  });
}

function sizeOf(handles: readonly number[]): number {
  return handles.reduce((sum, handle) => sum + fstatSync(handle).size, 0);
}

/** Ends what is left of a group whose leader is gone; gives whether there was something. */
async function clear(group: ProcessGroup, graceMs: number): Promise<boolean> {
  if (await isGone(group, SETTLE_MS)) return false;
  signalGroup(group, "SIGTERM");
  if (await isGone(group, graceMs)) return true;
  signalGroup(group, "SIGKILL");
  await isGone(group, graceMs);
  return true;
}

/** Waits until nothing of a group is alive, no longer than so many milliseconds. */
async function isGone(group: ProcessGroup, patienceMs: number): Promise<boolean> {
  const end = performance.now() + patienceMs;
  while (isGroupAlive(group)) {
    if (performance.now() >= end) return false;
    await new Promise((resolve) => void setTimeout(resolve, LOOK_MS));
  }
  return true;
}
