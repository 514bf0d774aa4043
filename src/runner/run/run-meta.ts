import { join } from "node:path";
import type { FileProblem } from "../../disk/file-problem.ts";
import { readText } from "../../disk/files/read-text.ts";
import { sha256 } from "../../disk/files/sha256.ts";
import { writeDurableFile } from "./write-durable-file.ts";
import { type Result, refuse, succeed } from "../../diagnostic/result.ts";
import type { RunSource } from "./run.ts";
import { META_FILE, sourceFile } from "./run-files.ts";

/** What a run was begun with, as its folder keeps it. Paths are absolute but for `path`. */
export interface RunMeta {
  readonly id: string;
  /** Name of the workflow, and of the one of its flows that was chosen by the user. */
  readonly workflow: string;
  readonly cwd: string;
  readonly root: string;
  readonly sourceDigest: string;
  readonly source: RunSource;
}

/** Gives what pins a source: the same for the same text, flow and variables, wherever the file lies. */
export function digestOf({ kind, text, flow, variables }: RunSource): string {
  return `sha256-${sha256(JSON.stringify([kind, text, flow ?? null, sorted(JSON.parse(JSON.stringify(variables)))]))}`;
}

/** Equal values are equal texts, whatever order their fields were set in. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => sorted(item));
  if (typeof value !== "object" || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => [key, sorted(item)]);
}

/** Writes source and meta into a run's folder; both are on the disk when it returns. */
export function writeMeta(folder: string, meta: RunMeta): Result<void, FileProblem> {
  const { text, ...source } = meta.source;
  const written = writeDurableFile(join(folder, sourceFile(source.kind)), text);
  if (!written.ok) return written;
  return writeDurableFile(join(folder, META_FILE), `${JSON.stringify({ version: 1, ...meta, source }, undefined, 2)}\n`);
}

/** Reads what a run was begun with, its source too. Refuses where a file is missing or is not what a runner wrote. */
export function loadMeta(folder: string): Result<RunMeta, { readonly message: string }> {
  const file = readText(join(folder, META_FILE));
  if (!file.ok) return file;
  const meta = parseMeta(file.value.text);
  if (meta === undefined) return refuse({ message: `Cannot read "${join(folder, META_FILE)}": it is not what a runner wrote` });
  const source = readText(join(folder, sourceFile(meta.source.kind)));
  return source.ok ? succeed({ ...meta, source: { ...meta.source, text: source.value.text } }) : source;
}

/** Reads `run.json`; undefined where it is none. Never throws. */
export function parseMeta(text: string): RunMeta | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isMeta(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isMeta(value: unknown): value is RunMeta {
  if (!isRecord(value) || !isRecord(value["source"])) return false;
  const { source } = value;
  const texts = ["id", "workflow", "cwd", "root", "sourceDigest"].every((key) => typeof value[key] === "string");
  const kind = source["kind"];
  return texts && (kind === "yaml" || kind === "config" || kind === "handoff") && isRecord(source["variables"]);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
