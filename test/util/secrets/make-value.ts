import { crc32 } from "node:zlib";
import { FORMATS } from "./formats.ts";

const DIGITS = "0123456789";
const LOWER = "abcdefghijklmnopqrstuvwxyz";
const UPPER = LOWER.toUpperCase();
const BASE62 = DIGITS + UPPER + LOWER;

/** The letters that `formats.ts` names. */
const ALPHABETS: Readonly<Record<string, string>> = {
  b62: BASE62,
  base62: BASE62,
  hex: "0123456789abcdef",
  "upper-hex": "0123456789ABCDEF",
  digits: DIGITS,
  upper: DIGITS + UPPER,
  lower: DIGITS + LOWER,
  letters: UPPER + LOWER,
  base32: `${UPPER}234567`,
  base64: `${BASE62}+/`,
  b64url: `${BASE62}-_`,
  base64url: `${BASE62}-_`,
  bcrypt: `./${BASE62}`,
  bech: "qpzry9x8gf2tvdw0s3jn54khce6mua7l",
  "upper-bech": "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L",
};
const PADS: Readonly<Record<string, number>> = { 24: 2, 28: 1, 44: 1, 88: 2 };
const SYMBOLS = "!#%^*-_+=?.~";

/** Makes the value that a name stands for in the labelled lists, always the same one for the same chance. No value is anybody's: all come from a seed. */
export function makeValue(name: string, random: () => number): string {
  const format = FORMATS[name];
  if (format !== undefined) return withChecksum(name, fillIn(format, random));
  if (name.startsWith("password")) return password(Number(name.split("-")[1] ?? 14), random);
  if (name === "uuid") return fillIn("{hex-8}-{hex-4}-4{hex-3}-a{hex-3}-{hex-12}", random);
  if (name === "snowflake") return Buffer.from(letters("digits", 19, random)).toString("base64url");
  if (name === "basic-auth") return Buffer.from(`deploy:${password(16, random)}`).toString("base64");
  const colons = /^colons-(\d+)$/u.exec(name)?.[1];
  if (colons !== undefined) return Array.from({ length: Number(colons) }, () => letters("hex", 2, random)).join(":");
  if (name === "sha256") return letters("hex", 64, random);
  return some(name, random);
}

/** Letters at random: `hex40`, `b62-22`, `base64-88` (with the signs that fill up what base64 leaves open). */
function some(name: string, random: () => number): string {
  const [, alphabet = "", count = ""] = /^(.*?)-?(\d+)$/u.exec(name) ?? [];
  const pad = alphabet === "base64" ? (PADS[count] ?? 0) : 0;
  return letters(alphabet, Number(count) - pad, random) + "=".repeat(pad);
}

function letters(alphabet: string, count: number, random: () => number): string {
  const all = ALPHABETS[alphabet];
  if (all === undefined) throw new Error(`Unexpected alphabet \`${alphabet}\``);
  return Array.from({ length: count }, () => all[Math.floor(random() * all.length)]).join("");
}

function fillIn(format: string, random: () => number): string {
  return format.replaceAll(/\{([a-z0-9-]+)\}/gu, (_, name: string) => makeValue(name, random));
}

/** What a password manager gives: every kind of letter is there, no two neighbours belong to a word. */
function password(length: number, random: () => number): string {
  const kinds = [LOWER, UPPER, DIGITS, SYMBOLS];
  const signs = Array.from({ length }, (_, at) => {
    const kind = kinds[at < 2 ? at : Math.floor(random() * 3.4)] ?? LOWER;
    return kind[Math.floor(random() * kind.length)] ?? "";
  });
  return `${signs.join("")}${letters("digits", 1, random)}${SYMBOLS[Math.floor(random() * 4)] ?? ""}${letters("b62", 1, random)}`;
}

/** The last six letters of GitHub's and npm's tokens are the crc32 of the thirty before. */
function withChecksum(name: string, value: string): string {
  if (!/^(?:github-(?:token|app-token)|npm-token)$/u.test(name)) return value;
  let rest = crc32(value.slice(4, 34));
  let sum = "";
  for (; rest > 0; rest = Math.floor(rest / 62)) sum = (BASE62[rest % 62] ?? "") + sum;
  return value.slice(0, 34) + sum.padStart(6, "0");
}
