import { type OptionRules, parseArgs } from "./args.ts";
import type { Call, Handler } from "./call.ts";

/** How a formatter is told to write. */
export interface FormatterRules extends OptionRules {
  /** Words of which one must be given; none means that it writes unless told otherwise. */
  readonly needs?: readonly string[];
  /** Words with which it only tells. */
  readonly unless?: readonly string[];
  /** A word that must come first, such as `fmt`; the operands follow it. */
  readonly verbs?: readonly string[];
  /** Writes the folder it stands in where it is told no path. */
  readonly whole?: true;
}

/** Gives a handler for a formatter: files it is given change, folders somewhere below. */
export function formats(rules: FormatterRules): Handler {
  return (call) => {
    const { needs = [], unless = [], verbs = [] } = rules;
    const given = (word: string): boolean => call.words.some((other) => other === word || other.startsWith(`${word}=`));
    if ((needs.length > 0 && !needs.some(given)) || unless.some(given)) return;
    const { operands } = parseArgs(call.words, rules);
    const [verb = ""] = operands;
    if (verbs.length > 0 && !verbs.includes(verb)) return;
    const paths = verbs.length > 0 ? operands.slice(1) : operands;
    if (paths.length === 0 && rules.whole === true) call.write(".", "some-below");
    for (const path of paths) writePath(call, path);
  };
}

function writePath(call: Call, path: string): void {
  const kind = call.kindOf(path);
  const folder = kind === "folder" || path === "." || path.endsWith("/") || (kind === undefined && !/\.\w+$/.test(path));
  call.write(path.endsWith("/...") ? path.slice(0, -4) : path, folder ? "some-below" : "file");
}

/** `ruff check --fix`, `ruff format`. */
export function ruff(call: Call): void {
  if (call.words[0] === "format") formats({ verbs: ["format"], unless: ["--check", "--diff"], whole: true })(call);
  else formats({ verbs: ["check"], needs: ["--fix", "--fix-only"], whole: true })(call);
}
