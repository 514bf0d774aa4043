/** A command of which some words may be more than they seem: a shell would run or write something else. */
const MORE_THAN_WORDS = /[^\w@%+:,./= -]/;

/** Whether a list allows a command: as it stands, or by an entry whose words are its first ones. A command with anything that a shell would act on has to stand in the list as it is. */
export function allowsCommand(allow: readonly string[], command: string): boolean {
  if (allow.includes(command)) return true;
  if (MORE_THAN_WORDS.test(command)) return false;
  const words = wordsOf(command);
  return allow.some((entry) => !MORE_THAN_WORDS.test(entry) && wordsOf(entry).every((word, at) => words[at] === word));
}

function wordsOf(command: string): readonly string[] {
  return command.split(" ").filter((word) => word !== "");
}
