import { Argument, Command as Parser, CommanderError, Option } from "commander";
import type { Command, CommandEntry } from "./command.ts";
import { CommandError } from "./command-error.ts";
import { helpText } from "./help.ts";
import type { CommandIo } from "./io.ts";
import { messageLine } from "../util/message-line.ts";

/** Parses the words after the command's name, runs it and gives its exit code; trouble becomes one message on standard error. */
export async function runCommand(entry: CommandEntry, words: readonly string[], io: CommandIo): Promise<number> {
  const command = await entry.load();
  let code = 0;
  const parser = createParser(command, io).action(async () => {
    const options = parser.opts();
    code = await command.run({ args: parser.args, options }, io);
  });
  try {
    await parser.parseAsync(words.map(arrowAsWord), { from: "user" });
    return code;
  } catch (error) {
    return reportTrouble(error, command.name, io);
  }
}

/** Builds the commander parser of one command; also serves the help. */
export function createParser(command: Command, io: Pick<CommandIo, "out" | "err">): Parser {
  const parser = new Parser(`agent-relay ${command.name}`);
  parser.exitOverride().showSuggestionAfterError(true).helpOption(false).allowExcessArguments(false);
  parser.configureOutput({ writeOut: (text) => io.out(text), writeErr: () => undefined });
  for (const argument of command.arguments ?? []) {
    const name = argument.variadic === true ? `${argument.name}...` : argument.name;
    parser.addArgument(new Argument(argument.required === true ? `<${name}>` : `[${name}]`, argument.summary));
  }
  for (const option of command.options ?? []) {
    const built = new Option(option.flags, option.summary);
    if (option.choices !== undefined) built.choices([...option.choices]);
    parser.addOption(option.required === true ? built.makeOptionMandatory() : built);
  }
  return parser.option("-h, --help", "show this help").on("option:help", () => {
    io.out(helpText(command));
    throw new CommanderError(0, "help", "");
  });
}

function reportTrouble(error: unknown, name: string, io: CommandIo): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    io.err(`${messageLine(sentence(error.message))}\n  Try: agent-relay ${name} --help\n`);
    return 2;
  }
  if (!(error instanceof CommandError)) throw error;
  io.err(`${messageLine(error.message)}\n${error.hint === undefined ? "" : `  Try: ${messageLine(error.hint)}\n`}`);
  return error.exitCode;
}

/** An arrow of the trigger, `-> codex`, is no option: with a blank before it the parser sees a word. */
function arrowAsWord(word: string): string {
  return word.startsWith("->") ? ` ${word}` : word;
}

function sentence(message: string): string {
  const text = message
    .replace(/^error: /, "")
    .replace(/\s*\n\s*/g, " ")
    .replace(/'([^']*)'/g, "`$1`");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
