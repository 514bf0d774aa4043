import type { NamedKind } from "./is-secret-value.ts";

/** Words of names that speak of a secret without holding one: of its length, hash, place, use, or of another kind of token or key. */
const HARMLESS = new Set(
  `public publishable pub hash hashed hashes digest fingerprint sha sha1 sha256 sha512 md5 crc count counts counter total max maximum min minimum num number length len size limit limits budget usage used
  expiry expires expire expiration ttl lifetime type types kind name names file files path paths dir folder url uri urls endpoint header headers prefix suffix field fields column policy rule rules regex pattern
  format hint hints label labels title text message error cache cached next page cursor continuation pagination primary foreign sort partition index css color colour design style theme check version status
  state id ids arn ref reference issuer audience scope scopes algorithm alg reset forgot confirm confirmation strength store provider manager service handler factory parser endpoint scanning scanner detection
  detector rotation created changed updated expired input output prompt completion reasoning`.split(/\s+/),
);
const WORD_BREAK = /[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])/;

/** Tells what to expect behind a name that holds the word `keyword`; `undefined` where the name speaks of something about a secret, such as its length, hash or place. */
export function nameKind(name: string, keyword: string): NamedKind | undefined {
  const words = name.replace(keyword, `_${keyword.replaceAll(/[^A-Za-z]/g, "").toLowerCase()}_`).split(WORD_BREAK);
  if (words.some((word) => HARMLESS.has(word.toLowerCase()))) return undefined;
  return /^(?:pass|pwd?|kennwort|contraseña|mot|密码)/i.test(keyword) ? "password" : "token";
}
