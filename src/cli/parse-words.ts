import { Argument, Command as Parser, CommanderError, Option } from "commander";
import type { Command, Invocation } from "./command.ts";
import { CommandError } from "./command-error.ts";
import { helpText } from "./help.ts";
import type { CommandIo } from "./io.ts";

/** Reads the words behind a command's name by commander; undefined where they asked for help, which is printed. @throws CommandError for wrong use. */
export function parseWords(command: Command, words: readonly string[], io: Pick<CommandIo, "out" | "err">): Invocation | undefined {
  const parser = createParser(command, io).action(() => undefined);
  try {
    parser.parse(words.map(arrowAsWord), { from: "user" });
    return { args: parser.args, options: parser.opts() };
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return undefined;
    throw new CommandError(sentence(error.message), { exitCode: 2, hint: `agent-relay ${command.name} --help` });
  }
}

/** Builds the commander parser of one command; also serves the help. */
function createParser(command: Command, io: Pick<CommandIo, "out" | "err">): Parser {
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
    if (option.repeatable === true) built.argParser((value: string, before: readonly string[] | undefined) => [...(before ?? []), value]);
    parser.addOption(option.required === true ? built.makeOptionMandatory() : built);
  }
  return parser.option("-h, --help", "show this help").on("option:help", () => {
    io.out(helpText(command));
    throw new CommanderError(0, "help", "");
  });
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
