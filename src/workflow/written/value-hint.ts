import type { z } from "zod";
import { quoteText } from "./describe-value.ts";
import { nearWord } from "./near-word.ts";
import type { ValuePath } from "./value-path.ts";

/** Lists that may be written on one line. */
const LISTS_OF_TEXTS = /^a list of (?:texts|step names|channels)$/u;

/** A value that is not what its schema wants. */
export interface WrongValue {
  readonly path: ValuePath;
  readonly value: unknown;
  readonly issue: z.core.$ZodIssue;
}

/** Says what to do about a value that is wrong, one imperative sentence. */
export function valueHint(wrong: WrongValue): string {
  const { value, issue } = wrong;
  if (value === null || (typeof value === "string" && value.trim() === "")) return "Write a value, or remove the key.";
  if (issue.code === "invalid_value") return wordHint(value, issue.values);
  if (issue.code === "invalid_type") return typeHint(wrong, issue.expected);
  if (issue.code === "invalid_union") return unionHint(value, issue);
  if (issue.code === "too_small" || issue.code === "too_big") return "Write a number in that range.";
  return `Write ${issue.message}.`;
}

/** What other tools, and people, call a word of ours. */
const SYNONYMS: ReadonlyMap<string, string> = new Map([
  ["abort", "fail-fast"],
  ["bash", "deterministic"],
  ["command", "deterministic"],
  ["ignore", "continue"],
  ["parallel", "fan-out"],
  ["script", "deterministic"],
  ["sequential", "pipeline"],
  ["shell", "deterministic"],
  ["single", "dag"],
  ["stop", "fail-fast"],
]);

function wordHint(value: unknown, values: readonly unknown[]): string {
  const words = values.map(String);
  const synonym = SYNONYMS.get(String(value).toLowerCase()) ?? "";
  if (words.includes(synonym)) return `Write \`${synonym}\`.`;
  const near = typeof value === "string" ? nearWord(value, words) : undefined;
  return near === undefined ? "Write one of these words." : `Write \`${near}\`.`;
}

function unionHint(value: unknown, issue: z.core.$ZodIssueInvalidUnion): string {
  const words = issue.errors.flat().flatMap((inner) => (inner.code === "invalid_value" ? inner.values.map(String) : []));
  const near = typeof value === "string" ? nearWord(value, words) : undefined;
  return `Write ${near === undefined ? issue.message : `\`${near}\``}.`;
}

function typeHint({ path, value, issue }: WrongValue, expected: string): string {
  switch (expected) {
    case "string":
      return typeof value === "object" ? "Write a text." : "Write quotes round the value.";
    case "number":
    case "int":
      return numberHint(path, value);
    case "boolean":
      return flagHint(value);
    case "array":
      return listHint(path, value, issue.message);
    default:
      return "Write keys and values on lines of their own, indented below it.";
  }
}

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, sec: 1000, m: 60_000, min: 60_000, h: 3_600_000 };

function numberHint(path: ValuePath, value: unknown): string {
  const text = typeof value === "string" ? value.trim() : "";
  if (/^\d+$/u.test(text)) return "Remove the quotes.";
  if (/^\d[\d_]*$/u.test(text)) return `Write \`${text.replaceAll("_", "")}\`, without quotes.`;
  const [, count, unit = ""] = /^(\d{1,9})\s*(\w+)$/u.exec(text) ?? [];
  const factor = UNITS[unit.toLowerCase()];
  if (count !== undefined && factor !== undefined && /timeout|ms$/iu.test(String(path.at(-1)))) return `Write milliseconds: \`${Number(count) * factor}\`.`;
  return typeof value === "number" ? "Write a whole number." : "Write a number in digits.";
}

function flagHint(value: unknown): string {
  const text = String(value).toLowerCase();
  if (["yes", "on", "true", "1"].includes(text)) return "Write `true`, without quotes.";
  if (["no", "off", "false", "0"].includes(text)) return "Write `false`, without quotes.";
  return "Write `true` or `false`.";
}

function listHint(path: ValuePath, value: unknown, expected: string): string {
  if (typeof value !== "string" || !LISTS_OF_TEXTS.test(expected)) return "Begin every entry with `- `.";
  return `Write \`${String(path.at(-1))}: [${quoteText(value).slice(1, -1)}]\`.`;
}
