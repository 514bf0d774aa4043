import { basename, resolve } from "node:path";
import { AGENT_NAMES } from "../../protocol/agent-name.ts";
import { mergeDecisions } from "../../protocol/merge/merge-decisions.ts";
import { mergeHandoff } from "../../protocol/merge/merge-handoff.ts";
import { mergeIndex } from "../../protocol/merge/merge-index.ts";
import type { Merge } from "../../protocol/merge/model.ts";
import { readText } from "../../disk/files/read-text.ts";
import { writeMachineFile } from "../../disk/files/write-machine-file.ts";
import { isIndexText } from "../../workspace/finding/read-index.ts";
import { runGit } from "../../workspace/git/run-git.ts";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../io.ts";

/** The files git gives a merge driver; `path` is where the file lies in the repository, for its name. */
export interface MergeRequest {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
  readonly path: string;
}

/** Merges the versions of a protocol file by meaning and writes the result over ours. Gives 0, or 1 where conflicts are left. Bytes that are no UTF-8 are merged by git line by line. */
export function mergeFiles(request: MergeRequest, io: CommandIo): number {
  const files = [request.base, request.ours, request.theirs].map((path) => readText(resolve(io.cwd, path)));
  const broken = files.find((file) => !file.ok);
  if (broken !== undefined && !broken.ok) throw new CommandError(broken.problem.message, { exitCode: 2, hint: "git merge-file does the same without meaning" });
  const [base, ours, theirs] = files.map((file) => (file.ok ? file.value : undefined));
  if (base?.utf8 !== true || ours?.utf8 !== true || theirs?.utf8 !== true) return mergeByLines(request, io);
  const merge = mergerOf(request.path, [ours.text, theirs.text])(base.text, ours.text, theirs.text);
  const written = writeMachineFile(resolve(io.cwd, request.ours), merge.text);
  if (!written.ok) throw new CommandError(written.problem.message, { exitCode: 2, hint: "free the disk and merge again" });
  for (const { what, line } of merge.conflicts) io.err(`${request.path}:${line}: both sides changed ${what}\n`);
  return merge.conflicts.length === 0 ? 0 : 1;
}

type Merger = (base: string, ours: string, theirs: string) => Merge;

function mergerOf(path: string, texts: readonly string[]): Merger {
  if (/^decisions\.md$/i.test(basename(path))) return mergeDecisions;
  return texts.some((text) => isIndexText(text, AGENT_NAMES)) ? mergeIndex : mergeHandoff;
}

function mergeByLines({ base, ours, theirs }: MergeRequest, io: CommandIo): number {
  const result = runGit(["merge-file", "-L", "ours", "-L", "base", "-L", "theirs", "--", ours, base, theirs], { folder: io.cwd });
  return result.code === 0 ? 0 : 1;
}
