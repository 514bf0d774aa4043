import { describe, expect, test } from "vitest";
import { findPackageProblems } from "../../scripts/package-problems.ts";

const WHOLE = [
  ".claude-plugin/marketplace.json",
  "CHANGELOG.md",
  "LICENSE",
  "README.md",
  "dist/THIRD-PARTY-LICENSES.txt",
  "dist/cli/agent-relay.cjs",
  "dist/cli/main-abc.cjs",
  "dist/index.d.ts",
  "dist/index.js",
  "dist/markdown.d.ts",
  "dist/markdown.js",
  "dist/remark.d.ts",
  "dist/remark.js",
  "dist/workflows.cjs",
  "dist/workflows.d.cts",
  "dist/workflows.d.ts",
  "dist/workflows.js",
  "package.json",
  "plugins/claude/hooks/hooks.json",
  "protocol-templates/project/AGENT-HANDOFF.md",
  "workflow-templates/feature-dev.yaml",
];

function problemsOf(paths: readonly string[], unpackedSize = 1_000_000): readonly string[] {
  return findPackageProblems({ filename: "x.tgz", unpackedSize, files: paths.map((path) => ({ path, size: 1 })) });
}

describe("the check of the package", () => {
  test("lets a whole package pass", () => {
    expect(problemsOf(WHOLE)).toEqual([]);
  });

  test.each(["src/main.ts", "dist/cli/deep/x.cjs", "dist/.inputs", ".env", "test/a.test.ts", "dist/index.js.map"])("finds the stranger %s", (path) => {
    expect(problemsOf([...WHOLE, path])).toEqual([`Unexpected file in the package: ${path}`]);
  });

  test.each(["LICENSE", "dist/index.d.ts", "dist/cli/agent-relay.cjs", "protocol-templates/project/AGENT-HANDOFF.md"])("misses %s", (path) => {
    expect(problemsOf(WHOLE.filter((other) => other !== path))).toEqual([`Missing file in the package: ${path}`]);
  });

  test("refuses three megabytes", () => {
    expect(problemsOf(WHOLE, 3_000_000)).toEqual(["Unexpected size of the package: 3000000 bytes, expected fewer than 3000000"]);
  });
});
