import { isWithin } from "../../src/disk/files/inside-root.ts";
import { foldersWithStopFile, readStopFile, removeStopFile, writeStopFile } from "../../src/workspace/baseline/baseline-store.ts";
import type { HookContext } from "../hook.ts";
import path from "node:path";

/** Kind of the file that says that the present chain of stops was blocked; without it the chain was not. It lies in a state folder around the session's folder. */
const KIND = "chain";

/** Whether the session was blocked since the user's last prompt. */
export function isBlocked({ input }: HookContext): boolean {
  return foldersWithStopFile(input.cwd, input.session, KIND).length > 0;
}

/** Remembers, before the block is told, that this chain is blocked; false where that is not possible: then nothing may be blocked, for nothing would end it. */
export function rememberBlock(context: HookContext, project: string): boolean {
  const { input, now } = context;
  const homes = [context.workspace()?.folder, project].flatMap((folder) => folder ?? []);
  const home = homes.find((folder) => isWithin(folder, path.resolve(input.cwd), path)) ?? input.cwd;
  const text = `${JSON.stringify({ blockedAt: now })}\n`;
  const written = writeStopFile(home, { session: input.session, kind: KIND }, text);
  if (!written.ok) context.log(`Block not remembered: ${written.problem.message}`);
  return written.ok && readStopFile(home, input.session, KIND) === text && isBlocked(context);
}

/** Forgets that the chain was blocked. */
export function forgetBlock({ input }: HookContext): void {
  for (const home of foldersWithStopFile(input.cwd, input.session, KIND)) removeStopFile(home, input.session, KIND);
}
