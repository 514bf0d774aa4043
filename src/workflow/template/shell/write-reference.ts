import { refuse, succeed, type Result } from "../../../diagnostic/result.ts";
import { unreachable } from "../../../util/unreachable.ts";
import { byteLength } from "../limit-output.ts";
import type { Place } from "./place.ts";
import { LONG_VALUE_BYTES } from "./value-file.ts";

/** The value of a reference, and the variable it is passed in; the variable is used up only by asking for its name. */
export interface ShellValue {
  readonly value: string;
  /** Whether it has to be an exported variable, since another shell reads it. */
  readonly exported: boolean;
  name(): string;
}

/** Writes the reference to a value for the place where it stands. Gives the reason, as the end of a sentence, where a value cannot stand there. */
export function writeReference(place: Place, given: ShellValue): Result<string, string> {
  if (given.value.includes("\0")) return refuse("with a NUL byte in its value, which no shell can pass on");
  if (given.exported && byteLength(given.value) > LONG_VALUE_BYTES) {
    return refuse("in the program of another shell with a value above 64 kB, expected it on the input of that program");
  }
  switch (place) {
    case "bare":
    case "pattern":
      return succeed(`"\${${given.name()}}"`);
    case "double":
    case "here":
    case "here-quoted":
      return succeed(`\${${given.name()}}`);
    case "single":
      return succeed(`'"\${${given.name()}}"'`);
    case "arithmetic":
      return writeNumber(given.value);
    case "comment":
      return succeed("");
    case "delimiter":
    case "operand":
    case "program":
    case "unread":
      return refuse(REFUSALS[place]);
    default:
      return unreachable(place);
  }
}

const REFUSALS: Readonly<Record<"delimiter" | "operand" | "program" | "unread", string>> = {
  delimiter: "as the delimiter of a here-document, expected a fixed word",
  operand: "in a form of `${...}` or `$'...'` that shells read differently, expected it in a variable of its own first: `value={{...}}`",
  program: "where the command reads it as code, expected it as an argument or on its input",
  unread: "in a command nested too deeply to be read",
};

/** Gives the reason, as the end of a sentence, why no value at all can stand in a place; nothing where some can. */
export function refusePlace(place: Place): string | undefined {
  return Object.hasOwn(REFUSALS, place) ? REFUSALS[place as keyof typeof REFUSALS] : undefined;
}

/** Bash runs commands that stand in the operands of arithmetic, so only digits get in. */
function writeNumber(value: string): Result<string, string> {
  const [, sign, digits] = /^\s*([+-]?)0*(\d{1,18})\s*$/u.exec(value) ?? [];
  if (digits === undefined) return refuse("in arithmetic with a value that is no whole number");
  return succeed(sign === "-" ? ` (-${digits}) ` : digits);
}
