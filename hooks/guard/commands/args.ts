/** How the options of a program are read. */
export interface OptionRules {
  /** Letters whose value follows, in the same word or the next one. */
  readonly valued?: string;
  /** Letters whose value, if any, is the rest of the word, such as `i` of `sed -i.bak`. */
  readonly attached?: string;
  /** Long options whose value is the next word unless it follows `=`. */
  readonly long?: readonly string[];
  /** Options end at the first operand. */
  readonly leading?: boolean;
}

/** The words of a command, sorted. Names of options have no dashes. */
export interface Args {
  /** Every option that was given, with its values; "" for one without. */
  readonly options: ReadonlyMap<string, readonly string[]>;
  readonly operands: readonly string[];
}

/** Sorts the words of a command into options and operands, as getopt does: options anywhere, letters together, `--` ends them. */
export function parseArgs(words: readonly string[], rules: OptionRules = {}): Args {
  const options = new Map<string, string[]>();
  const operands: string[] = [];
  const add = (name: string, value: string): void => {
    const values = options.get(name);
    if (values === undefined) options.set(name, [value]);
    else values.push(value);
  };
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? "";
    if (word === "--" || (rules.leading === true && !isOption(word))) {
      for (const rest of words.slice(word === "--" ? at + 1 : at)) operands.push(rest);
      break;
    }
    if (!isOption(word)) operands.push(word);
    else if (word.startsWith("--")) at += readLong(word, { rules, next: words[at + 1], add });
    else at += readLetters(word, { rules, next: words[at + 1], add });
  }
  return { options, operands };
}

interface Reading {
  readonly rules: OptionRules;
  readonly next: string | undefined;
  readonly add: (name: string, value: string) => void;
}

function isOption(word: string): boolean {
  return word.length > 1 && word.startsWith("-");
}

/** Gives how many further words the option took. */
function readLong(word: string, { rules, next, add }: Reading): number {
  const equals = word.indexOf("=");
  if (equals !== -1) {
    add(word.slice(2, equals), word.slice(equals + 1));
    return 0;
  }
  const name = word.slice(2);
  const takes = rules.long?.includes(name) === true && next !== undefined;
  add(name, takes ? next : "");
  return takes ? 1 : 0;
}

function readLetters(word: string, { rules, next, add }: Reading): number {
  for (let at = 1; at < word.length; at += 1) {
    const letter = word.charAt(at);
    const rest = word.slice(at + 1);
    if (rules.attached?.includes(letter) === true) {
      add(letter, rest);
      return 0;
    }
    if (rules.valued?.includes(letter) === true) {
      add(letter, rest === "" ? (next ?? "") : rest);
      return rest === "" && next !== undefined ? 1 : 0;
    }
    add(letter, "");
  }
  return 0;
}

/** Whether one of some options was given. */
export function hasOption({ options }: Args, ...names: readonly string[]): boolean {
  return names.some((name) => options.has(name));
}

/** Gives the last value of the first of some options that was given with one. */
export function valueOf({ options }: Args, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = options.get(name)?.at(-1);
    if (value !== undefined && value !== "") return value;
  }
  return undefined;
}
