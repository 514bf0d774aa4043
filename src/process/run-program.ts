import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { closeSync, fstatSync, openSync } from "node:fs";
import { endGroup, isGone } from "./end-group.ts";
import { MARK_VARIABLE, type ProcessGroup } from "./find-members.ts";
import { hasLeftBehind } from "./has-left-behind.ts";
import { addMark, type Mark } from "./mark.ts";
import { signalGroup } from "./process-group.ts";
import type { Program, ProgramEnd, ProgramRun, RunLimits } from "./program-run.ts";
import { watchRun } from "./watch-run.ts";

const GRACE_MS = 2000;

/** What is about to end by itself is given this long. */
const SETTLE_MS = 50;

/**
 * Runs a program in a process group of its own and waits until nothing of it is left: on time-out, too much output or a stop the whole group is asked to end and after the grace killed, what
 * a program leaves behind when it ends likewise. Output goes to the files without passing through this process. Where the files cannot be opened nothing is started.
 */
export async function runProgram(program: Program, limits: RunLimits): Promise<ProgramRun> {
  const started = performance.now();
  const opened: number[] = [];
  try {
    const mark = program.mark ?? { variable: MARK_VARIABLE, word: randomUUID() };
    const child = start(program, mark, () => openFiles(program, limits, opened));
    if (typeof child === "string") return notStarted(child, started);
    const exit = exitOf(child);
    if (child.pid === undefined) return { end: await exit, durationMs: since(started), leftovers: false };
    const group = { pid: child.pid, mark, known: new Map<number, string>() };
    const refused = tellStart(group.pid, limits);
    if (refused !== undefined) return await takeBack(group, { exit, refused, started });
    const graceMs = limits.graceMs ?? GRACE_MS;
    const unwatch = watchRun({ group, limits, graceMs, size: () => sizeOf(opened) });
    const own = await exit;
    const cut = unwatch();
    const durationMs = since(started);
    return { end: cut ?? own, durationMs, leftovers: await clear(group, { durationMs: cut === undefined ? durationMs : Infinity, limits, graceMs }) };
  } finally {
    for (const handle of opened) closeSync(handle);
  }
}

function since(started: number): number {
  return Math.round(performance.now() - started);
}

function notStarted(message: string, started: number): ProgramRun {
  return { end: { kind: "not-started", message }, durationMs: since(started), leftovers: false };
}

/** Opens the files of the three streams; each is remembered as soon as it is open. */
function openFiles({ stdin }: Program, { stdout, stderr }: RunLimits, opened: number[]): readonly (number | "ignore")[] {
  for (const path of [stdout, stderr]) opened.push(openSync(path, "w", 0o600));
  const outputs = [...opened];
  if (stdin === undefined) return ["ignore", ...outputs];
  opened.push(openSync(stdin, "r"));
  return [...opened.slice(-1), ...outputs];
}

/** Gives why not where the files cannot be opened, or Node or the system does not take the words at all: one that is too long, or has a zero byte in it. */
function start({ file, args, cwd, env, verbatim = false }: Program, mark: Mark, files: () => readonly (number | "ignore")[]): ChildProcess | string {
  const marked = { ...env, [mark.variable]: addMark(mark, env[mark.variable]) };
  const options = { cwd, env: marked, windowsHide: true, windowsVerbatimArguments: verbatim };
  try {
    return spawn(file, [...args], { ...options, detached: process.platform !== "win32", stdio: [...files()] });
  } catch (error) {
    return wordsOf(error);
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

/** Tells the process id; gives why the one who was told does not want it. */
function tellStart(pid: number, { onStart }: RunLimits): string | undefined {
  try {
    onStart?.(pid);
    return undefined;
  } catch (error) {
    return wordsOf(error);
  }
}

async function takeBack(
  group: ProcessGroup,
  { exit, refused, started }: { readonly exit: Promise<ProgramEnd>; readonly refused: string; readonly started: number },
): Promise<ProgramRun> {
  signalGroup(group, "SIGKILL");
  await exit;
  await endGroup(group, { graceMs: 0 });
  return notStarted(refused, started);
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function sizeOf([stdout = 0, stderr = 0]: readonly number[]): number {
  return fstatSync(stdout).size + fstatSync(stderr).size;
}

/** Ends what is left of a group whose leader is gone; gives whether there was something. */
async function clear(
  group: ProcessGroup,
  { durationMs, limits, graceMs }: { readonly durationMs: number; readonly limits: RunLimits; readonly graceMs: number },
): Promise<boolean> {
  if (!hasLeftBehind(group, durationMs) || (await isGone(group, SETTLE_MS))) return false;
  await endGroup(group, { signal: limits.endSignal ?? "SIGTERM", graceMs });
  return true;
}
