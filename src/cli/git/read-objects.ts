import { runGit } from "../../workspace/git/run-git.ts";
import type { StagingArea } from "./staging-area.ts";

/** The contents of git's objects, by the names they were asked by; what is not there, or cannot be read, is left out. */
export type GitObjects = ReadonlyMap<string, Buffer>;

/** Reads files out of git's index (`:0:shop/a.md`) and commits (`HEAD:shop/a.md`), all by one call of git; those it cannot give so by one more each. */
export function readObjects(area: StagingArea, names: readonly string[]): GitObjects {
  const asked = names.filter((name) => !name.includes("\n"));
  const objects = asked.length > 1 ? readAtOnce(area, asked) : undefined;
  const found = objects ?? new Map<string, Buffer>();
  for (const name of objects === undefined ? names : names.filter((other) => other.includes("\n"))) {
    const content = readOne(area, name);
    if (content !== undefined) found.set(name, content);
  }
  return found;
}

function readOne({ root, index }: StagingArea, name: string): Buffer | undefined {
  const result = runGit(["cat-file", "blob", name], { folder: root, ...(index !== undefined && { index }) });
  return result.ok ? result.output : undefined;
}

/** Undefined where git gives no such answer, as when all together is too much for one. */
function readAtOnce({ root, index }: StagingArea, names: readonly string[]): Map<string, Buffer> | undefined {
  const input = names.map((name) => `${name}\n`).join("");
  const result = runGit(["cat-file", "--batch"], { folder: root, input, ...(index !== undefined && { index }) });
  return result.ok ? parseObjects(result.output, names) : undefined;
}

/** Each answer is `<id> blob <size>` and the content, or `<name> missing`. */
function parseObjects(output: Buffer, names: readonly string[]): Map<string, Buffer> | undefined {
  const objects = new Map<string, Buffer>();
  let at = 0;
  for (const name of names) {
    const end = output.indexOf("\n", at);
    if (end === -1) return undefined;
    const [, kind, size] = /^[0-9a-f]{40,64} (\w+) (\d+)$/u.exec(output.toString("utf8", at, end)) ?? [];
    at = end + 1;
    if (size === undefined) continue;
    if (kind === "blob") objects.set(name, output.subarray(at, at + Number(size)));
    at += Number(size) + 1;
  }
  return objects;
}
