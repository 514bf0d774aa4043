import { appendFileSync, existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeHookLog } from "../../../hooks/session/hook-log.ts";
import { makeFolder, makeWorkspace } from "../../cli/workspace.ts";
import { NOW } from "../hook-scene.ts";

test("a line stands with its time in the project's log, made harmless", () => {
  const root = makeWorkspace({ demo: {} });
  const cwd = join(root, "demo");
  writeHookLog({ cwd, env: {}, now: NOW }, "Allowed\n\u001b[31mbecause");
  writeHookLog({ cwd, env: {}, now: NOW }, "again");
  expect(readFileSync(join(cwd, ".agent-relay/hooks.log"), "utf8")).toBe(`${NOW} Allowed because\n${NOW} again\n`);
});

test("outside of all projects the log is the user's, and nothing is left in the folder", () => {
  const cwd = makeFolder();
  const state = makeFolder();
  writeHookLog({ cwd, env: { HOME: state }, now: NOW }, "x");
  expect(readFileSync(join(state, ".local/state/agent-relay/hooks.log"), "utf8")).toBe(`${NOW} x\n`);
  writeHookLog({ cwd, env: {}, now: NOW }, "x");
  expect(existsSync(join(cwd, ".agent-relay"))).toBe(false);
});

test("the log is set aside at 1 MB", () => {
  const cwd = join(makeWorkspace({ demo: {} }), "demo");
  const log = join(cwd, ".agent-relay/hooks.log");
  writeHookLog({ cwd, env: {}, now: NOW }, "x");
  appendFileSync(log, "y".repeat(1_000_000));
  writeHookLog({ cwd, env: {}, now: NOW }, "z");
  expect(readFileSync(log, "utf8")).toBe(`${NOW} z\n`);
  expect(statSync(`${log}.1`).size).toBeGreaterThan(1_000_000);
});

test("a place that cannot be written is no trouble", () => {
  const state = makeFolder({ file: "" });
  expect(() => writeHookLog({ cwd: makeFolder(), env: { HOME: join(state, "file") }, now: NOW }, "x")).not.toThrow();
});
