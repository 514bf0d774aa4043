import type * as Fs from "node:fs";
import { afterEach, expect, test, vi } from "vitest";
import { writeFully } from "../../src/cli/write-fully.ts";

let codes: string[] = [];
let written = "";

vi.mock("node:fs", async (load) => ({
  ...(await load<typeof Fs>()),
  writeSync: (_: number, part: Buffer): number => {
    const code = codes.shift();
    if (code !== undefined) throw Object.assign(new Error(code), { code });
    written += part.subarray(0, 3).toString();
    return Math.min(3, part.length);
  },
}));

afterEach(() => {
  codes = [];
  written = "";
});

test("a text is written in parts, and again where the reader is slow", () => {
  codes = ["EAGAIN"];
  writeFully(1, "# A handoff\n");
  expect(written).toBe("# A handoff\n");
});

test.each(["EPIPE", "EIO"])("a reader or terminal that has gone away (%s) ends the output without noise", (code) => {
  codes = [code];
  writeFully(2, "text");
  expect(written).toBe("");
});

test("what cannot be written is thrown as the system says it", () => {
  codes = ["ENOSPC"];
  expect(() => writeFully(1, "text")).toThrow("ENOSPC");
});
