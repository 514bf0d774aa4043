import { mkdirSync, readFileSync, readdirSync, readlinkSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createFile } from "../../../src/disk/files/create-file.ts";
import { tempFolder } from "../../workspace/support/temp-folder.ts";
import { problemOf, valueOf } from "../../workspace/support/value-of.ts";

test("a file is created with its folders, and only it", () => {
  const folder = tempFolder();
  expect(valueOf(createFile(join(folder, "a", "b", "new.md"), "tëxt\n"))).toBe(6);
  expect(readFileSync(join(folder, "a", "b", "new.md"), "utf8")).toBe("tëxt\n");
  expect(readdirSync(join(folder, "a", "b"))).toEqual(["new.md"]);
  expect(statSync(join(folder, "a", "b", "new.md")).mode & 0o777).toBe(statSync(join(tempFolder({ usual: "" }), "usual")).mode & 0o777);
});

test("nothing that is there is overwritten: file, folder, dangling link", () => {
  const folder = tempFolder({ "file.md": "old" });
  mkdirSync(join(folder, "folder.md"));
  symlinkSync("nowhere", join(folder, "link.md"));
  for (const name of ["file.md", "folder.md", "link.md"]) expect(problemOf(createFile(join(folder, name), "new"))).toMatchObject({ code: "exists" });
  expect(readFileSync(join(folder, "file.md"), "utf8")).toBe("old");
  expect(readlinkSync(join(folder, "link.md"))).toBe("nowhere");
  expect(readdirSync(folder)).toHaveLength(3);
});

test("a path through a file is a problem", () => {
  const folder = tempFolder({ "file.md": "old" });
  expect(problemOf(createFile(join(folder, "file.md", "new.md"), "new")).kind).toBe("problem");
});
