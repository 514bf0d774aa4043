import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sha256 } from "../../../src/disk/files/sha256.ts";
import { sha256OfShort } from "../../../src/disk/files/sha256-of-short.ts";

function digestOfNode(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}

describe("sha256", () => {
  test("gives what the standard gives for its own examples", () => {
    expect(sha256("")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    expect(sha256("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  });

  test("agrees with Node for every length around the ends of blocks", () => {
    for (let length = 0; length < 330; length += 1) {
      const data = Buffer.alloc(length, length % 251);
      expect(sha256OfShort(data)).toBe(digestOfNode(data));
      expect(sha256(data)).toBe(digestOfNode(data));
    }
  });

  test("agrees with Node for any text and any bytes", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 700 }), (text) => sha256(text) === digestOfNode(text)));
    fc.assert(fc.property(fc.uint8Array({ maxLength: 700 }), (data) => sha256(data) === digestOfNode(data)));
  });
});
