import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readPages, REPOSITORY } from "./pages.ts";

interface Room {
  readonly room: string;
  readonly sees: string;
}

const { ROOMS } = createRequire(import.meta.url)("../../scripts/rooms.cjs") as { readonly ROOMS: readonly Room[] };

test("ARCHITECTURE names every room that is there, and what it sees, as the check of layers does", () => {
  const page = readPages().find(({ path }) => path === "ARCHITECTURE.md")?.text ?? "";
  const rows = [...page.matchAll(/^\| `(?<room>[^`]+)` \| [^|]+ \| (?<sees>[^|]+) \|$/gmu)].map((match) => ({
    room: match.groups?.["room"] ?? "",
    sees: match.groups?.["sees"] ?? "",
  }));
  const there = ROOMS.filter(({ room }) => existsSync(join(REPOSITORY, room))).map(({ room, sees }) => ({ room, sees }));
  const byName = (a: Room, b: Room): number => (a.room < b.room ? -1 : 1);
  expect(rows.sort(byName)).toEqual(there.sort(byName));
});
