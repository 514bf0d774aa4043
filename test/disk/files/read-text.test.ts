import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readText } from "../../../src/disk/files/read-text.ts";
import { tempFolder } from "../../workspace/support/temp-folder.ts";
import { problemOf, valueOf } from "../../workspace/support/value-of.ts";

test("a snapshot keeps the byte-order mark and line endings and tells size, hash and mode", () => {
  const folder = tempFolder({ "a.md": "\u{feff}# Ä\r\n" });
  const snapshot = valueOf(readText(join(folder, "a.md")));
  expect(snapshot).toMatchObject({ text: "\u{feff}# Ä\r\n", bytes: 9, utf8: true, exists: true, realPath: join(folder, "a.md") });
  expect(snapshot.hash).toBe(createHash("sha256").update("\u{feff}# Ä\r\n").digest("hex"));
  expect(snapshot.mode & 0o777).toBe(snapshot.mode);
});

test("bytes that are not UTF-8 are read and marked", () => {
  const folder = tempFolder({ "a.md": Buffer.from([0x61, 0xff, 0x62]) });
  expect(valueOf(readText(join(folder, "a.md")))).toMatchObject({ text: "a\u{fffd}b", utf8: false, bytes: 3 });
});

test("a link is read through, and the real path is told", () => {
  const folder = tempFolder({ "real/a.md": "text" });
  symlinkSync(join("real", "a.md"), join(folder, "link.md"));
  expect(valueOf(readText(join(folder, "link.md")))).toMatchObject({ text: "text", path: join(folder, "link.md"), realPath: join(folder, "real", "a.md") });
});

test.each([
  { story: "a missing file", make: () => undefined, code: "not-found", words: "there is no such file or folder" },
  { story: "a folder", make: (path: string) => mkdirSync(path), code: "not-a-file", words: "it is a folder" },
  {
    story: "a dangling link",
    make: (path: string) => symlinkSync("nowhere", path),
    code: "dangling-link",
    words: "a symbolic link to a file that is not there",
  },
  { story: "a link to itself", make: (path: string) => symlinkSync("AGENT-HANDOFF.md", path), code: "link-loop", words: "form a loop" },
  { story: "a pipe", make: (path: string) => execFileSync("mkfifo", [path]), code: "not-a-file", words: "not a regular file" },
  { story: "a device", make: (path: string) => symlinkSync("/dev/null", path), code: "not-a-file", words: "not a regular file" },
  {
    story: "a file above the limit",
    make: (path: string) => writeFileSync(path, "x".repeat(101)),
    code: "too-big",
    words: "it has 101 bytes, the limit is 100",
  },
])("$story is a problem, not an exception", ({ make, code, words }) => {
  const path = join(tempFolder(), "AGENT-HANDOFF.md");
  make(path);
  const problem = problemOf(readText(path, 100));
  expect(problem).toMatchObject({ kind: "problem", code, path });
  expect(problem.message).toMatch(/^Cannot read "/);
  expect(problem.message).toContain(words);
});

test.each(["a\0b", "x".repeat(300), "file.md/below.md"])("a path that cannot be is a problem: %j", (name) => {
  const folder = tempFolder({ "file.md": "" });
  expect(problemOf(readText(join(folder, name))).kind).toBe("problem");
});
