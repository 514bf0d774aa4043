import type { Node } from "jsonc-parser";

/** How a settings file is laid out. */
export interface JsonStyle {
  readonly eol: string;
  /** One step of indentation. */
  readonly unit: string;
  /** Whether all of it stands on one line. */
  readonly oneLine: boolean;
}

/** Finds how a file is laid out: its first line break, and the indentation of its first property. */
export function findStyle(text: string, root: Node): JsonStyle {
  const eol = /\r\n|\r|\n/.exec(text)?.[0] ?? "\n";
  const [first] = root.children ?? [];
  const unit = first === undefined ? "" : indentAt(text, first.offset);
  return { eol, unit: unit === "" ? "  " : unit, oneLine: first !== undefined && !/[\r\n]/.test(text.trim()) };
}

/** The blanks at the start of the line of an offset. */
export function indentAt(text: string, offset: number): string {
  const start = Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1;
  return /^\ufeff?([ \t]*)/.exec(text.slice(start, offset))?.[1] ?? "";
}

/** Prints a value in a file's layout; its first line goes where it stands, the others begin with `indent`. */
export function printJson(value: unknown, indent: string, { eol, unit, oneLine }: JsonStyle): string {
  if (oneLine) return JSON.stringify(value);
  const lines = JSON.stringify(value, null, "\t").split("\n");
  return lines.map((line, at) => (at === 0 ? line : indent + line.replace(/^\t+/, (tabs) => unit.repeat(tabs.length)))).join(eol);
}
