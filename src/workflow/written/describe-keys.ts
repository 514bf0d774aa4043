/** So many keys a hint lists. */
const SHOWN = 12;

/** Lists the keys of an object for a hint, the first dozen. */
export function describeKeys(keys: readonly string[]): string {
  const shown = keys
    .filter((key) => !key.startsWith("$"))
    .slice(0, SHOWN)
    .map((key) => `\`${key}\``);
  return keys.length > SHOWN ? `${shown.join(", ")} …` : shown.join(", ");
}
