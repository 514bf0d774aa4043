import { basename, dirname, resolve } from "node:path";
import { readText } from "../../src/disk/files/read-text.ts";
import { findHandoffFiles } from "../../src/workspace/finding/find-handoff-files.ts";
import { DOCS_FOLDER } from "../../src/workspace/finding/handoff-names.ts";
import type { HandoffPlace } from "../../src/workspace/finding/place.ts";

/**
 * Finds the project a folder stands in where that is plain: the nearest handoff file above it can be read, has no word of an index and lies in no `docs`. Undefined where it takes
 * `findPlace` to tell. For hooks that run after every tool: nothing is parsed and nothing read beyond that file.
 */
export function findProject(cwd: string): HandoffPlace | undefined {
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    const { direct, docs, problem } = findHandoffFiles(folder);
    const [file, ...others] = [...direct, ...docs];
    if (problem !== undefined || (file !== undefined && basename(folder).toLowerCase() === DOCS_FOLDER)) return undefined;
    if (file !== undefined) return openPlain(folder, file, others);
    if (dirname(folder) === folder) return undefined;
  }
}

function openPlain(folder: string, file: string, others: readonly string[]): HandoffPlace | undefined {
  const read = readText(file);
  if (!read.ok || /(?:active\s+(?:handoff|project)|current\s+handoff)/i.test(read.value.text)) return undefined;
  return { folder, file, snapshot: read.value, others };
}
