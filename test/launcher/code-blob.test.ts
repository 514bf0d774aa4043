import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { packCode } from "../../src/launcher/code-blob.ts";
import { unpackCode } from "./unpack-code.ts";

const CODE = fc.array(fc.tuple(fc.string({ minLength: 1 }), fc.uint8Array({ minLength: 1, maxLength: 200 })), { maxLength: 6 });

describe("a file of compiled code", () => {
  test("gives back what was packed", () => {
    fc.assert(
      fc.property(CODE, (entries) => {
        const code = new Map(entries.map(([name, data]) => [name, Buffer.from(data)]));
        expect(unpackCode(packCode(code))).toEqual(code);
      }),
    );
  });

  test("never gives a piece that was changed, since V8 would crash on it", () => {
    fc.assert(
      fc.property(CODE, fc.nat(), fc.integer({ min: 1, max: 255 }), (entries, place, bits) => {
        const code = new Map(entries.map(([name, data]) => [name, Buffer.from(data)]));
        const blob = packCode(code);
        const at = place % blob.length;
        blob[at] = (blob[at] ?? 0) ^ bits;
        for (const [name, data] of unpackCode(blob)) expect(data).toEqual(code.get(name));
      }),
    );
  });

  test("is empty where a part of it is missing or it is something else", () => {
    const blob = packCode(new Map([["main.cjs", Buffer.alloc(100, 7)]]));
    for (let length = 0; length < blob.length - 4; length += 1) expect(unpackCode(blob.subarray(0, length)).size).toBe(0);
    expect(unpackCode(Buffer.from("ARC1 is not enough, and neither is ARC1 is not enough, and neither is")).size).toBe(0);
  });
});
