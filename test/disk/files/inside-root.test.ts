import { symlinkSync } from "node:fs";
import path, { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { insideRoot, isWithin } from "../../../src/disk/files/inside-root.ts";
import { resolveInside } from "../../../src/disk/files/resolve-inside.ts";
import { tempFolder } from "../../workspace/support/temp-folder.ts";
import { problemOf, valueOf } from "../../workspace/support/value-of.ts";

const FLAVOURS = [
  { name: "posix", flavour: path.posix, root: "/home/me/work" },
  { name: "win32", flavour: path.win32, root: "C:\\me\\work" },
] as const;

describe.each(FLAVOURS)("paths of the flavour $name", ({ flavour, root }) => {
  test.each(["..", "../other", "a/../../b", "/etc/passwd", "\\etc", "C:\\Windows", "c:x", "\\\\host\\share", "//host/share", "a\0b"])(
    "%j leaves the root",
    (written) => {
      expect(insideRoot(root, written, flavour)).toBeUndefined();
    },
  );

  test.each(["a", "a/b", "a/../b", "./a", ".", "", "..a", "a..b/..c", "ünï/côde"])("%j stays inside", (written) => {
    expect(insideRoot(root, written, flavour)).toBe(flavour.resolve(root, written));
  });

  test("what is given always lies within the root", () => {
    const part = fc.constantFrom("..", ".", "a", "b c", "", "C:", "/", "\\", "\0", "...", "~");
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), fc.constantFrom("/", "\\"), (parts, separator) => {
        const joined = insideRoot(root, parts.join(separator), flavour);
        expect(joined === undefined || isWithin(root, joined, flavour)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

test("windows separators count on windows and are part of a name elsewhere", () => {
  expect(insideRoot("C:\\w", "a\\..\\..\\b", path.win32)).toBeUndefined();
  expect(insideRoot("/w", "a\\..\\..\\b", path.posix)).toBe("/w/a\\..\\..\\b");
});

test("a link out of the root is a problem, one inside is followed, and what is not there yet resolves", () => {
  const outside = tempFolder({ "secret.md": "" });
  const root = tempFolder({ "real/a.md": "" });
  symlinkSync(outside, join(root, "out"));
  symlinkSync("real", join(root, "in"));
  symlinkSync("nowhere", join(root, "dangling"));
  expect(problemOf(resolveInside(root, "out/secret.md"))).toMatchObject({ code: "outside" });
  expect(problemOf(resolveInside(root, "out/new.md"))).toMatchObject({ code: "outside" });
  expect(problemOf(resolveInside(root, "dangling/new.md"))).toMatchObject({ code: "dangling-link" });
  expect(valueOf(resolveInside(root, "in/a.md"))).toBe(join(root, "in", "a.md"));
  expect(valueOf(resolveInside(root, "new/deep/b.md"))).toBe(join(root, "new", "deep", "b.md"));
  expect(problemOf(resolveInside(root, "../x")).message).toBe(`Cannot open "../x": it leads out of "${root}"`);
});
