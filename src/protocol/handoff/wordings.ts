const SEPARATOR = ", ";

/** Takes a list of wordings apart, which is written `first, second, third`. */
export function splitWordings(list: string): readonly string[] {
  return list.split(SEPARATOR);
}

/** Where some words stand among lists of wordings. */
export interface WordingPlace<Name extends string> {
  readonly concept: Name;
  /** Place in its list; 0 is the first. */
  readonly rank: number;
}

/** Gives a search for words in lists by name. It looks through the texts as they are: taking all lists apart costs a cold process more. */
export function createWordingSearch<Name extends string>(
  names: readonly Name[],
  lists: Readonly<Record<Name, string>>,
): (words: string) => WordingPlace<Name> | undefined {
  let closed: readonly string[] | undefined;
  return (words) => {
    if (words === "" || words.includes(",")) return undefined;
    closed ??= names.map((name) => SEPARATOR + lists[name] + SEPARATOR);
    const wanted = SEPARATOR + words + SEPARATOR;
    for (let i = 0; i < names.length; i += 1) {
      const at = closed[i]?.indexOf(wanted) ?? -1;
      const concept = names[i];
      if (at !== -1 && concept !== undefined) return { concept, rank: rankAt(lists[concept], at) };
    }
    return undefined;
  };
}

function rankAt(list: string, at: number): number {
  let rank = 0;
  for (let before = list.indexOf(SEPARATOR); before !== -1 && before < at; before = list.indexOf(SEPARATOR, before + 1)) rank += 1;
  return rank;
}
