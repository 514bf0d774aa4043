import { readFileSync, readdirSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type FileCache, createFileCache } from "../../../src/workspace/discovery/file-cache.ts";
import { markOf } from "../../../src/workspace/discovery/file-mark.ts";
import { tempFolder } from "../support/temp-folder.ts";

const LATER = Date.now() + 60_000;
const isText = (value: unknown): value is string => typeof value === "string";

function open(home: string, version = "1"): FileCache<string> {
  return createFileCache(home, { name: "summaries", version, check: isText, nowMs: () => LATER });
}

test("a value is kept until the file changes, even when its time is set back", () => {
  const home = tempFolder({ "a.md": "one" });
  const file = join(home, "a.md");
  const before = statSync(file);
  const first = open(home);
  first.set(file, markOf(before), "summary");
  first.save();
  expect(open(home).get(file, markOf(before))).toBe("summary");
  writeFileSync(file, "two");
  utimesSync(file, before.atime, before.mtime);
  expect(open(home).get(file, markOf(statSync(file)))).toBeUndefined();
});

test("a file that changed just now is not kept", () => {
  const home = tempFolder({ "a.md": "one" });
  const mark = markOf(statSync(join(home, "a.md")));
  const cache = createFileCache(home, { name: "summaries", version: "1", check: isText });
  cache.set("a.md", mark, "summary");
  cache.save();
  expect(open(home).get("a.md", mark)).toBeUndefined();
});

test("what is not asked for any more is dropped, and nothing is written when nothing changed", () => {
  const home = tempFolder();
  const first = open(home);
  first.set("a.md", "1:1:1:1", "a");
  first.set("b.md", "1:1:1:1", "b");
  first.save();
  const second = open(home);
  expect(second.get("a.md", "1:1:1:1")).toBe("a");
  second.set("c.md", "1:1:1:1", "c");
  second.save();
  const file = join(home, ".agent-relay", "cache", "summaries.json");
  expect(Object.keys(JSON.parse(readFileSync(file, "utf8")).files)).toEqual(["a.md", "c.md"]);
  const inode = statSync(file).ino;
  const third = open(home);
  third.get("a.md", "1:1:1:1");
  third.save();
  expect(statSync(file).ino).toBe(inode);
});

test("opening and reading create nothing", () => {
  const home = tempFolder();
  const cache = open(home);
  expect(cache.get("a.md", "1:1:1:1")).toBeUndefined();
  cache.save();
  expect(readdirSync(home)).toEqual([]);
});

test.each([
  "",
  "{",
  "null",
  "[]",
  '{"version":"1"}',
  '{"version":"1","files":7}',
  '{"version":"1","files":{"a.md":"x"}}',
  '{"version":"1","files":{"a.md":["1:1:1:1",7]}}',
  '{"version":"2","files":{"a.md":["1:1:1:1","a"]}}',
])("the cache file %j is an empty cache", (text) => {
  const home = tempFolder({ ".agent-relay/cache/summaries.json": text });
  const cache = open(home);
  expect(cache.get("a.md", "1:1:1:1")).toBeUndefined();
  cache.set("a.md", "1:1:1:1", "new");
  cache.save();
  expect(open(home).get("a.md", "1:1:1:1")).toBe("new");
});

test("names of an object's own are no entries", () => {
  expect(open(tempFolder()).get("constructor", "1:1:1:1")).toBeUndefined();
});
