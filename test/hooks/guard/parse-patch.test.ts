import fc from "fast-check";
import { expect, test } from "vitest";
import { parsePatch, stripFolders } from "../../../hooks/guard/parse-patch.ts";

test("all headers of apply_patch name files, moves both of them", () => {
  const patch =
    "*** Begin Patch\n*** Add File: new.ts\n+*** Add File: fake.ts\n*** Update File: old.ts\n*** Move to: moved.ts\n@@\n-*** Delete File: no.ts\n*** Delete File: gone.ts\n*** End Patch\n";
  expect(parsePatch(patch)).toEqual({ kind: "apply-patch", paths: ["new.ts", "old.ts", "moved.ts", "gone.ts"] });
});

test("blanks around names, CRLF and an indented patch are read", () => {
  expect(parsePatch("*** Update File:   my file.ts  \r\n").paths).toEqual(["my file.ts"]);
  expect(parsePatch("  *** Begin Patch\n  *** Update File: a.ts\n").paths).toEqual(["a.ts"]);
  expect(parsePatch("*** Update File: a.ts\n *** Update File: context.ts\n").paths).toEqual(["a.ts"]);
});

test("a diff names files in its own ways", () => {
  const diff =
    'diff --git a/src/a.ts b/src/a.ts\n--- a/src/a.ts\n+++ b/src/a.ts\n@@ -1 +1 @@\n---- no\n+x\ndiff --git a/o.ts b/n.ts\nrename from o.ts\nrename to n.ts\n--- /dev/null\n+++ b/new.ts\t2026-11-20\n+++ "b/with \\"quotes\\".ts"\n';
  const { kind, paths } = parsePatch(diff);
  expect(kind).toBe("diff");
  expect(new Set(paths.map((path) => stripFolders(path, 1)))).toEqual(new Set(["src/a.ts", "o.ts", "n.ts", "new.ts", 'with "quotes".ts']));
});

test("other texts name nothing", () => {
  expect(parsePatch("")).toEqual({ kind: "diff", paths: [] });
  expect(parsePatch("--- a heading\ntext").paths).toEqual(["a heading"]);
  expect(parsePatch("hello\n*** note\n").paths).toEqual([]);
});

test("no text makes it throw", () => {
  const pieces = fc.constantFrom("*** Add File: ", "*** Move to:", "\n", "\r", " ", "diff --git a/", "--- ", "+++ b/", '"', "rename to ", "a", "\\");
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 5 })), { maxLength: 40 }), (parts) => {
      const { paths } = parsePatch(parts.join(""));
      expect(paths.every((path) => path !== "" && !path.includes("\n"))).toBe(true);
    }),
    { numRuns: 10_000 },
  );
});
