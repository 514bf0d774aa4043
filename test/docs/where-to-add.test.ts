import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readPages, REPOSITORY } from "./pages.ts";

const readme = readPages().find((page) => page.path === "README.md")?.text ?? "";

test("README says on its first screen where things are added", () => {
  const lines = readme.split("\n");
  const at = lines.findIndex((line) => line.startsWith("## Where do I add"));
  expect(at).toBeGreaterThan(0);
  expect(at).toBeLessThan(30);
});

test("every folder README names for additions is there", () => {
  const section = /## Where do I add[^\n]*\n(?<body>[\s\S]*?)\n## /u.exec(readme)?.groups?.["body"] ?? "";
  const folders = [...section.matchAll(/`(?<path>[\w./-]+\/)[^`]*`/gu)].map((match) => (match.groups?.["path"] ?? "").replace(/<.*$/u, ""));
  expect(folders.length).toBeGreaterThan(3);
  expect(folders.filter((folder) => !existsSync(join(REPOSITORY, folder)))).toEqual([]);
});

test("README has its two commands, and package.json and CI have what they call", async () => {
  expect(readme).toContain("npm ci && npm run demo");
  expect(readme).toContain("npm ci && npm test");
  const manifest: unknown = (await import(join(REPOSITORY, "package.json"), { with: { type: "json" } })) as unknown;
  expect(manifest).toHaveProperty("default.scripts.demo");
  expect(manifest).toHaveProperty("default.scripts.test");
});
