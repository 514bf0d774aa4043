import { crc32 } from "./crc32.ts";

const BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const LENGTH = 36;
const SUM_LENGTH = 6;

/** Tells whether 36 letters end with the base62 of the crc32 of the first 30, as the tokens of GitHub and npm do; a text that only looks like one does once in 2^32 times. */
export function hasTokenSum(rest: string): boolean {
  if (rest.length !== LENGTH) return false;
  let sum = 0;
  for (const letter of rest.slice(-SUM_LENGTH)) sum = sum * BASE62.length + BASE62.indexOf(letter);
  return sum === crc32(rest.slice(0, -SUM_LENGTH));
}
