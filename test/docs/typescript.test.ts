import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readDocParts } from "./blocks.ts";
import { readPages, REPOSITORY } from "./pages.ts";

const ROOT = join(REPOSITORY, "dist");
mkdirSync(ROOT, { recursive: true });
/** Inside the package, so that `agent-relay` is the package itself, as its exports give it. */
const FOLDER = mkdtempSync(join(ROOT, "docs-"));

const blocks = readPages().flatMap((page) =>
  readDocParts(page.text).flatMap((part) => (part.kind === "block" && part.language === "ts" ? [{ ...part, page: page.path }] : [])),
);
const files = blocks.map((block) => ({ name: `${block.page.replace(/\W+/gu, "-")}-${String(block.line)}.ts`, block }));
for (const { name, block } of files) writeFileSync(join(FOLDER, name), `${block.body}\nexport {};\n`);

afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

test("the pages show how the library is used", () => {
  expect(blocks.map((block) => block.page)).toEqual(expect.arrayContaining(["docs/library.md", "docs/markdown.md"]));
});

test("every ts block of the pages fits the library's types", { timeout: 120_000 }, () => {
  const options = { extends: join(REPOSITORY, "tsconfig.json"), compilerOptions: { noUnusedLocals: false }, include: ["*.ts"], exclude: [] };
  writeFileSync(join(FOLDER, "tsconfig.json"), JSON.stringify(options));
  const tsc = join(createRequire(import.meta.url).resolve("typescript-native/package.json"), "..", "bin", "tsc");
  const result = spawnSync(process.execPath, [tsc, "-p", FOLDER, "--noEmit"], { cwd: REPOSITORY, encoding: "utf8" });
  expect(result.stdout).toBe("");
  expect(result.status).toBe(0);
});

test.each(files.filter(({ block }) => block.noRun === undefined))("the ts block $name runs", { timeout: 60_000 }, ({ name }) => {
  const result = spawnSync(process.execPath, ["--import", "tsx", join(FOLDER, name)], { cwd: REPOSITORY, encoding: "utf8" });
  expect(result.stderr).toBe("");
  expect(result.status).toBe(0);
});
