import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { rolldown } from "rolldown";
import { expect, test } from "vitest";
import { loadTemplate } from "../../../src/workspace/scaffold/load-template.ts";
import { packageFolder } from "../../../src/workspace/scaffold/package-folder.ts";
import { tempFolder } from "../support/temp-folder.ts";
import { problemOf, valueOf } from "../support/value-of.ts";

const ROOT = join(import.meta.dirname, "..", "..", "..");

test("the templates of this package are read by name", () => {
  expect(valueOf(loadTemplate("project/AGENT-HANDOFF.md"))).toContain("Handoff");
});

test.each(["none.md", "../package.json", "/etc/passwd", "project"])("the name %j is a problem", (name) => {
  expect(problemOf(loadTemplate(name)).kind).toBe("problem");
});

test("a folder without templates above is no package", () => {
  expect(packageFolder(tempFolder())).toBeUndefined();
});

test.each([
  { format: "cjs", name: "cli/main.cjs" },
  { format: "esm", name: "index.mjs" },
] as const)("the package is found from a bundle as $format", async ({ format, name }) => {
  const dist = mkdtempSync(join(ROOT, "node_modules", ".relay-dist-"));
  try {
    const bundle = await rolldown({ input: join(ROOT, "src", "workspace", "scaffold", "package-folder.ts"), platform: "node", logLevel: "silent" });
    await bundle.write({ file: join(dist, name), format, footer: "console.log(packageFolder());" });
    expect(spawnSync(process.execPath, [join(dist, name)], { encoding: "utf8" }).stdout.trim()).toBe(ROOT);
  } finally {
    rmSync(dist, { recursive: true, force: true });
  }
});
