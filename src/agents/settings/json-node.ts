import { parseTree, printParseErrorCode, type Node, type ParseError } from "jsonc-parser";
import type { SettingsProblem } from "../hook-settings.ts";

/** A settings file that was read: its text and the tree with offsets into it. */
export type JsonDocument = { readonly ok: true; readonly root: Node } | { readonly ok: false; readonly problem: SettingsProblem };

/** Reads a settings file as JSON with comments and trailing commas, which some hosts take. Only an object counts; never throws. */
export function parseJsonObject(text: string): JsonDocument {
  const errors: ParseError[] = [];
  const root = parseTree(text.replace(/^\ufeff/, " "), errors, { allowTrailingComma: true });
  const [error] = errors;
  if (error !== undefined) return problemAt(text, error.offset, `Unexpected text in JSON: ${wordsOf(error)}`);
  if (root === undefined || root.type !== "object") return problemAt(text, root?.offset ?? 0, `Unexpected ${root?.type ?? "end of file"}, expected an object`);
  return { ok: true, root };
}

/** Says what is wrong at an offset, with its line and column counted from 1. */
export function problemAt(text: string, offset: number, message: string): { readonly ok: false; readonly problem: SettingsProblem } {
  const before = text.slice(text.startsWith("\ufeff") ? 1 : 0, offset).split(/\r\n|\r|\n/);
  return { ok: false, problem: { message, line: before.length, column: (before.at(-1) ?? "").length + 1 } };
}

/** The properties of an object that have a name; more than one is a mistake of the file's writer. */
export function propertiesNamed(node: Node, name: string): readonly Node[] {
  return (node.children ?? []).filter((property) => nameOf(property) === name);
}

/** The value of an object's property; the last counts where there are several, as in JSON.parse. */
export function valueNamed(node: Node, name: string): Node | undefined {
  return propertiesNamed(node, name).at(-1)?.children?.[1];
}

/** The name of a property. */
export function nameOf(property: Node): string {
  const name: unknown = property.children?.[0]?.value;
  return typeof name === "string" ? name : "";
}

/** Where a node ends. */
export function endOf(node: Node): number {
  return node.offset + node.length;
}

/** `CloseBraceExpected` as words: `close brace expected`. */
function wordsOf({ error }: ParseError): string {
  return printParseErrorCode(error)
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ")
    .toLowerCase();
}
