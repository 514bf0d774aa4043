import { mkdirSync } from "node:fs";
import path, { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadConfig, variableName } from "../../../src/workspace/config/load-config.ts";
import { SETTING_NAMES, configSchema } from "../../../src/workspace/config/setting-specs.ts";
import { userConfigFile } from "../../../src/workspace/config/user-config-file.ts";
import { tempFolder } from "../support/temp-folder.ts";

const FILE = "agent-relay.config.json";

test("without any source every setting has its default", () => {
  const root = tempFolder();
  const loaded = loadConfig({ cwd: root, workspaceRoot: root, env: { XDG_CONFIG_HOME: root } });
  expect(loaded.config).toEqual({ agents: [], budget: 2000, leaseMinutes: 30, rules: {}, ignore: [], projectsDepth: 2, verify: { allow: [] } });
  expect(Object.values(loaded.origins)).toEqual(SETTING_NAMES.map(() => ({ source: "default" })));
});

test("the strongest source counts, value by value, and is told", () => {
  const root = tempFolder({
    "user/agent-relay/config.json": JSON.stringify({ agents: ["user"], budget: 1001, leaseMinutes: 1, ignore: ["user"], projectsDepth: 1 }),
    [`work/${FILE}`]: JSON.stringify({ agents: ["Workspace"], budget: 1002, leaseMinutes: 2, ignore: ["workspace"] }),
    [`work/app/${FILE}`]: JSON.stringify({ budget: 1003, leaseMinutes: 3, ignore: ["project"] }),
    "work/app/src/x": "",
  });
  const work = join(root, "work");
  const env = { XDG_CONFIG_HOME: join(root, "user"), AGENT_RELAY_LEASE_MINUTES: "4", AGENT_RELAY_IGNORE: "a, b ,", AGENT_RELAY_BUDGET: "" };
  const loaded = loadConfig({ cwd: join(work, "app", "src"), workspaceRoot: work, env, flags: { ignore: "flag/**" } });
  expect(loaded.config).toEqual({
    agents: ["workspace"],
    budget: 1003,
    leaseMinutes: 4,
    rules: {},
    ignore: ["flag/**"],
    projectsDepth: 1,
    verify: { allow: [] },
  });
  expect(loaded.origins).toEqual({
    agents: { source: "workspace", name: join(work, FILE) },
    budget: { source: "project", name: join(work, "app", FILE) },
    leaseMinutes: { source: "environment", name: "AGENT_RELAY_LEASE_MINUTES" },
    rules: { source: "default" },
    ignore: { source: "flag", name: "--ignore" },
    projectsDepth: { source: "user", name: join(root, "user", "agent-relay", "config.json") },
    verify: { source: "default" },
  });
  expect([loaded.findings, loaded.problems]).toEqual([[], []]);
});

test("rules are merged one by one", () => {
  const root = tempFolder({
    [FILE]: JSON.stringify({ rules: { "owner-known": "warning", "paths-exist": ["info", { deep: true }] } }),
    [`app/${FILE}`]: JSON.stringify({ rules: { "owner-known": "off" } }),
  });
  const loaded = loadConfig({ cwd: join(root, "app"), workspaceRoot: root, env: { XDG_CONFIG_HOME: root } });
  expect(loaded.config.rules).toEqual({ "owner-known": { severity: "off", options: {} }, "paths-exist": { severity: "info", options: { deep: true } } });
  expect(loaded.origins["rules.owner-known"]?.source).toBe("project");
  expect(loaded.origins["rules.paths-exist"]?.source).toBe("workspace");
});

test("a wrong value is told where it stands, and the next source counts", () => {
  const root = tempFolder({ [FILE]: '{ "budget": 5000 }', [`app/${FILE}`]: '{\n  "budget": "many",\n  "agents": ["new"]\n}\n' });
  const cwd = join(root, "app");
  const loaded = loadConfig({ cwd, workspaceRoot: root, env: { XDG_CONFIG_HOME: root, AGENT_RELAY_LEASE_MINUTES: "soon" }, flags: { projectsDepth: "99" } });
  expect(loaded.config).toMatchObject({ budget: 5000, agents: ["new"], leaseMinutes: 30, projectsDepth: 2 });
  expect(loaded.findings).toMatchObject([
    { rule: "config-valid", file: FILE, line: 2, column: 13, message: "Unexpected value of `budget`, expected a whole number from 200 to 1000000" },
  ]);
  expect(loaded.problems).toEqual([
    "Unexpected value `soon` of AGENT_RELAY_LEASE_MINUTES, expected a whole number from 1 to 1440",
    "Unexpected value `99` of --projects-depth, expected a whole number from 1 to 8",
  ]);
});

test("a settings file that is a folder is a problem in words", () => {
  const root = tempFolder();
  mkdirSync(join(root, FILE));
  expect(loadConfig({ cwd: root, workspaceRoot: root, env: { XDG_CONFIG_HOME: root } }).problems).toEqual([
    `Cannot read "${join(root, FILE)}": it is a folder`,
  ]);
});

describe("the user's own settings lie", () => {
  test.each([
    { platform: "linux", env: {}, home: "/home/me", file: "/home/me/.config/agent-relay/config.json" },
    { platform: "linux", env: { XDG_CONFIG_HOME: "/x" }, home: "/home/me", file: "/x/agent-relay/config.json" },
    { platform: "linux", env: { XDG_CONFIG_HOME: "relative" }, home: "/home/me", file: "/home/me/.config/agent-relay/config.json" },
    { platform: "darwin", env: { APPDATA: "/a" }, home: "/Users/me", file: "/Users/me/.config/agent-relay/config.json" },
  ])("on $platform with $env in $file", ({ file, ...system }) => {
    expect(userConfigFile({ ...system, flavour: path.posix })).toBe(file);
  });

  test.each([
    { env: { APPDATA: "D:\\Roam" }, file: "D:\\Roam\\agent-relay\\config.json" },
    { env: {}, file: "C:\\Users\\me\\AppData\\Roaming\\agent-relay\\config.json" },
  ])("on win32 with $env in $file", ({ env, file }) => {
    expect(userConfigFile({ platform: "win32", env, home: "C:\\Users\\me", flavour: path.win32 })).toBe(file);
  });
});

test("variables are named after their settings", () => {
  expect(SETTING_NAMES.map(variableName)).toEqual([
    "AGENT_RELAY_AGENTS",
    "AGENT_RELAY_BUDGET",
    "AGENT_RELAY_LEASE_MINUTES",
    "AGENT_RELAY_RULES",
    "AGENT_RELAY_IGNORE",
    "AGENT_RELAY_PROJECTS_DEPTH",
    "AGENT_RELAY_VERIFY",
  ]);
});

test("the schema names every setting and no other", () => {
  const { properties, additionalProperties } = configSchema();
  expect(Object.keys(Object(properties)).sort()).toEqual(["$schema", ...SETTING_NAMES].sort());
  expect(additionalProperties).toBe(false);
});
