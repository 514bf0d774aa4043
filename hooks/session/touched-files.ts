import { relative, resolve, sep } from "node:path";
import type { HookInput } from "../../src/agents/hook-dialect.ts";

/** What `apply_patch` writes before each file's name. */
const PATCHED = /^\*\*\* (?:Add File|Update File|Delete File|Move to): (.+?)\s*$/gmu;

/** Lists the files a tool wrote, relative to the session's home with `/`, or absolute where they lie elsewhere. Of shell commands nothing is known. */
export function touchedFiles({ tool, cwd }: HookInput, home: string): readonly string[] {
  if (tool === undefined || (tool.kind !== "edit" && tool.kind !== "patch")) return [];
  const patched = [...(tool.patch ?? "").matchAll(PATCHED)].flatMap((match) => match[1] ?? []);
  return [...new Set([...tool.paths, ...patched].map((path) => shownPath(home, resolve(cwd, path))))];
}

function shownPath(home: string, path: string): string {
  const below = relative(home, path);
  return below === ".." || below.startsWith(`..${sep}`) ? path : below.split(sep).join("/");
}
