import { statSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { attemptFiles } from "../../runner/store/attempt-files.ts";
import { loadRun } from "../../runner/store/load-run.ts";
import type { StoredRun } from "../../runner/store/stored-run.ts";
import { readEnds } from "../../process/read-ends.ts";
import { nearest } from "../../util/nearest.ts";
import { stripHidden } from "../../util/strip-hidden.ts";
import { switchOption, textOption } from "../command.ts";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../io.ts";
import { printJson } from "../print-json.ts";
import { wholeNumber } from "../whole-number.ts";
import { createFollowedFile } from "./follow-file.ts";
import { createRedactingWriter } from "./redacting-writer.ts";
import { needRun, type RunsCall } from "./run-call.ts";
import { viewStoredRun } from "./view-stored-run.ts";

/** Which output of which attempt is shown. */
interface Log {
  readonly step: string;
  readonly attempt: number;
  readonly stream: "stdout" | "stderr";
  readonly path: string;
}

/** Shows what the steps of a run printed: of one step, or of all in the order of the plan. Secrets are redacted, and nothing is kept in memory. Gives the exit code. */
export async function showLogs(call: RunsCall): Promise<number> {
  const { io, json, invocation } = call;
  const run = needRun(call);
  const logs = chosenLogs(run, call);
  if (json) {
    printJson(io, "logs", { run: run.id, logs: logs.map(shownLog) });
    return 0;
  }
  if (switchOption(invocation, "follow")) return followLogs(run, logs, call);
  for (const log of logs) {
    if (logs.length > 1) io.out(`==> ${titleOf(log)}\n`);
    printFile(log.path, io);
  }
  return 0;
}

function titleOf({ step, attempt, stream }: Log): string {
  return `${stripHidden(step)}${attempt > 1 ? `, attempt ${attempt}` : ""}${stream === "stderr" ? ", standard error" : ""}`;
}

function chosenLogs(run: StoredRun, call: RunsCall): readonly Log[] {
  const { words, invocation, io } = call;
  const wished = words[1];
  const streams = streamsOf(invocation.options["stderr"] === true, wished !== undefined);
  const names = viewStoredRun(run, io).steps.map(({ name }) => name);
  if (wished !== undefined && !names.includes(wished)) throw unknownStep(wished, run, names);
  const steps = wished === undefined ? names.filter((name) => (run.state.steps.get(name)?.attempts ?? 0) > 0) : [wished];
  return steps.flatMap((step) => logsOf(step, run, { call, streams }));
}

/** Of one step standard output, or standard error where that is asked for; of all steps both. */
function streamsOf(stderr: boolean, isOne: boolean): readonly Log["stream"][] {
  if (stderr) return ["stderr"];
  return isOne ? ["stdout"] : ["stdout", "stderr"];
}

function logsOf(step: string, run: StoredRun, { call, streams }: { readonly call: RunsCall; readonly streams: readonly Log["stream"][] }): readonly Log[] {
  const attempts = run.state.steps.get(step)?.attempts ?? 0;
  const attempt = wholeNumber(call.invocation, { name: "attempt", flag: "--attempt", least: 1, fallback: Math.max(1, attempts) });
  const isOne = call.words[1] !== undefined;
  if (isOne && textOption(call.invocation, "attempt") !== undefined && attempt > attempts) {
    const message = `Step \`${step}\` of run ${run.id} has no attempt ${attempt}: ${attempts === 0 ? "it did not run" : `it had ${attempts}`}`;
    throw new CommandError(message, { exitCode: 1, hint: `agent-relay runs show ${run.id}` });
  }
  const files = attemptFiles(run.folder, step, attempt);
  return streams.map((stream) => ({ step, attempt, stream, path: files[stream] })).filter(({ path }) => isOne || sizeOf(path) > 0);
}

function unknownStep(step: string, { id }: StoredRun, names: readonly string[]): CommandError {
  const [near] = nearest(step, names.slice(0, 1000), 1);
  return new CommandError(`Run ${id} has no step \`${step}\`${near === undefined ? "" : `, did you mean \`${near}\`?`}`, {
    exitCode: 1,
    hint: `agent-relay runs show ${id}`,
  });
}

/** What a JSON document holds of each end of an output. */
const JSON_BYTES = 524_288;

function shownLog({ step, attempt, stream, path }: Log): Readonly<Record<string, unknown>> {
  const { head, tail, bytes } = readEnds(path, { head: JSON_BYTES, tail: JSON_BYTES });
  return { step, attempt, stream, path, bytes, cut: tail !== "", text: tail === "" ? head : `${head}\n...\n${tail}` };
}

/** Ends with a line break, so that what follows does not stand behind it. */
function printFile(path: string, io: CommandIo): void {
  let last = "\n";
  const writer = createRedactingWriter((text) => {
    last = text.at(-1) ?? last;
    io.out(text);
  });
  const file = createFollowedFile(path);
  try {
    file.drain((text) => writer.push(text));
    writer.end();
  } finally {
    file.close();
  }
  if (last !== "\n") io.out("\n");
}

/** How often a log that grows is looked at. */
const LOOK_MS = 200;

async function followLogs({ folder }: StoredRun, logs: readonly Log[], { words, io }: RunsCall): Promise<number> {
  const [log] = logs;
  if (words[1] === undefined || log === undefined)
    throw new CommandError("Missing step to follow", { exitCode: 2, hint: "agent-relay runs logs last STEP --follow" });
  const writer = createRedactingWriter((text) => io.out(text));
  const file = createFollowedFile(log.path);
  try {
    for (;;) {
      const isOver = isAttemptOver(folder, log);
      const any = file.drain((text) => writer.push(text));
      if (!any) writer.flush();
      if (isOver && !any) break;
      if (!any) await wait(LOOK_MS);
    }
    writer.end();
  } finally {
    file.close();
  }
  return 0;
}

/** Whether nothing more is written: the attempt ended, or nobody drives the run. */
function isAttemptOver(folder: string, { step, attempt }: Log): boolean {
  const run = loadRun(folder);
  if (!run.ok || run.value.pid === undefined) return true;
  const state = run.value.state.steps.get(step);
  return state !== undefined && (state.attempts > attempt || (state.attempts === attempt && state.status !== "running" && state.status !== "pending"));
}

function sizeOf(path: string): number {
  try {
    return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  } catch {
    return 0;
  }
}
