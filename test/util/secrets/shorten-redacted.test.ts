import { describe, expect, test } from "vitest";
import { quoted } from "../../../src/lint/words.ts";
import { inlineValue, quoteList } from "../../../src/protocol/brief/quote.ts";
import { messageLine } from "../../../src/util/message-line.ts";
import { shortenRedacted } from "../../../src/util/secrets/shorten-redacted.ts";
import { createRandom } from "../../workspace/support/random.ts";
import { makeValue } from "./make-value.ts";

const random = createRandom(7);
const TOKEN = makeValue("github-token", random);
const SECRET = makeValue("hex40", random);

describe("a text that is cut for display", () => {
  test("keeps nothing of a secret that the cut goes through", () => {
    for (let before = 0; before < 120; before += 1) {
      const text = `${"word ".repeat(30).slice(0, before)} ${TOKEN} secret_key=${SECRET} and on it goes ${"word ".repeat(300)}`;
      for (const shown of [shortenRedacted(text, 60), quoted(text), inlineValue(text), quoteList([text], 1), messageLine(text), messageLine(text.repeat(3))]) {
        expect(shown).not.toContain(TOKEN.slice(4, 10));
        expect(shown).not.toContain(SECRET.slice(0, 6));
      }
    }
  });

  test("keeps nothing of a secret at the end of a long message", () => {
    for (let after = 0; after < 260; after += 1) {
      const shown = messageLine(`${"word ".repeat(300)}${TOKEN} ${"x ".repeat(after)}`);
      expect(shown).not.toContain(TOKEN.slice(-6));
    }
  });

  test("is left alone where it is short, for what prints it redacts it", () => {
    expect(shortenRedacted(TOKEN, 100)).toBe(TOKEN);
    expect(shortenRedacted("a plain text of some length", 10)).toBe("a plain t…");
  });
});
