const OPEN = "{\n";
const BETWEEN = "\n} &&\n{\n";
const CLOSE = "\n}";

/** Makes one shell command of several that fails as soon as one of them does: each stands on lines of its own, so that a comment in one ends with it. */
export function joinCommands(commands: readonly string[]): string {
  return commands.length < 2 ? (commands[0] ?? "") : `${OPEN}${commands.join(BETWEEN)}${CLOSE}`;
}

/** Gives the commands that `joinCommands` made one of; any other command is one. */
export function splitCommands(command: string): readonly string[] {
  const isJoined = command.startsWith(OPEN) && command.endsWith(CLOSE) && command.includes(BETWEEN);
  return isJoined ? command.slice(OPEN.length, -CLOSE.length).split(BETWEEN) : [command];
}
