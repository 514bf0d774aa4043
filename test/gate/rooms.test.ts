import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { PURE_ROOMS, ROOMS, seenFrom } from "../../scripts/rooms.cjs";
import { REPOSITORY } from "./support/small-house.ts";

/** The rows of the table of rooms in ARCHITECTURE.md, without the marks of code. */
function tableOfArchitecture(): readonly { readonly room: string; readonly sees: string }[] {
  const text = readFileSync(join(REPOSITORY, "ARCHITECTURE.md"), "utf8");
  const section = /^## Rooms$(?<body>[\s\S]*?)^## /mu.exec(text)?.groups?.["body"] ?? "";
  const rows = section.split("\n").filter((line) => line.startsWith("| `"));
  return rows.map((row) => row.replaceAll("`", "").split("|").map((cell) => cell.trim())).map(([, room = "", , sees = ""]) => ({ room, sees }));
}

describe("the table of rooms", () => {
  test("is the one that ARCHITECTURE.md shows", () => {
    const shown = tableOfArchitecture().filter(({ sees }) => sees !== "");
    expect(shown.length).toBeGreaterThan(8);
    expect(shown).toEqual(shown.map(({ room }) => ROOMS.find((entry) => entry.room === room)));
  });

  test("is shown in ARCHITECTURE.md for every folder of the product", () => {
    const folders = readdirSync(join(REPOSITORY, "src"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const shown = tableOfArchitecture().map(({ room }) => room);
    expect(folders.map((entry) => `src/${entry.name}`).filter((room) => !shown.includes(room))).toEqual([]);
  });

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
    ["src/bin.ts", ["src/main.ts"]],
  ];
  test.each(cases)("%s", (room, sees) => {
    expect(seenFrom(room)).toEqual(sees);
  });

  test("reaches validators from main alone, in src", () => {
    expect(ROOMS.filter(({ room }) => room.startsWith("src/") && seenFrom(room).includes("validators")).map(({ room }) => room)).toEqual(["src/main.ts"]);
  });

  test("is asked for rooms only", () => {
    expect(() => seenFrom("src/attic")).toThrow("Unexpected room `src/attic`");
  });
});

test("every folder that is shipped as code is in the table", () => {
  for (const folder of ["validators", "hooks"].filter((name) => existsSync(join(REPOSITORY, name)))) expect(ROOMS.map(({ room }) => room)).toContain(folder);
});
