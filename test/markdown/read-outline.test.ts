import { expect, test } from "vitest";
import { readOutline } from "../../src/markdown/read-outline.ts";

test("what the scanner is sure of is not asked of the tree", () => {
  expect(readOutline("# Title\n\n- [ ] task\n")).toMatchObject({ reader: "scanner", outline: { blocks: [{ kind: "heading" }, { kind: "list" }] } });
});

test("a stretch the scanner declines is answered by the tree", () => {
  const text = "# Title\n\n[ref]: http://x\n\ntext\n";
  expect(readOutline(text)).toMatchObject({ reader: "tree", outline: { blocks: [{ kind: "heading" }, { kind: "definition" }, { kind: "paragraph" }] } });
});

test("beyond the bounds the scanner's answer stands, and says why the tree gave none", () => {
  const text = `[ref]: http://x\n\n${"> ".repeat(4000)}x\n`;
  expect(readOutline(text, { maxLength: 100, timeoutMs: 1_000 })).toMatchObject({
    reader: "scanner",
    declined: expect.stringContaining("more than 100"),
    outline: { blocks: [{ kind: "opaque" }, { kind: "opaque" }] },
  });
  expect(readOutline(text, { maxLength: 1_000_000, timeoutMs: 50 })).toMatchObject({ reader: "scanner", declined: expect.any(String) });
});
