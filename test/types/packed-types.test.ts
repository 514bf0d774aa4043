import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const ROOT = resolve(import.meta.dirname, "../..");

/** Inside the package, so that `agent-relay` is the package itself, as its exports give it. */
let folder = "";

beforeAll(() => {
  mkdirSync(join(ROOT, "dist"), { recursive: true });
  folder = mkdtempSync(join(ROOT, "dist", "types-"));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  ["ts", "imported"],
  ["cts", "required"],
])("the packed types of workflows say what those of the source say, in a .%s that is %s", { timeout: 60_000 }, (ending) => {
  const source = readFileSync(join(ROOT, "test/types/workflows.test-d.ts"), "utf8").replace("../../src/workflows-library.ts", "agent-relay/workflows");
  writeFileSync(join(folder, `workflows.${ending}`), source);
  const options = {
    extends: join(ROOT, "tsconfig.json"),
    compilerOptions: { skipLibCheck: false, verbatimModuleSyntax: false },
    include: [`*.${ending}`],
    exclude: [],
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(options));
  const tsc = join(createRequire(import.meta.url).resolve("typescript-native/package.json"), "..", "bin", "tsc");
  const { stdout, status } = spawnSync(process.execPath, [tsc, "-p", folder, "--noEmit"], { cwd: ROOT, encoding: "utf8" });
  expect(stdout).toBe("");
  expect(status).toBe(0);
});
