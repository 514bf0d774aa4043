import { realpathSync } from "node:fs";
import { join } from "node:path";
import type { HookProgram } from "../../agents/hook-settings.ts";
import { packageFolder } from "../../workspace/scaffold/package-folder.ts";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../io.ts";

/** Where npx, pnpm dlx, yarn dlx and bunx put a package for one call. */
const PASSING = /[\\/](?:_npx|dlx|dlx-[^\\/]+|xfs-[^\\/]+|bunx-[^\\/]+)[\\/]/;

/** Tells the program that installed hooks are to call: this Node and the built command of this package. @throws CommandError where the package will not stay where it is. */
export function hookProgram(io: Pick<CommandIo, "version">): HookProgram {
  const program = findHookProgram(io);
  if (program === undefined)
    throw new CommandError("Cannot find the built command in this package", { exitCode: 2, hint: "install agent-relay again, or run npm run build" });
  if (willPass(program.script)) {
    throw new CommandError("Cannot install hooks from the cache of npx or the like: it is emptied now and then, and the hooks with it", {
      exitCode: 1,
      hint: "install it for good, with `npm install --global` or in a project, then run this again",
    });
  }
  return program;
}

/** The same for those who only look: undefined where the package is not built, and wherever it lies. */
export function findHookProgram(io: Pick<CommandIo, "version">): HookProgram | undefined {
  const folder = packageFolder();
  const script = folder === undefined ? undefined : realPath(join(folder, "dist", "cli", "agent-relay.cjs"));
  return script === undefined ? undefined : { node: process.execPath, script, version: io.version };
}

/** Whether a program lies where packages are put for one call only. */
export function willPass(script: string): boolean {
  return PASSING.test(script);
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync.native(path);
  } catch {
    return undefined;
  }
}
