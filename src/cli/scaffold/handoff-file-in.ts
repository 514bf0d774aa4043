import { relative } from "node:path";
import { parseHandoff } from "../../protocol/handoff/parse-handoff.ts";
import type { Actor } from "../../protocol/owner.ts";
import { readText } from "../../workspace/files/read-text.ts";
import { findHandoffFiles } from "../../workspace/finding/find-handoff-files.ts";
import { CommandError } from "../command-error.ts";

/** The handoff file of a folder, or the name of the one to make. */
export interface HandoffFile {
  /** Relative to the folder, with `/`. */
  readonly name: string;
  readonly exists: boolean;
  /** Title of a file that is there. */
  readonly title?: string;
  /** Owner that a file that is there names, as an input for `makeProject`. */
  readonly owner: { readonly indexOwner?: Actor };
}

/** Finds the handoff file of a folder; with several live ones `chosen` has to say which. @throws CommandError where it does not, or names none of them. */
export function handoffFileIn(folder: string, agents: readonly string[], chosen?: string): HandoffFile {
  const files = findHandoffFiles(folder);
  const names = [...files.direct, ...files.docs].map((file) => relative(folder, file).replaceAll("\\", "/"));
  if (files.problem !== undefined && names.length === 0) throw new CommandError(files.problem.message, { exitCode: 1, hint: files.problem.hint });
  const name = chosen ?? names[0];
  if (chosen !== undefined && !names.includes(chosen)) throw new CommandError(`Cannot adopt "${chosen}": it is none of the handoff files ${list(names)}`, { exitCode: 2, hint: "name one of them" });
  if (chosen === undefined && names.length > 1) {
    throw new CommandError(`Several handoff files are live in this folder: ${list(names)}`, { exitCode: 1, hint: `choose one: --file ${names[0] ?? ""}` });
  }
  if (name === undefined) return { name: "AGENT-HANDOFF.md", exists: false, owner: {} };
  const text = readText(`${folder}/${name}`);
  if (!text.ok) throw new CommandError(text.problem.message, { exitCode: 1, hint: text.problem.hint });
  const handoff = parseHandoff(text.value.text, { agents });
  const owner = handoff.owner?.value;
  const known = owner?.kind === "agent" || owner?.kind === "user" ? { indexOwner: owner } : {};
  return { name, exists: true, owner: known, ...(handoff.title === undefined ? {} : { title: handoff.title }) };
}

function list(names: readonly string[]): string {
  return names.length === 0 ? "(there are none)" : names.map((name) => `\`${name}\``).join(", ");
}
