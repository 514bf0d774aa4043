import fc from "fast-check";
import { expect, test } from "vitest";
import { redactOutput } from "../../../src/util/secrets/redact-output.ts";
import { redactSecrets } from "../../../src/util/secrets/redact-secrets.ts";
import { createRandom } from "../../workspace/support/random.ts";
import { NEGATIVES, POSITIVES } from "./labelled-secrets.ts";
import { makeValue } from "./make-value.ts";

const leaky = fc.oneof(
  fc.constantFrom(...POSITIVES, ...NEGATIVES).map(({ text }) => text),
  fc.tuple(fc.constantFrom(...POSITIVES), fc.string({ unit: "binary" }), fc.constantFrom(...POSITIVES)).map(([a, middle, b]) => a.text + middle + b.text),
  fc.string({ unit: "binary" }),
);
const value = fc.letrec((tie) => ({
  any: fc.oneof({ depthSize: "small" }, leaky, fc.double(), fc.constant(null), fc.boolean(), fc.array(tie("any")), fc.dictionary(fc.string(), tie("any"))),
})).any;
const document = fc.oneof(fc.array(value), fc.dictionary(fc.string(), value));

test("redacts a JSON document string by string", () => {
  let redacted = 0;
  fc.assert(
    fc.property(document, fc.constantFrom(0, 2), fc.constantFrom("", "\n"), (whole, indent, end) => {
      const text = JSON.stringify(whole, undefined, indent) + end;
      const shown = redactOutput(text);
      if (shown === text) return;
      redacted += 1;
      expect(leavesOf(JSON.parse(shown))).toEqual(leavesOf(JSON.parse(text)).map((leaf) => (typeof leaf === "string" ? redactSecrets(leaf) : leaf)));
      expect(shown.split("\n")).toHaveLength(text.split("\n").length);
    }),
    { numRuns: 800 },
  );
  expect(redacted).toBeGreaterThan(100);
});

test("redacts the names in a document", () => {
  const [one] = POSITIVES;
  expect(JSON.parse(redactOutput(JSON.stringify({ [one?.text ?? ""]: 1 })))).toEqual({ [redactSecrets(one?.text ?? "")]: 1 });
  expect(redactSecrets(one?.text ?? "")).not.toBe(one?.text);
});

test("redacts a value that is one by its name, and no other", () => {
  const password = makeValue("password-14", createRandom(1));
  const given = { password, login: { apiKey: password, note: "see the vault" }, list: [{ token: "password is not told here" }], other: password };
  expect(JSON.parse(redactOutput(JSON.stringify(given)))).toEqual({
    ...given,
    password: "[redacted]",
    login: { apiKey: "[redacted]", note: "see the vault" },
  });
});

test("changes nothing else about a document", () => {
  fc.assert(
    fc.property(document, fc.constantFrom(0, 2), (whole, indent) => {
      const text = JSON.stringify([{ token: "password is not told here" }, whole], undefined, indent);
      if (leavesOf(JSON.parse(text)).some((leaf) => typeof leaf === "string" && redactSecrets(leaf) !== leaf)) return;
      expect(redactOutput(text)).toBe(text);
    }),
  );
});

test.each(["{ not JSON", "[x] done", "plain"])("redacts %s as text", (start) => {
  const { text } = POSITIVES[0] ?? { text: "" };
  expect(redactOutput(`${start} ${text}`)).toBe(redactSecrets(`${start} ${text}`));
  expect(redactOutput(`${start} ${text}`)).toContain("[redacted]");
});

/** Names and values of a document in order. */
function leavesOf(whole: unknown): readonly unknown[] {
  if (Array.isArray(whole)) return whole.flatMap(leavesOf);
  if (typeof whole === "object" && whole !== null) return Object.entries(whole).flatMap(([key, inner]) => [key, ...leavesOf(inner)]);
  return [whole];
}
