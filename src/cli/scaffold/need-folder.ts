import { isFolder } from "../../workspace/finding/is-folder.ts";
import { CommandError } from "../command-error.ts";

/** Refuses a path that is no folder. @throws CommandError then. */
export function needFolder(path: string): void {
  if (!isFolder(path)) throw new CommandError(`Cannot work in "${path}": it is not a folder`, { exitCode: 2, hint: "make it first, or name another" });
}
