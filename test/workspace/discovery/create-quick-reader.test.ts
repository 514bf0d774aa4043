import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createQuickReader } from "../../../src/workspace/discovery/create-quick-reader.ts";
import { tempFolder } from "../support/temp-folder.ts";

test("files are read one after the other, whatever their size and letters", () => {
  const files = { small: "a", letters: "Größe 😀\r\n", empty: "", large: "xyz\n".repeat(50_000), after: "b" };
  const root = tempFolder(files);
  const read = createQuickReader();
  for (const [name, text] of Object.entries(files)) expect(read(join(root, name), Buffer.byteLength(text))).toBe(text);
});

test("a file that has grown is read whole, as long as it is not very much larger", () => {
  const root = tempFolder({ grown: "first\nsecond\n", huge: "x".repeat(200_000) });
  const read = createQuickReader();
  expect(read(join(root, "grown"), 6)).toBe("first\nsecond\n");
  expect(read(join(root, "huge"), 6)).toBeUndefined();
});

test("what is gone, shorter than it was, no file or very large is left to others", () => {
  const root = tempFolder({ short: "ab" });
  mkdirSync(join(root, "folder"));
  const read = createQuickReader();
  expect(read(join(root, "none"), 1)).toBeUndefined();
  expect(read(join(root, "short"), 3)).toBeUndefined();
  expect(read(join(root, "folder"), 0)).toBeUndefined();
  expect(read(join(root, "short"), 1 << 21)).toBeUndefined();
});
