import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createRedactingWriter } from "../../../src/cli/runs/redacting-writer.ts";
import { redactSecrets } from "../../../src/util/secrets/redact-secrets.ts";
import { makeValue } from "../../util/secrets/make-value.ts";
import { createRandom } from "../../workspace/support/random.ts";

const random = createRandom(7);
const TOKEN = makeValue("github-token", random);
const KEY = makeValue("pem-rsa", random);

function written(pieces: readonly string[], flush = false): string {
  let all = "";
  const writer = createRedactingWriter((text) => void (all += text));
  for (const piece of pieces) {
    writer.push(piece);
    if (flush) writer.flush();
  }
  writer.end();
  return all;
}

describe("a redacting writer", () => {
  test("finds a secret wherever the pieces end", () => {
    const text = `one\nexport TOKEN=${TOKEN}\n${KEY}\nlast line without an end`;
    expect(redactSecrets(text)).not.toContain(TOKEN);
    fc.assert(
      fc.property(fc.array(fc.nat(text.length), { maxLength: 8 }), (cuts) => {
        const at = [0, ...cuts.toSorted((a, b) => a - b), text.length];
        const pieces = at.slice(1).map((end, index) => text.slice(at[index], end));
        expect(written(pieces)).toBe(redactSecrets(text));
      }),
    );
  });

  test("finds a key that begins in one block and ends in the next, in bounded memory", () => {
    const filler = "a line of a log that says nothing\n".repeat(1900);
    const text = `${filler}${KEY}\n${filler}`;
    const pieces = text.match(/[^]{1,1000}/gu) ?? [];
    const out = written(pieces);
    expect(out).toBe(redactSecrets(text));
    for (const line of KEY.split("\n").filter((part) => part.length > 40)) expect(out).not.toContain(line);
  });

  test("writes whole lines at once where it is flushed, and a text without secrets byte for byte", () => {
    const text = "one\ntwo ä\r\n\n{three}\nfour";
    expect(written(Array.from(text), true)).toBe(text);
  });

  test("writes a line of megabytes without keeping it", () => {
    const text = `${"word ".repeat(400_000)}${TOKEN} ${"word ".repeat(100)}`;
    const out = written(text.match(/[^]{1,60000}/gu) ?? []);
    expect(out).not.toContain(TOKEN);
    expect(out.length).toBeGreaterThan(2_000_000);
  });
});
