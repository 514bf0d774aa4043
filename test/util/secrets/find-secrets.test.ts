import { crc32 } from "node:zlib";
import { describe, expect, test } from "vitest";
import { findSecrets } from "../../../src/util/secrets/find-secrets.ts";
import { createRandom } from "../../workspace/support/random.ts";
import { makeValue } from "./make-value.ts";

const GITHUB = makeValue("github-token", createRandom(1));
const KEY = makeValue("base62-40", createRandom(2));
const PASSWORD = makeValue("password-16", createRandom(3));
const PEM = makeValue("pem-rsa", createRandom(4));
const JWT = makeValue("jwt", createRandom(5));

/** What is found, as kind and text. */
function found(text: string): readonly (readonly [kind: string, value: string])[] {
  return findSecrets(text).map(({ kind, start, end }) => [kind, text.slice(start, end)]);
}

describe("findSecrets gives kind and place of", () => {
  test.each([
    ["a token of a known issuer", `take ${GITHUB}, please`, "github-token", GITHUB],
    ["a token after a colour code", `\u001B[32m${GITHUB}\u001B[0m`, "github-token", GITHUB],
    ["a token after an escaped line break", String.raw`"a\n${GITHUB}\n"`, "github-token", GITHUB],
    ["a token told by what is inside", `cookie=${JWT};`, "jwt", JWT],
    ["a key with its first and last line", `key:\n${PEM}\nend`, "private-key", PEM],
    ["a key with the line ends of Windows", PEM.replaceAll("\n", "\r\n"), "private-key", PEM.replaceAll("\n", "\r\n")],
    ["a password in an address", `redis://:${PASSWORD}@cache:6379/0`, "url-password", PASSWORD],
    ["a token in a header", `Authorization: Bearer ${KEY}`, "bearer-token", KEY],
    ["a password of curl", `curl -u bot:${PASSWORD} https://a.b`, "password", PASSWORD],
    ["a password of mysql", `mysql -h db -uroot -p${PASSWORD} shop`, "password", PASSWORD],
    ["a password of sshpass", `sshpass -p '${PASSWORD}' ssh ops@a.b`, "password", PASSWORD],
    ["a value behind a name", `export RELAY_TOKEN=${KEY}`, "token", KEY],
    ["a value in JSON in a text", String.raw`"{\"apiKey\":\"${KEY}\"}"`, "token", KEY],
    ["a value behind a bold label", `- **Password:** ${PASSWORD} (old)`, "password", PASSWORD],
    ["a value behind a name and a variable", `secret: API_TOKEN=${KEY}`, "token", KEY],
    ["a value behind a name in another language", `Passwort für den Zugang: ${PASSWORD}`, "password", PASSWORD],
    ["a cell below a heading", `| Who | API key |\r\n| --- | --- |\r\n| ops | \`${KEY}\` |\r\n`, "token", KEY],
    ["a cell in a quoted table", `> | Password |\n> |:--|\n> | ${PASSWORD} |`, "password", PASSWORD],
  ])("%s", (_, text, kind, value) => {
    expect(found(text)).toEqual([[kind, value]]);
  });
});

describe("findSecrets finds nothing in", () => {
  test.each([
    ["no text", ""],
    ["a name without a value", "password: "],
    ["a variable", "DB_PASSWORD=${DB_PASSWORD}"],
    ["a call", 'token = readSecret("relay-token-1")'],
    ["a member", "apiKey: settings.openai.apiKey2"],
    ["a mask", "password: ************"],
    ["a cut token", `${GITHUB.slice(0, 12)}...`],
    ["a token that is an example", `ghp_${"x".repeat(36)}`],
    ["a name that looks like a token", "hf_transfer_enabled_by_default_since_version_two"],
    ["a beginning inside a word", `a${GITHUB}`],
    ["a key's first line", "The file begins with -----BEGIN PRIVATE KEY----- and a line break."],
    ["a hash of a password", `password_hash=${makeValue("hex64", createRandom(6))}`],
    ["a commit behind the word key", `Key commit: ${makeValue("hex40", createRandom(7))}`],
    ["a user without a password", "postgres://app@db.internal:5432/shop"],
    ["a table of what is not secret", "| Token | Meaning |\n| --- | --- |\n| next | the-next-one-of-all |"],
    ["a row below another table", `| Password |\n| --- |\n| see 1Password |\n\n| Session |\n| --- |\n| ${KEY} |`],
    ["a name whose letters no program makes", "token: 分析器预期在此处找到与标记匹配的值1aB"],
  ])("%s", (_, text) => {
    expect(found(text)).toEqual([]);
  });
});

describe("findSecrets", () => {
  test("gives several in the order of the text, none twice", () => {
    const text = `GITHUB_TOKEN=${GITHUB} PASSWORD=${PASSWORD}\nAuthorization: Bearer ${JWT}`;
    expect(found(text)).toEqual([
      ["github-token", GITHUB],
      ["password", PASSWORD],
      ["jwt", JWT],
    ]);
  });

  test("takes the kind of the finder that knows more", () => {
    expect(found(`token: ${GITHUB}`)).toEqual([["github-token", GITHUB]]);
    expect(found(`https://bot:${GITHUB}@github.com/a/b`)).toEqual([["github-token", GITHUB]]);
  });

  test("counts in UTF-16 units, the byte-order mark included", () => {
    const text = `\uFEFF\u{1F511} ${GITHUB}`;
    expect(findSecrets(text)).toEqual([{ kind: "github-token", start: 4, end: 4 + GITHUB.length }]);
  });

  test("finds a key that was cut off, and the one after it", () => {
    const cut = makeValue("pem-cut", createRandom(8));
    expect(found(`${cut}\n\nagain:\n${PEM}`)).toEqual([
      ["private-key", cut],
      ["private-key", PEM],
    ]);
  });

  test("believes the sum in a token of GitHub even where its letters follow each other as in words", () => {
    const words = "theRestOfTheOtherStationersAre";
    expect(found(`ghp_${words}000000`)).toEqual([]);
    expect(found(`ghp_${words}${sumOf(words)}`)).toHaveLength(1);
  });
});

/** The base62 of the crc32, as GitHub writes it. */
function sumOf(text: string): string {
  const letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  let sum = "";
  for (let rest = crc32(text); rest > 0; rest = Math.floor(rest / letters.length)) sum = (letters[rest % letters.length] ?? "") + sum;
  return sum.padStart(6, "0");
}
