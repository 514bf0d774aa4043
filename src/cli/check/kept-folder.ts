import { type Diagnostic, SEVERITIES } from "../../diagnostic/diagnostic.ts";
import type { FilePrint } from "./file-print.ts";
import type { CommitState } from "./history.ts";

/** What is kept of one folder. */
export interface KeptFolder {
  /** What the index says of the folder, as JSON. */
  readonly row: string;
  /** The folder, its `docs` and the files of the protocol in them. */
  readonly prints: readonly FilePrint[];
  /** What the folder's own print does not tell. */
  readonly paths: readonly (readonly [pattern: string, exists: boolean])[];
  /** A folder in no repository with a commit, where there must go on to be none. */
  readonly bare?: string;
  readonly commits: readonly (readonly [realPath: string, state: CommitState])[];
  /** Names of the files that were checked, as findings have them. */
  readonly files: readonly string[];
  readonly owner?: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** Whether a value from a cache file is what was put there, as far as it is used: a file that was damaged is found anew, and never stops a check. */
export function isKeptFolder(value: unknown): value is KeptFolder {
  if (!isObject(value)) return false;
  const { prints, paths, commits, files, diagnostics, bare, owner } = value;
  return (
    (bare === undefined || isText(bare)) &&
    (owner === undefined || isText(owner)) &&
    isListOf(prints, (print) => isObject(print) && isText(print["path"]) && isText(print["mark"]) && isText(print["hash"])) &&
    isListOf(paths, (pair) => Array.isArray(pair) && isText(pair[0]) && typeof pair[1] === "boolean") &&
    isListOf(commits, (pair) => Array.isArray(pair) && isText(pair[0]) && isText(pair[1])) &&
    isListOf(files, isText) &&
    isListOf(diagnostics, isDiagnostic)
  );
}

function isDiagnostic(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { rule, severity, message, file, line, column, range, hint, fix } = value;
  return (
    [rule, message, file, hint ?? ""].every(isText) &&
    SEVERITIES.some((known) => known === severity) &&
    [line, column].every(Number.isInteger) &&
    isRange(range) &&
    (fix === undefined || (isObject(fix) && isText(fix["title"]) && isListOf(fix["edits"], isEdit)))
  );
}

function isEdit(value: unknown): boolean {
  return isObject(value) && isRange(value["range"]) && isText(value["newText"]);
}

function isRange(value: unknown): boolean {
  return isObject(value) && Number.isInteger(value["start"]) && Number.isInteger(value["end"]);
}

function isListOf(value: unknown, isItem: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every((item) => isItem(item));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}
