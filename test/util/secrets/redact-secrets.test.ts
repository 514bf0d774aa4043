import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findSecrets } from "../../../src/util/secrets/find-secrets.ts";
import { redactSecrets } from "../../../src/util/secrets/redact-secrets.ts";
import { createRandom } from "../../workspace/support/random.ts";
import { FORMATS } from "./formats.ts";
import { NEGATIVES, POSITIVES } from "./labelled-secrets.ts";
import { makeValue } from "./make-value.ts";

/** Published for everybody, so not taken for secrets; and those that are told by the name before them alone. */
const SILENT = /^(?:azurite-key|jwt-io|slack-hook-docs|stripe-docs-key|aws-secret-key|azure-account-key|azure-bus-key|azure-sas|cloudflare|url-password)$/u;
const NAMES = Object.keys(FORMATS).filter((name) => !SILENT.test(name));
const PASSWORD = makeValue("password-16", createRandom(1));
const DASHES = "-----";

/** Texts in which secrets, parts of secrets, names and signs stand side by side by chance. */
const piece = fc.oneof(
  fc.constantFrom(...POSITIVES.map(({ text }) => text)),
  fc.constantFrom(...NEGATIVES.map(({ text }) => text)),
  fc
    .tuple(fc.constantFrom(...POSITIVES.map(({ text }) => text)), fc.nat(400), fc.nat(400))
    .map(([text, from, to]) => text.slice(Math.min(from, to), Math.max(from, to))),
  fc.constantFrom(
    "\n",
    "\r\n",
    " ",
    "|",
    "`",
    '"',
    ": ",
    "=",
    "> ",
    "password",
    "token: ",
    "[redacted]",
    "| Token |\n| --- |\n| ",
    `${DASHES}BEGIN RSA PRIVATE KEY${DASHES}`,
    "ghp_",
    "\u{1F511}",
  ),
  fc.string({ unit: "binary", maxLength: 20 }),
);
const text = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(""));

describe("redactSecrets keeps what all secrets of a kind begin with, of", () => {
  test.each(NAMES)("%s", (name) => {
    const value = makeValue(name, createRandom(3));
    const redacted = redactSecrets(`take ${value} or`);
    expect(redacted).toMatch(/^take [^]*\[redacted[^]* or$/u);
    expect(partsOf(value).filter((part) => redacted.includes(part))).toEqual([]);
  });
});

/** Every eight letters of the made-up part of a secret; what stands in capitals alone may be a key's heading. */
function partsOf(value: string): readonly string[] {
  return Array.from({ length: value.length - 8 }, (_, at) => value.slice(at, at + 8)).filter(
    (part) => /\d/u.test(part) && /^[A-Za-z0-9+/=]{8}$/u.test(part) && !/^(?:\d{8})$/u.test(part),
  );
}

describe("redactSecrets", () => {
  test.each([
    [`${makeValue("github-token", createRandom(2))}!`, "ghp_[redacted]!"],
    [`DB_PASSWORD=${PASSWORD}`, "DB_PASSWORD=[redacted]"],
    [`postgres://app:${PASSWORD}@db/shop`, "postgres://app:[redacted]@db/shop"],
    [`| Password |\n| --- |\n| \`${PASSWORD}\` |\n`, "| Password |\n| --- |\n| `[redacted]` |\n"],
    [`see ${makeValue("jwt", createRandom(2))}.`, "see [redacted jwt]."],
    [
      `> ${makeValue("pem-quoted", createRandom(2))}\r\nend`,
      `> ${DASHES}BEGIN RSA PRIVATE KEY${DASHES}\n> [redacted]\n> [redacted]\n> ${DASHES}END RSA PRIVATE KEY${DASHES}\r\nend`,
    ],
    [`"${makeValue("pem-json", createRandom(2))}"`, `"${DASHES}BEGIN PRIVATE KEY${DASHES}[redacted]${DASHES}END PRIVATE KEY${DASHES}"`],
  ])("makes of %j what may be shown", (given, expected) => {
    expect(redactSecrets(given)).toBe(expected);
  });

  test("leaves nothing of a secret of the labelled lists, and all around it", () => {
    for (const { text: given, start, end, format } of POSITIVES) {
      const redacted = redactSecrets(given);
      const secret = given.slice(start, end);
      expect(redacted).not.toContain(secret);
      if (format.startsWith("pem") || format.startsWith("pgp")) continue;
      expect(redacted.endsWith(given.slice(end))).toBe(true);
    }
  });

  test("returns every harmless text of the labelled lists as it is", () => {
    for (const { text: given } of NEGATIVES) expect(redactSecrets(given)).toBe(given);
  });

  test("changes nothing when it is done again", () => {
    fc.assert(
      fc.property(text, (given) => {
        const once = redactSecrets(given);
        expect(redactSecrets(once)).toBe(once);
      }),
      { numRuns: 1000 },
    );
  });

  test("keeps everything outside the secrets byte for byte, and as many lines as there were", () => {
    fc.assert(
      fc.property(text, (given) => {
        const redacted = redactSecrets(given);
        let at = 0;
        let after = 0;
        for (const { start, end } of findSecrets(given)) {
          const between = given.slice(at, start);
          expect(redacted.indexOf(between, after)).toBeGreaterThanOrEqual(after);
          after = redacted.indexOf(between, after) + between.length;
          at = end;
        }
        expect(redacted.endsWith(given.slice(at))).toBe(true);
        expect(redacted.split("\n")).toHaveLength(given.split("\n").length);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("findSecrets", () => {
  test("gives places inside the text, in order, apart, of a name, for any text", () => {
    fc.assert(
      fc.property(text, (given) => {
        let last = 0;
        for (const { kind, start, end } of findSecrets(given)) {
          expect(kind).toMatch(/^[a-z]+(?:-[a-z]+)*$/u);
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(given.length);
      }),
      { numRuns: 1000 },
    );
  });
});
