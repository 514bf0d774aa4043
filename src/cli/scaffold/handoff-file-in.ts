import { join } from "node:path";
import { createLineIndex } from "../../diagnostic/position.ts";
import { parseHandoff } from "../../protocol/handoff/parse-handoff.ts";
import { parseWorkspaceIndex } from "../../protocol/index/parse-workspace-index.ts";
import type { Owner } from "../../protocol/owner.ts";
import { readText } from "../../disk/files/read-text.ts";
import { findHandoffFiles } from "../../workspace/finding/find-handoff-files.ts";
import { CommandError } from "../command-error.ts";
import { pathInWorkspace } from "../open-workspace.ts";

/** The handoff file of a folder, or the name of the one to make. */
export interface HandoffFile {
  /** Relative to the folder, with `/`. */
  readonly name: string;
  /** Title of a file that is there. */
  readonly title?: string;
  /** A live handoff of the folder that counts before this one. */
  readonly behind?: string;
  /** Owner that a file that is there names, whatever it is. */
  readonly owner?: Owner;
}

/** Finds the handoff file of a folder; with several live ones `chosen` has to say which. @throws CommandError where it does not, names none of them, or the file is no project's. */
export function handoffFileIn(folder: string, agents: readonly string[], chosen?: string): HandoffFile {
  const { name, behind } = chooseName(folder, chosen);
  if (name === undefined) return { name: "AGENT-HANDOFF.md" };
  const text = readText(join(folder, name));
  if (!text.ok) throw new CommandError(text.problem.message, { exitCode: 1, hint: text.problem.hint });
  if (parseWorkspaceIndex(text.value.text) !== undefined) {
    throw new CommandError(`Cannot adopt "${folder}": its "${name}" is the index of a workspace`, {
      exitCode: 1,
      hint: "name the folder of a project, such as agent-relay adopt my-project",
    });
  }
  const handoff = parseHandoff(text.value.text, { agents });
  const [conflict] = handoff.conflicts;
  if (conflict !== undefined) {
    const { line } = createLineIndex(text.value.text).positionAt(conflict.start);
    throw new CommandError(`Cannot adopt "${name}": conflict markers at line ${line}`, {
      exitCode: 1,
      hint: `mend line ${line} and what follows, then try again`,
    });
  }
  const owner = handoff.fields.owner === undefined ? undefined : (handoff.owner?.value ?? { kind: "nobody" as const });
  return {
    name,
    ...(behind === undefined ? {} : { behind }),
    ...(owner === undefined ? {} : { owner }),
    ...(handoff.title === undefined ? {} : { title: handoff.title }),
  };
}

function chooseName(folder: string, chosen: string | undefined): { readonly name?: string; readonly behind?: string } {
  const files = findHandoffFiles(folder);
  const names = [...files.direct, ...files.docs].map((file) => pathInWorkspace({ folder }, file));
  if (files.problem !== undefined && names.length === 0) throw new CommandError(files.problem.message, { exitCode: 1, hint: files.problem.hint });
  const [first, second] = names;
  if (chosen !== undefined) {
    if (names.includes(chosen)) return { name: chosen, ...(first === undefined || first === chosen ? {} : { behind: first }) };
    const there = names.length === 0 ? "there is none in this folder" : `expected ${list(names)}`;
    throw new CommandError(`Unexpected handoff file \`${chosen}\`, ${there}`, { exitCode: 2, hint: "leave `--file` out, or name a file that is there" });
  }
  if (second === undefined) return first === undefined ? {} : { name: first };
  throw new CommandError(`Several handoff files are live in this folder: ${list(names)}`, { exitCode: 1, hint: `choose one: --file ${first ?? ""}` });
}

function list(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(", ");
}
