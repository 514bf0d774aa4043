import type { ValuePath } from "../../written/value-path.ts";
import { listFiles, type NamedFile } from "../text/list-files.ts";
import { type Sentence, sentencesOf } from "../text/sentences.ts";
import type { LintTask } from "./subject.ts";

/** Prepares a task; what is costly to know of it is worked out when a rule first asks. */
export function createTask(text: string, said: string, path: ValuePath): LintTask {
  let files: readonly NamedFile[] | undefined;
  let sentences: readonly Sentence[] | undefined;
  return { text, said, path, files: () => (files ??= listFiles(said)), sentences: () => (sentences ??= sentencesOf(said)) };
}
