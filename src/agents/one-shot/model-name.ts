/** How a CLI wants its models: vendors whose prefix it does not write itself, and words of people for names of its own. */
export interface ModelWords {
  /** Prefixes such as `anthropic/`, taken off. */
  readonly prefixes: readonly string[];
  /** By lower-case word. */
  readonly names?: Readonly<Record<string, string>>;
}

/** Gives a model's name as the CLI takes it; what is not known stays as the user wrote it, since models appear by the week. Undefined where nothing is written. */
export function modelName(written: string | undefined, { prefixes, names = {} }: ModelWords): string | undefined {
  const model = written?.trim() ?? "";
  if (model === "") return undefined;
  const prefix = prefixes.find((start) => model.toLowerCase().startsWith(start));
  const bare = prefix === undefined ? model : model.slice(prefix.length);
  const word = bare.toLowerCase();
  return Object.hasOwn(names, word) ? names[word] : bare;
}
