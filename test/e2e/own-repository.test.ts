import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { cleanEnv } from "../../bench/harness/clean-env.ts";
import { REPOSITORY } from "../docs/pages.ts";

const COMMAND = join(REPOSITORY, "dist", "cli", "agent-relay.cjs");

test("the repository's own protocol files pass its own check without a warning", () => {
  expect(run(["check", "--max-warnings", "0"])).toEqual({ exitCode: 0, stderr: "" });
});

test("the repository's own instruction files hold the rules as they are now", () => {
  expect(run(["instructions", "--check"])).toEqual({ exitCode: 0, stderr: "" });
});

function run(words: readonly string[]): { readonly exitCode: number | null; readonly stderr: string } {
  const result = spawnSync(process.execPath, [COMMAND, "-C", REPOSITORY, ...words], { env: cleanEnv(), encoding: "utf8" });
  return { exitCode: result.status, stderr: result.status === 0 ? "" : result.stdout + result.stderr };
}
