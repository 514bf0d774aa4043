import { textOption, type Invocation } from "./command.ts";
import { CommandError } from "./command-error.ts";

/** A number option by its camel-case name: the flag as it is written, the least value, and what counts where it was not given. */
export interface NumberOption {
  readonly name: string;
  readonly flag: string;
  readonly least: number;
  readonly fallback: number;
  /** A value to show to who gave a wrong one; the fallback unless told. */
  readonly example?: number;
}

/** Reads an option that takes a whole number. @throws CommandError for everything else. */
export function wholeNumber(invocation: Invocation, { name, flag, least, fallback, example = fallback }: NumberOption): number {
  const text = textOption(invocation, name);
  if (text === undefined) return fallback;
  const value = /^\d{1,9}$/u.test(text.trim()) ? Number(text) : Number.NaN;
  if (value >= least) return value;
  throw new CommandError(`Unexpected number \`${text}\` of ${flag}, expected a whole number from ${String(least)}`, {
    exitCode: 2,
    hint: `${flag} ${String(example)}`,
  });
}
