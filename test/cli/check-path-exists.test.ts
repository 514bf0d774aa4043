import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { pathExists } from "../../src/cli/check/path-exists.ts";
import { makeFolder } from "./check-workspace.ts";

const FILES = { "src/auth/token.ts": "", "src/[id]/page.tsx": "", ".github/ci.yml": "", "node_modules/x/a.sql": "" };

test.each([
  "src",
  "src/",
  "./src/auth/token.ts",
  "src/**",
  "src/**/*",
  "src/*/token.ts",
  "**/*.ts",
  "src/[id]/page.tsx",
  "{src,lib}/**/*.ts",
  "**/*.yml",
  "src\\auth\\token.ts",
])("%s matches something", (pattern) => {
  expect(pathExists(makeFolder(FILES), pattern)).toBe(true);
});

test.each(["lib", "lib/**", "src/*.ts", "**/*.py", "src/auth/token.ts/x", "**/*.sql", "src/\u0000"])("%j matches nothing", (pattern) => {
  expect(pathExists(makeFolder(FILES), pattern)).toBe(false);
});

test("a link that leads in a circle is not followed", () => {
  const root = makeFolder(FILES);
  symlinkSync(root, join(root, "src", "loop"));
  expect(pathExists(root, "**/*.nothing")).toBe(false);
});
