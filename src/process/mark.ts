/** A word in a variable of the environment, by which everything that a program starts is found wherever it went; it has no space in it. */
export interface Mark {
  readonly variable: string;
  readonly word: string;
}

/** Gives the value of a mark's variable: what stands there already, since whoever set it looks for its own word, and the new word behind. */
export function addMark({ word }: Mark, before: string | undefined): string {
  return before === undefined || before === "" ? word : `${before} ${word}`;
}

/** Whether the value of a mark's variable has its word. */
export function hasMark(value: string | undefined, { word }: Mark): boolean {
  return value !== undefined && value.split(" ").includes(word);
}
