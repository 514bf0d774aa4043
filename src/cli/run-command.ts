import type { CommandEntry, Invocation } from "./command.ts";
import { CommandError } from "./command-error.ts";
import { helpText } from "./help.ts";
import type { CommandIo } from "./io.ts";
import { messageLine } from "../util/message-line.ts";
import { parsePlainWords } from "./parse-plain-words.ts";

/** Parses the words after the command's name, runs it and gives its exit code; trouble becomes one message on standard error. */
export async function runCommand(entry: CommandEntry, words: readonly string[], io: CommandIo): Promise<number> {
  const command = await entry.load();
  if (words.length === 1 && (words[0] === "--help" || words[0] === "-h")) {
    io.out(helpText(command));
    return 0;
  }
  try {
    const invocation: Invocation | undefined = parsePlainWords(command, words) ?? (await import("./parse-words.ts")).parseWords(command, words, io);
    return invocation === undefined ? 0 : await command.run(invocation, io);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    io.err(`${messageLine(error.message)}\n${error.hint === undefined ? "" : `  Try: ${messageLine(error.hint)}\n`}`);
    return error.exitCode;
  }
}
