import { CommandError } from "./command-error.ts";
import type { CommandIo } from "./io.ts";

/** A value that a command needs: the flag that gives it, and how a person at the terminal is asked for it. */
export interface Question {
  /** Such as `--summary`. */
  readonly flag: string;
  readonly message: string;
  readonly placeholder?: string;
}

/** A question whose answer is one of a few. */
export interface ChoiceQuestion extends Question {
  readonly choices: readonly string[];
}

/** Gives the value, or asks the person at the terminal for it. @throws CommandError where nobody can be asked or the person declines. */
export async function needText(value: string | undefined, question: Question, io: CommandIo): Promise<string> {
  if (value !== undefined && value.trim() !== "") return value;
  if (!io.interactive) throw missing(question);
  const { text, isCancel } = await import("@clack/prompts");
  const placeholder = question.placeholder ?? "";
  const answer = await text({
    message: question.message,
    placeholder,
    validate: (typed) => ((typed ?? "").trim() === "" ? "Say it in a few words" : undefined),
  });
  return isCancel(answer) ? decline() : answer;
}

/** Gives the value, or lets the person at the terminal choose. @throws CommandError where nobody can be asked or the person declines. */
export async function needChoice(value: string | undefined, question: ChoiceQuestion, io: CommandIo): Promise<string> {
  if (value !== undefined && value.trim() !== "") return value;
  if (!io.interactive) throw missing(question);
  const { select, isCancel } = await import("@clack/prompts");
  const answer = await select({ message: question.message, options: question.choices.map((choice) => ({ value: choice, label: choice })) });
  return isCancel(answer) ? decline() : answer;
}

/** Asks the person at the terminal for a yes; elsewhere the answer is `otherwise`. */
export async function confirmed(message: string, otherwise: boolean, io: CommandIo): Promise<boolean> {
  if (!io.interactive) return otherwise;
  const { confirm, isCancel } = await import("@clack/prompts");
  const answer = await confirm({ message });
  return isCancel(answer) ? decline() : answer;
}

function missing(question: Question): CommandError {
  return new CommandError(`Missing \`${question.flag}\`: ${question.message}`, { exitCode: 2, hint: `add \`${question.flag} <...>\`` });
}

function decline(): never {
  throw new CommandError("Nothing was changed", { exitCode: 1 });
}
