import fc from "fast-check";
import { expect, test } from "vitest";
import { hasBlock, putBlock, takeBlock } from "../../../../src/cli/hooks/git/git-block.ts";

const TEXT = fc.oneof(
  fc.string(),
  fc.array(fc.constantFrom("#!/bin/sh", "echo 1", "", "exit 0", "\r", "# agent-relay:end"), { maxLength: 6 }).map((lines) => lines.join("\n")),
);

test.each(["top", "end"] as const)("lines that were put at the %s and taken out leave the bytes of before", (where) => {
  fc.assert(
    fc.property(TEXT, (text) => {
      const put = putBlock(text, ["call me || exit $?"], where);
      expect(hasBlock(put)).toBe(true);
      expect(putBlock(put, ["call me || exit $?"], where)).toBe(put);
      expect(takeBlock(put)).toBe(text);
    }),
    { numRuns: 3000 },
  );
});

test("an interpreter's line stays the first", () => {
  expect(putBlock("#!/bin/bash\nexit 0\n", ["x"], "top")).toBe("#!/bin/bash\n# agent-relay:start\nx\n# agent-relay:end\nexit 0\n");
});
