import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createDemoShell, DemoFailure } from "../../scripts/demo/demo-shell.ts";
import { REPOSITORY } from "../docs/pages.ts";

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "demo-test-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("the demo shows the main job with the built command in about a screen and leaves its workspace", { timeout: 60_000 }, () => {
  const result = spawnSync(process.execPath, ["--import", "tsx", "scripts/demo.ts"], {
    cwd: REPOSITORY,
    encoding: "utf8",
    env: { ...process.env, TMPDIR: folder },
  });
  expect(result.stderr).toBe("");
  expect(result.status).toBe(0);
  expect(result.stdout.split("\n").length).toBeLessThan(95);
  for (const text of [
    "It is your turn, Claude",
    "Passed to Codex",
    "It is Codex's turn",
    "(exit 3)",
    "Unexpected owner `codx`",
    "(exit 1)",
    "1 finding mended",
    "notes failed",
    "resumed once: 3 completed",
    "handoff --as codex",
  ]) {
    expect(result.stdout).toContain(text);
  }
  const [workspace = ""] = readdirSync(folder);
  expect(result.stdout).toContain(join(folder, workspace));
  expect(readdirSync(join(folder, workspace))).toEqual(expect.arrayContaining(["AGENT-HANDOFF.md", "blog", "shop"]));
});

test("the demo ends with an error when a command does not do what it promises", () => {
  const command = join(folder, "command.cjs");
  writeFileSync(command, 'process.stdout.write("hello\\nworld\\n"); process.exitCode = 1;\n');
  const shown: string[] = [];
  const shell = createDemoShell(command, (line) => shown.push(line));
  expect(() => shell.run(["greet"], { exitCode: 1, says: ["hello"], lines: 1 })).not.toThrow();
  expect(shown.join("\n")).toContain("… 2 more lines");
  expect(() => shell.run(["greet"], { exitCode: 0, says: [] })).toThrow(DemoFailure);
  expect(() => shell.run(["greet"], { exitCode: 1, says: ["goodbye"] })).toThrow("expected `goodbye`");
});
