/** Longest task, in bytes of UTF-8, that stands on a command line; Linux takes 128 kB in one argument, and fails beyond. */
export const ARGUMENT_LIMIT_BYTES = 100_000;

/** Whether a task can stand on a command line at all. */
export function fitsArgument(task: string): boolean {
  return !task.includes("\u0000") && Buffer.byteLength(task) <= ARGUMENT_LIMIT_BYTES;
}

/** Gives an option with its value; one that begins with a dash is tied to the name, or the CLI would take it for another option. */
export function optionWords(name: string, value: string): readonly string[] {
  return value.startsWith("-") ? [`${name}=${value}`] : [name, value];
}

/** Gives a positional task; one that begins with a dash stands behind `--`. */
export function positionalWords(task: string): readonly string[] {
  return task.startsWith("-") ? ["--", task] : [task];
}

/** Gives an option once for each folder. */
export function folderWords(name: string, folders: readonly string[] = []): readonly string[] {
  return folders.flatMap((folder) => [name, folder]);
}

/** Gives an option only where there is a value for it. */
export function givenWords(name: string, value: string | undefined): readonly string[] {
  return value === undefined || value === "" ? [] : optionWords(name, value);
}
