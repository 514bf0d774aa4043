/** Bytes above which a value does not go through the environment: one variable may have 128 KiB on Linux, and all of them share the room of the arguments. */
export const LONG_VALUE_BYTES = 65_536;
/** Name of the variables that hold the values of a command, without their number. */
export const VALUE_VARIABLE = "AGENT_RELAY_VALUE_";
/** Name of the variable with the path of the file that holds the long values. */
export const FILE_VARIABLE = "AGENT_RELAY_VALUES";

/**
 * Writes values as assignments, for a file the command reads with `.`: the variables are not exported, so that starting a program does not fail for their length,
 * no program is started to read them, and line ends at their end stay.
 */
export function assignInShell(values: readonly (readonly [string, string])[]): string {
  return values.map(([name, value]) => `${name}='${value.replaceAll("'", String.raw`'\''`)}'\n`).join("");
}
