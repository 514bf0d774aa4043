import type { SettingsEdit } from "../hook-settings.ts";
import type { TrustedHook } from "./hook-trust.ts";
import { parseTomlLines, quoteToml, type TomlValue } from "./toml-lines.ts";

/** What Codex's `config.toml` says about trust. */
export interface CodexTrust {
  /** Trusted hashes by the hooks' keys. */
  readonly hooks: ReadonlyMap<string, string>;
  /** Keys of hooks that the user switched off. */
  readonly disabled: ReadonlySet<string>;
  /** Levels such as `trusted` by the projects' folders. */
  readonly projects: ReadonlyMap<string, string>;
  /** The setting that keeps all hooks from running; undefined where none does. */
  readonly switch: string | undefined;
}

const FEATURES = ["hooks", "codex_hooks"];

/** Reads what Codex's `config.toml` says about trust (AGENT-CLIS.md 4.5); "" stands for a missing file. Never throws. */
export function parseCodexTrust(text: string): CodexTrust {
  const { values } = parseTomlLines(text);
  const off = values.find(({ path, value }) => path.length === 2 && path[0] === "features" && FEATURES.includes(path[1] ?? "") && value === "false");
  return {
    hooks: new Map(values.filter(({ path }) => isHook(path, "trusted_hash")).map(({ path, value }) => [path[2] ?? "", value ?? ""])),
    disabled: new Set(values.filter(({ path, value }) => isHook(path, "enabled") && value === "false").map(({ path }) => path[2] ?? "")),
    projects: new Map(values.filter(({ path }) => isLevel(path)).map(({ path, value }) => [path[1] ?? "", value ?? ""])),
    switch: off?.path.join("."),
  };
}

function isHook(path: readonly string[], name: string): boolean {
  return path.length === 4 && path[0] === "hooks" && path[1] === "state" && path[3] === name;
}

function isLevel(path: readonly string[]): boolean {
  return path.length === 3 && path[0] === "projects" && path[2] === "trust_level";
}

/** What a user wants to trust: hooks, and the folder of the project whose settings are to be read. */
export interface TrustRequest {
  readonly hooks: readonly TrustedHook[];
  /** Absolute; "" where no project's settings are concerned. */
  readonly project: string;
}

/**
 * Adds trust to Codex's `config.toml`, for a user who asked for just that: a value that is there is changed in its place, everything else comes as blocks at the end.
 * A file that holds the same table in a form this reader does not see through is left alone, with the reason.
 */
export function addCodexTrust(text: string, { hooks, project }: TrustRequest): SettingsEdit {
  const wanted = [
    ...hooks.map(({ key, hash }) => ({ table: ["hooks", "state", key], name: "trusted_hash", value: hash })),
    ...(project === "" ? [] : [{ table: ["projects", project], name: "trust_level", value: "trusted" }]),
  ];
  let current = text;
  for (const setting of wanted) {
    const next = setValue(current, setting);
    if (next === undefined)
      return {
        ok: false,
        problem: { message: `Cannot add to table ${nameOf(setting.table)}: it is written in a form that is not edited`, line: 1, column: 1 },
      };
    current = next;
  }
  return { ok: true, text: current };
}

interface Setting {
  readonly table: readonly string[];
  readonly name: string;
  readonly value: string;
}

/** Gives the text with the setting; undefined where the table is written in a form that a block would contradict. */
function setValue(text: string, { table, name, value }: Setting): string | undefined {
  const { values, tables } = parseTomlLines(text);
  const found = values.find(({ path }) => samePath(path, [...table, name]));
  if (found !== undefined && found.value === undefined) return undefined;
  if (found !== undefined) return found.value === value ? text : replaceValue(text, found, value);
  if (values.some((other) => contradicts(other, table))) return undefined;
  const eol = /\r?\n/.exec(text)?.[0] ?? "\n";
  const line = `${name} = ${quoteToml(value)}`;
  const header = tables.find(({ path }) => samePath(path, table));
  if (header !== undefined) return `${text.slice(0, header.end)}${eol}${line}${text.slice(header.end)}`;
  const gap = text === "" || text.endsWith("\n") ? "" : eol;
  return `${text}${gap}${text.trim() === "" ? "" : eol}[${nameOf(table)}]${eol}${line}${eol}`;
}

/** Whether a setting makes a table of the same name, or one above it, without a header: `hooks = { ... }`, `hooks.state."key".enabled = false`. */
function contradicts({ path, depth }: TomlValue, table: readonly string[]): boolean {
  const common = Math.min(path.length, table.length);
  return depth < table.length && samePath(path.slice(0, common), table.slice(0, common)) && path.length > depth;
}

function replaceValue(text: string, { start, end }: TomlValue, value: string): string {
  return text.slice(0, start) + quoteToml(value) + text.slice(end);
}

function samePath(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((name, at) => name === right[at]);
}

function nameOf(table: readonly string[]): string {
  return table.map((name) => (/^[\w-]+$/.test(name) ? name : quoteToml(name))).join(".");
}
