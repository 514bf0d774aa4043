import type { ArgumentSpec, Command, Invocation, OptionSpec } from "./command.ts";

interface PlainOption {
  readonly key: string;
  readonly takesValue: boolean;
  readonly choices?: readonly string[];
}

/**
 * Reads the words behind a command's name where they are plain and right: arguments, long switches, and long options with their value in the next word. Gives undefined for everything else (short or
 * repeated options, `--name=value`, `--`, wrong use, `--help`), which commander then reads, with its messages: loading that costs a short command a fifth of its time.
 */
export function parsePlainWords(command: Command, words: readonly string[]): Invocation | undefined {
  const options: Record<string, string | boolean> = defaultsOf(command.options ?? []);
  const seen = new Set<string>();
  const args: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? "";
    if (!word.startsWith("-") || word.startsWith("->")) {
      args.push(word.startsWith("->") ? ` ${word}` : word);
      continue;
    }
    const option = plainOption(command.options ?? [], word);
    if (option === undefined || seen.has(option.key)) return undefined;
    seen.add(option.key);
    if (!option.takesValue) options[option.key] = !word.startsWith("--no-");
    else {
      const value = words[(at += 1)];
      if (value === undefined || value.startsWith("-") || option.choices?.includes(value) === false) return undefined;
      options[option.key] = value;
    }
  }
  return isComplete(command, args, seen) ? { args, options } : undefined;
}

/** A switch that begins with `--no-` is on unless it is given. */
function defaultsOf(specs: readonly OptionSpec[]): Record<string, string | boolean> {
  return Object.fromEntries(specs.filter(({ flags }) => flags.startsWith("--no-")).map(({ flags }) => [camelCase(flags.slice(5)), true]));
}

function plainOption(specs: readonly OptionSpec[], word: string): PlainOption | undefined {
  const spec = specs.find(({ flags }) => flags === word || (flags.startsWith(word) && flags[word.length] === " "));
  if (spec === undefined || spec.repeatable === true) return undefined;
  const value = spec.flags.slice(word.length + 1);
  if (value.startsWith("[") || value.includes("...")) return undefined;
  const name = word.startsWith("--no-") ? word.slice(5) : word.slice(2);
  return { key: camelCase(name), takesValue: value !== "", ...(spec.choices === undefined ? {} : { choices: spec.choices }) };
}

function isComplete(command: Command, args: readonly string[], seen: ReadonlySet<string>): boolean {
  const specs: readonly ArgumentSpec[] = command.arguments ?? [];
  const least = specs.filter(({ required }) => required === true).length;
  const most = specs.some(({ variadic }) => variadic === true) ? Number.POSITIVE_INFINITY : specs.length;
  const mandatory = (command.options ?? []).filter(({ required }) => required === true);
  return args.length >= least && args.length <= most && mandatory.every(({ flags }) => seen.has(camelCase(flags.slice(2).split(" ", 1)[0] ?? "")));
}

function camelCase(name: string): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
