import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cutLongStrings } from "../../../hooks/session/cut-long-strings.ts";
import { parseStdin } from "../../../hooks/session/parse-stdin.ts";

const bytes = (text: string): Uint8Array => Buffer.from(text, "utf8");

test("input is parsed, also with a byte-order mark or bytes that are no UTF-8", () => {
  expect(parseStdin(bytes('\ufeff{"a":1}'))).toEqual({ ok: true, value: { a: 1 } });
  expect(parseStdin(Buffer.from('{"a":"\xff"}', "latin1"))).toEqual({ ok: true, value: { a: "\ufffd" } });
});

test.each([
  ["", "it is empty"],
  ["{", "it is no JSON"],
  ["HANDOFF", "it is no JSON"],
  ['{"a":1}{"b":2}', "it is no JSON"],
  ["[".repeat(100_000), "it is no JSON"],
])("%j is a problem", (text, problem) => {
  expect(parseStdin(bytes(text))).toEqual({ ok: false, problem });
});

test("a prompt of 50 MB is cut, and what stands around it is read", () => {
  const input = bytes(JSON.stringify({ hook_event_name: "UserPromptSubmit", prompt: `HANDOFF ${'x"\\\n'.repeat(13_000_000)}`, cwd: "/p" }));
  const parsed = parseStdin(input);
  expect(parsed).toMatchObject({ ok: true, value: { hook_event_name: "UserPromptSubmit", cwd: "/p" } });
  expect(JSON.stringify(parsed).length).toBeLessThan(3_000_000);
});

test("other input of that size is refused without being parsed", () => {
  expect(parseStdin(Buffer.alloc(50_000_000, "["))).toEqual({ ok: false, problem: "it has 50000000 bytes" });
  expect(parseStdin(Buffer.alloc(50_000_000, '"'))).toMatchObject({ ok: false });
  expect(parseStdin(Buffer.alloc(50_000_000, "\\"))).toMatchObject({ ok: false });
});

describe("cutting long strings", () => {
  test("leaves what is still JSON, with each string the beginning of what it was", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary", maxLength: 60 }), { maxLength: 6 }), fc.integer({ min: 8, max: 40 }), (strings, limit) => {
        const cut: unknown = JSON.parse(Buffer.from(cutLongStrings(bytes(JSON.stringify(strings)), limit)).toString("utf8"));
        expect(Array.isArray(cut) && cut.length).toBe(strings.length);
        for (const [at, text] of strings.entries()) expect(text.startsWith(Array.isArray(cut) ? String(cut[at]) : "-")).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test("never throws on any bytes, and never makes them longer", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.integer({ min: 8, max: 40 }), (data, limit) => {
        expect(cutLongStrings(data, limit).length).toBeLessThanOrEqual(data.length);
      }),
    );
  });
});
