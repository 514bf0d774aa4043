import { resolve } from "node:path";
import type { ToolUse } from "../../src/agents/hook-dialect.ts";
import type { HookContext } from "../hook.ts";
import { isPlainlyHarmless } from "./is-plainly-harmless.ts";
import { parsePatch, stripFolders } from "./parse-patch.ts";
import type { Write } from "./write.ts";

/** Finds what the tool of an event is about to write, by its arguments; what a shell command writes is worked out by code that is loaded only then. */
export async function findToolWrites(context: HookContext): Promise<readonly Write[]> {
  const { tool, cwd } = context.input;
  if (tool === undefined) return [];
  if (tool.kind === "edit") return tool.paths.filter((path) => path !== "").map((path) => fileWrite(resolve(cwd, path), tool));
  if (tool.kind === "patch") return patchWrites(tool, cwd);
  if (tool.kind !== "shell" || (tool.command ?? "") === "" || isPlainlyHarmless(tool.command ?? "")) return [];
  const [{ findShellWrites }, { lookAround }] = await Promise.all([import("./find-writes.ts"), import("./look-around.ts")]);
  return findShellWrites(tool.command ?? "", cwd, lookAround(context));
}

function patchWrites(tool: ToolUse, cwd: string): readonly Write[] {
  const { kind, paths } = parsePatch(tool.patch ?? "");
  return paths.map((path) => fileWrite(resolve(cwd, kind === "diff" ? stripFolders(path, 1) : path), tool));
}

function fileWrite(path: string, { name }: ToolUse): Write {
  return { path, how: name, reach: "file" };
}
