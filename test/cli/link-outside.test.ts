import { readFileSync, realpathSync, renameSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { git } from "../workspace/support/git-repository.ts";
import { runCli } from "./run.ts";
import { makeFolder, makeWorkspace, textOf } from "./workspace.ts";

const SHOP = "shop/AGENT-HANDOFF.md";

/** A workspace whose handoff lies elsewhere, with a link to it in its place. */
function linked(elsewhere: string): { readonly root: string; readonly file: string } {
  const root = makeWorkspace({ shop: { owner: "codx", next: "Build it\u200b" } });
  const file = join(elsewhere === "" ? root : elsewhere, "real.md");
  renameSync(join(root, SHOP), file);
  symlinkSync(file, join(root, SHOP));
  return { root, file };
}

test.each([
  ["claim", ["claim", "--project", "shop", "--as", "codex"]],
  ["handoff", ["handoff", "codex", "shop", "--as", "user"]],
  ["block", ["block", "--project", "shop", "--as", "user", "--reason", "x"]],
])("%s does not write through a handoff that is a link out of the workspace", async (_, words) => {
  const { root, file } = linked(makeFolder());
  const before = readFileSync(file, "utf8");
  const { code, err } = await runCli(words, { cwd: root });
  expect(err).toContain(`Cannot write "${join(root, SHOP)}": it is a link that leads out of "${root}"`);
  expect(code).toBe(1);
  expect(readFileSync(file, "utf8")).toBe(before);
});

test("check --fix tells of such a link, and leaves what it leads to alone", async () => {
  const { root, file } = linked(makeFolder());
  const before = readFileSync(file, "utf8");
  const { code, out } = await runCli(["check", "--fix"], { cwd: root });
  expect(code).toBe(1);
  expect(out).toContain("it is a link that leads out of");
  expect(readFileSync(file, "utf8")).toBe(before);
});

test("a link that stays in the workspace is written through", async () => {
  const { root, file } = linked("");
  expect((await runCli(["check", "--fix"], { cwd: root })).out).toContain("mended");
  expect(realpathSync(join(root, SHOP))).toBe(file);
  expect(textOf(root, "real.md")).toContain("| Current Owner | Codex |");
});

test("a link that stays in the repository around the workspace is written through", async () => {
  const top = makeFolder({ "notes/real.md": "" });
  git(top, "init", "-q");
  const { root } = linked(join(top, "notes"));
  renameSync(root, join(top, "ws"));
  expect((await runCli(["check", "--fix"], { cwd: join(top, "ws") })).out).toContain("mended");
  expect(textOf(top, "notes/real.md")).toContain("| Current Owner | Codex |");
});
