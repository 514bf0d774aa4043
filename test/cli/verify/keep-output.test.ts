import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { keepOutput } from "../../../src/cli/verify/keep-output.ts";
import { tempFolder } from "../../workspace/support/temp-folder.ts";

/** Letters that a key is made of; no row of them repeats. */
const BASE64 = Array.from({ length: 400 }, (_, at) => `${((at * 7919) % 9973).toString(36)}Zk${((at * 104_729) % 99_991).toString(36)}Q`).join("");
/** Apart from the lines that it stands in, so that no scanner takes this file for a key. */
const KIND = "RSA PRIVATE KEY";
const KEY = `-----BEGIN ${KIND}-----\n${(BASE64.match(/.{64}/gu) ?? []).join("\n")}\n-----END ${KIND}-----\n`;
const TOKEN = `ghp_${"Zq9LmPxT".repeat(4)}abcd`;

const keptOf = (text: string): ReturnType<typeof keepOutput> => keepOutput(join(tempFolder({ out: text }), "out"));

/** Lines that say nothing, so many bytes of them. */
const filling = (bytes: number): string => "a line of it all\n".repeat(Math.ceil(bytes / 17)).slice(0, bytes);

describe("keepOutput", () => {
  test("keeps a short output whole, and one that is not there as nothing", () => {
    expect(keptOf("all\n")).toEqual({ head: "all\n", tail: "", bytes: 4 });
    expect(keepOutput(join(tempFolder(), "gone"))).toEqual({ head: "", tail: "", bytes: 0 });
  });

  test("keeps the beginning and the end of a long one", () => {
    const text = `first\n${filling(300_000)}last\n`;
    const { head, tail, bytes } = keptOf(text);
    expect([head.length, tail.length, bytes]).toEqual([8192, 24_576, text.length]);
    expect([text.startsWith(head), text.endsWith(tail)]).toEqual([true, true]);
  });

  test("leaves nothing of a secret that the cuts divide, wherever it stands", () => {
    const parts = [
      { secret: `token ${TOKEN}\n`, sample: TOKEN.slice(8, 24) },
      { secret: KEY, sample: BASE64.slice(64, 96) },
      { secret: KEY.replaceAll("\n", String.raw`\n`), sample: BASE64.slice(64, 96) },
    ];
    fc.assert(
      fc.property(fc.constantFrom(...parts), fc.nat(200_000), fc.nat(160_000), ({ secret, sample }, before, after) => {
        const { head, tail } = keptOf(`${filling(before)}\n${secret}${filling(after)}`);
        expect(`${head}\0${tail}`).not.toContain(sample);
        for (const line of secret.split("\n").slice(1, -2)) if (line.length > 40) expect(`${head}\0${tail}`).not.toContain(line.slice(0, 40));
      }),
      { numRuns: 300 },
    );
  });

  test("keeps the beginning and the end of one line without end, and of text whose letters are long", () => {
    for (const letter of ["x", "ä", "字", "🙂"]) {
      const { head, tail } = keptOf(`first\n${letter.repeat(400_000 / letter.length)}\nlast\n`);
      expect([head.length, tail.length]).toEqual([8192, 24_576]);
      expect([head.slice(0, 8), tail.slice(-7)]).toEqual([`first\n${letter.repeat(2)}`.slice(0, 8), `${letter}\nlast\n`.slice(-7)]);
    }
  });

  test("leaves nothing of a secret among many others that became short", () => {
    const bearer = `Authorization: Bearer ${BASE64.slice(0, 1900)} `;
    fc.assert(
      fc.property(fc.nat(4000), (before) => {
        const { head, tail } = keptOf(filling(before) + bearer.repeat(400) + filling(before));
        expect(`${head}\0${tail}`).not.toMatch(new RegExp(`${BASE64.slice(0, 12)}|${BASE64.slice(900, 912)}|${BASE64.slice(1888, 1900)}`, "u"));
      }),
      { numRuns: 60 },
    );
  });

  test("keeps no part of a character, and takes bytes that are no text", () => {
    const { head, tail } = keptOf("🙂\n".repeat(40_000));
    expect(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(head + tail)).toBe(false);
    expect(keptOf("\u0000\u0001".repeat(100_000)).head).toHaveLength(8192);
  });
});
