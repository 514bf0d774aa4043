import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { readText } from "../../../disk/files/read-text.ts";
import { readProcessState } from "../../../disk/lock/process-start.ts";
import { processSpace } from "../../../disk/lock/this-machine.ts";
import { problemFrom } from "../../../disk/system-error.ts";

/** The process of an attempt, as it is kept in the attempt's folder while and after it runs, so that the next runner can end what this one left. */
export interface ProcessRecord {
  /** Id of the process and of its group. */
  readonly pid: number;
  /** Start in clock ticks since boot; "" where the system does not tell. */
  readonly start: string;
  /** Machine, boot and process namespace in which the id counts. */
  readonly space: string;
  /** Signal that lets it end in good order. */
  readonly endSignal: string;
}

/** Name of the record's file. */
export const PROCESS_FILE = "process.json";

/**
 * Keeps a process that has just been started. Written in place: whoever finds half of it finds what they would have found a moment before, and a step costs no rename.
 *
 * @throws Error where it cannot be written.
 */
export function writeProcessRecord(folder: string, pid: number, endSignal: NodeJS.Signals): void {
  const record: ProcessRecord = { pid, start: readProcessState(pid).start ?? "", space: processSpace(), endSignal };
  const path = join(folder, PROCESS_FILE);
  try {
    writeFileSync(path, `${JSON.stringify(record)}\n`, { mode: 0o600 });
  } catch (error) {
    throw new Error(problemFrom(error, "write", path).message, { cause: error });
  }
}

/** Loads the process of an attempt; undefined where there is none, or none that could be read. */
export function loadProcessRecord(folder: string): ProcessRecord | undefined {
  const file = readText(join(folder, PROCESS_FILE), 10_000);
  return file.ok ? parseProcessRecord(file.value.text) : undefined;
}

/** Reads what `writeProcessRecord` wrote; undefined for every other text. */
export function parseProcessRecord(text: string): ProcessRecord | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is ProcessRecord {
  if (typeof value !== "object" || value === null || !("pid" in value) || !Number.isInteger(value.pid) || Number(value.pid) <= 1) return false;
  return ["start", "space", "endSignal"].every((key) => typeof Reflect.get(value, key) === "string");
}
