import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { PURE_ROOMS, ROOMS, seenFrom } from "../../scripts/rooms.cjs";
import { REPOSITORY } from "./support/small-house.ts";

describe("the table of rooms", () => {
  test("names each room once, and as pure only rooms", () => {
    const names = ROOMS.map(({ room }) => room);
    expect(new Set(names).size).toBe(names.length);
    expect(PURE_ROOMS.filter((room) => !names.includes(room))).toEqual([]);
  });

  test("lets no room see itself in the end", () => {
    for (const { room } of ROOMS) expect(seenFrom(room)).not.toContain(room);
  });
});

describe("what a room sees", () => {
  const cases: readonly (readonly [room: string, sees: readonly string[]])[] = [
    ["src/util", []],
    ["src/diagnostic", ["src/util"]],
    ["src/protocol", ["src/markdown", "src/util", "src/diagnostic"]],
    ["src/bin.ts", ["src/launcher", "src/main.ts", "src/hook.ts"]],
  ];
  test.each(cases)("%s", (room, sees) => {
    expect(seenFrom(room)).toEqual(sees);
  });

  test("reaches validators and hooks only where the program is put together, in src", () => {
    const reaching = (target: string): readonly string[] =>
      ROOMS.map(({ room }) => room).filter((room) => room.startsWith("src/") && seenFrom(room).includes(target));
    expect(reaching("validators")).toEqual(["src/main.ts", "src/hook.ts", "src/remark-library.ts"]);
    expect(reaching("hooks")).toEqual(["src/hook.ts"]);
  });

  test("is asked for rooms only", () => {
    expect(() => seenFrom("src/attic")).toThrow("Unexpected room `src/attic`");
  });
});

test("every folder that is shipped as code is in the table", () => {
  for (const folder of ["validators", "hooks"].filter((name) => existsSync(join(REPOSITORY, name)))) expect(ROOMS.map(({ room }) => room)).toContain(folder);
});
