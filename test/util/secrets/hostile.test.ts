import { describe, expect, test } from "vitest";
import { redactSecrets } from "../../../src/util/secrets/redact-secrets.ts";

const SIZE = 1_000_000;
const LINE = `${"A".repeat(64)}\n`;

/** Parts of which a text of a megabyte is made: with a pattern that tries every way to match, one of them takes hours, not the test's minute. */
const PARTS: readonly string[] = [
  ...Array.from("aA0 \n\t-=+/|:.@\"'`*\\>{}%~ü\u200B\u{1F511}"),
  "key=",
  "password",
  "password:|",
  'password="',
  "password for the one of on in ",
  "password = a1B!",
  "secret: A=",
  "AccountKey=",
  "x-auth-key ",
  "token token\n",
  "sk-",
  "sk-aT3BlbkFJ",
  "ghp_",
  "ghs_1_eyJ",
  "dp.st.a.",
  "eyJ",
  "eyJaaaaaaaaaaaa.",
  "aA1.",
  "8Q~",
  ".atlasv1.",
  "123456789:AA",
  "-us1",
  "&sig=",
  "https://",
  "://a:",
  "://a:b@",
  "bearer ",
  " -u a:",
  "mysql -p ",
  "mysql  -p",
  "sshpass -p",
  "redis-cli -a ",
  "gh secret set -b ",
  "login a@b / ",
  "credentials: a:",
  "cookie: sid=",
  "authorization: token ",
  '"auth": "',
  "password\n",
  "password:\n\n```\n",
  "token (a) ",
  "key: token=",
  "-----BEGIN ",
  "-----BEGIN PRIVATE KEY-----",
  `-----BEGIN RSA PRIVATE KEY-----\n${LINE}`,
  `-----BEGIN RSA PRIVATE KEY-----\n${LINE}-----END RSA `,
  "| token |\n| --- |\n",
  "| token |\r\n|---|\r\n|x|\r\n",
  "| token |\n\n",
  `${"token |".repeat(140)}\n---|\n`,
  "--|-",
  "\\n",
  "\u001B[0m",
];

describe("a megabyte comes to an end of", () => {
  test.each(PARTS.map((part) => ({ part, name: JSON.stringify(part.slice(0, 40)) })))("$name", ({ part }) => {
    const text = part.repeat(Math.ceil(SIZE / part.length));
    for (const whole of [text, `| token |\n${text}x`]) expect(redactSecrets(whole).length).toBeGreaterThan(0);
  });
});
