import { isPlaceholder } from "./is-placeholder.ts";
import { isWordlike } from "./is-wordlike.ts";

/** What the name of a value makes one expect: people choose passwords, programs make tokens. */
export type NamedKind = "password" | "token";

/** What says where a secret lies, or how to compute it: variables, templates, calls, members, addresses, paths, references to vaults. */
const REFERENCE =
  /^[$%#{<()[@&!\\]|^[-_*]+$|\$\{|\{\{|\(|\)$|:\/\/|^[A-Za-z]:\\|^[a-z]{2,20}:[a-z]|^(?:[A-Za-z_]\w*[?!]?(?:\.|->|::)){1,8}[A-Za-z_]\w*$|^arn:|^ref\+/;
const PATH = /^~?\.{0,2}\/[a-z]/;
/** Fingerprints of passwords and of files give nothing away. */
const HASH = /^(?:\$(?:2[abxy]|argon2|[156]|scrypt|apr1)|(?:sha(?:1|256|384|512)|md5|blake\dbs?|pbkdf2|scrypt|bcrypt|argon2)\b|\{(?:SHA|SSHA)|pbkdf2_)/i;
const USUAL =
  /^(?:pass(?:word|wd|wort)?|secret|token|admin|root|guest|postgres|hunter|letmein|welcome|qwerty|test|user|demo|local|dev(?:elopment)?|string|abc|foobar|redispw)[\w!.-]{0,6}$/i;
const TESTING = /(?:^|[-_.])(?:test|tests|testing|unit|dummy|demo|mock)(?:[-_.]|$)/i;
const DATE = /^\d{4}-\d\d-\d\d(?:T[\d:.]*)?/;
const HEX = /^(?:0x)?[0-9a-f]{32,128}$|^(?:0x)?[0-9A-F]{32,128}$/;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** People choose any letters for passwords; what programs make is ASCII. */
const ASCII = /^[!-~]*$/;
const MOST_LETTERS = 160;

/** Tells whether what stands behind the name of a secret is one, rather than a placeholder, a reference, a hash, a word or a number. */
export function isSecretValue(value: string, kind: NamedKind): boolean {
  const head = value.slice(0, MOST_LETTERS);
  if (head.length < 8 || REFERENCE.test(head) || HASH.test(head) || USUAL.test(head) || TESTING.test(head) || DATE.test(head) || isPlaceholder(head))
    return false;
  if (PATH.test(head) && isWordlike(head) !== false) return false;
  if (UUID.test(head)) return kind === "token";
  if (HEX.test(head)) return /\d/.test(head) && /[a-f]/i.test(head);
  if (isWordlike(head) === true) return kind === "password" && hasStrength(head, 4) && (!/[-_.:/|]/.test(head) || /[!#$%^&*?~]/.test(head));
  if (kind === "password") return hasStrength(head, head.length >= 20 ? 2 : 3);
  return head.length >= 16 && ASCII.test(head) && hasStrength(head, 2) && hasBits(head);
}

/** How many of the four kinds of letters a value has; digits have to be among them, as words and names have none, unless small letters and capitals plainly follow each other by chance. */
function hasStrength(value: string, least: number): boolean {
  const kinds = [/[a-z]/, /[A-Z]/, /[^A-Za-z0-9]/].filter((kind) => kind.test(value)).length;
  if (/\d/.test(value)) return kinds + 1 >= least;
  return value.length >= 12 && /[a-z][A-Z].*[a-z][A-Z]/.test(value) && isWordlike(value) === false;
}

/** Shannon's entropy: letters at random have above 3.2 bits a letter from 16 letters on; dates, versions and numbers fewer. */
function hasBits(value: string): boolean {
  const counts = new Map<string, number>();
  for (const letter of value) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / value.length) * Math.log2(count / value.length);
  return bits >= 3.2;
}
