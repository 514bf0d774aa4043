/** Ends a switch over a closed set: the compiler complains when a case is missing. @throws Error always. */
export function unreachable(value: never): never {
  throw new Error(`Unreachable case: ${JSON.stringify(value)}`);
}
