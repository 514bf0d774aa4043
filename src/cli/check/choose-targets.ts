import { resolve } from "node:path";
import { findRepository } from "../../workspace/finding/find-repository.ts";
import { fileAtRevision } from "../../workspace/git/file-at-revision.ts";
import { problemFrom } from "../../disk/system-error.ts";
import { CommandError } from "../command-error.ts";
import { stagingArea } from "../git/staging-area.ts";
import type { CommandIo } from "../io.ts";
import type { CheckOptions } from "./check-options.ts";
import { collectTargets, type CollectOptions, fileTargets, protocolFile } from "./collect-targets.ts";
import type { FolderTarget } from "./folder-target.ts";
import { type Overlay, type OverlaidFile, snapshotOf } from "./overlay.ts";
import { stagedTargets } from "./staged-targets.ts";

/** What a run checks, and the contents that count in place of the disk's. */
export interface ChosenTargets {
  readonly targets: readonly FolderTarget[];
  readonly overlay?: Overlay;
}

/** Finds what a run of `check` is to look at. @throws CommandError where there is nothing, or git does not answer. */
export function chooseTargets({ source, paths }: CheckOptions, io: CommandIo, options: CollectOptions): ChosenTargets {
  switch (source) {
    case "disk":
      return { targets: collectTargets(paths, options) };
    case "stdin": {
      const [written = ""] = paths;
      const path = protocolFile(resolve(options.cwd, written), written);
      return { targets: fileTargets([path], options), overlay: new Map([[path, stdinFile(path, io)]]) };
    }
    case "staged": {
      const repository = findRepository(options.cwd);
      const staged = repository && stagedTargets(stagingArea(repository, io), paths, options);
      if (staged) return staged;
      throw new CommandError(`Cannot find a git repository above "${options.cwd}"`, { exitCode: 2, hint: "leave `--staged` out, or go where git is" });
    }
  }
}

function stdinFile(path: string, io: CommandIo): OverlaidFile {
  const read = snapshotOf(path, Buffer.from(readStdin(io)));
  return { read, committedText: () => (read.ok ? fileAtRevision(read.value.realPath, "HEAD") : undefined) };
}

function readStdin(io: CommandIo): Uint8Array {
  try {
    return io.readStdin();
  } catch (error) {
    throw new CommandError(problemFrom(error, "read", "standard input").message, { exitCode: 2, hint: "agent-relay check - < AGENT-HANDOFF.md" });
  }
}
