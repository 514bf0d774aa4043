import { readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { succeed } from "../../../src/diagnostic/result.ts";
import { updateFile } from "../../../src/workspace/files/update-file.ts";
import { ensureStateFolder, findStateFolder, stateHome } from "../../../src/disk/lock/state-folder.ts";
import { tempFolder } from "../../workspace/support/temp-folder.ts";
import { valueOf } from "../../workspace/support/value-of.ts";

const usual = process.env["TMPDIR"];
beforeEach(() => {
  process.env["TMPDIR"] = tempFolder();
});
afterEach(() => {
  if (usual === undefined) delete process.env["TMPDIR"];
  else process.env["TMPDIR"] = usual;
});

test.each([
  ["/w/app/AGENT-HANDOFF.md", "/w/app"],
  ["/w/app/docs/HANDOFF.md", "/w/app"],
  ["/w/app/Docs/HANDOFF.md", "/w/app"],
  ["/docs/HANDOFF.md", "/"],
])("the state of %s lies in %s", (file, home) => {
  expect(stateHome(file)).toBe(home);
});

test("reading creates nothing", () => {
  const home = tempFolder();
  expect(findStateFolder(home)).toBe(join(home, ".agent-relay"));
  expect(statSync(join(home, ".agent-relay"), { throwIfNoEntry: false })).toBeUndefined();
});

test("an empty .gitignore, left by a process that was killed, is filled", () => {
  const home = tempFolder({ ".agent-relay/.gitignore": "" });
  valueOf(ensureStateFolder(home));
  expect(readFileSync(join(home, ".agent-relay", ".gitignore"), "utf8")).toBe("*\n");
});

test("a .gitignore of the user's own stays", () => {
  const home = tempFolder({ ".agent-relay/.gitignore": "*\n!keep\n" });
  valueOf(ensureStateFolder(home));
  expect(readFileSync(join(home, ".agent-relay", ".gitignore"), "utf8")).toBe("*\n!keep\n");
});

test.each([
  { story: "a file", make: (path: string) => writeFileSync(path, "") },
  { story: "a link that leads elsewhere", make: (path: string) => symlinkSync(tmpdir(), path) },
])("$story in its place: state goes to a private folder, for readers too, and writing works", ({ make }) => {
  const home = tempFolder({ "AGENT-HANDOFF.md": "old\n" });
  make(join(home, ".agent-relay"));
  const folder = valueOf(ensureStateFolder(home));
  expect(folder.startsWith(tmpdir())).toBe(true);
  expect(statSync(join(folder, "..")).mode & 0o777).toBe(0o700);
  expect(findStateFolder(home)).toBe(folder);
  valueOf(updateFile<never>(join(home, "AGENT-HANDOFF.md"), ({ text }) => succeed(`${text}new\n`)));
  expect(readFileSync(join(home, "AGENT-HANDOFF.md"), "utf8")).toBe("old\nnew\n");
});
