import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { createIgnore, ignoreFolder } from "../../../src/cli/config/create-ignore.ts";

const ROOT = resolve("/work");

test.each([
  [[], "a.md", false],
  [["drafts/**"], "drafts/a/b.md", true],
  [["drafts/**"], "app/drafts/a.md", false],
  [["./drafts/**"], "drafts/a.md", true],
  [["**/drafts/**"], "app/drafts/a.md", true],
  [["*.md"], "a.md", true],
  [["*.md"], "app/a.md", false],
  [["**"], ".hidden/.a.md", true],
  [["**"], "../other/a.md", false],
  [["../**"], "../other/a.md", false],
  [["..a/**"], "..a/a.md", true],
  [["drafts/**", "!drafts/keep.md"], "drafts/keep.md", false],
  [["drafts/**", "!drafts/keep.md"], "drafts/a.md", true],
  [["!keep.md"], "a.md", false],
])("%j and %s: %s", async (globs, path, ignored) => {
  const isIgnored = await createIgnore(globs, ROOT);
  expect(isIgnored(join(ROOT, path))).toBe(ignored);
});

test.each([
  [{ source: "project", name: join(ROOT, "app/agent-relay.config.yaml") }, join(ROOT, "app")],
  [{ source: "workspace", name: join(ROOT, "package.json") }, ROOT],
  [{ source: "user", name: "/home/me/.config/agent-relay/config.json" }, "/fallback"],
  [{ source: "environment", name: "AGENT_RELAY_IGNORE" }, "/fallback"],
  [{ source: "default" }, "/fallback"],
] as const)("globs of %j are relative to %s", (origin, folder) => {
  expect(ignoreFolder({ origins: { ignore: origin } }, "/fallback")).toBe(folder);
});
