import { join } from "node:path";
import { expect, test } from "vitest";
import { runCli, runJson, runWell } from "./run.ts";
import { makeWorkspace, putFile } from "./workspace.ts";

test("every setting is shown with its value and where it comes from", async () => {
  const root = makeWorkspace({ shop: { files: { "agent-relay.config.json": '{ "budget": 900, "rules": { "owner-known": "off" } }' } } });
  putFile(root, "agent-relay.config.json", '{ "budget": 800, "agents": ["Reviewer"] }');
  const cwd = join(root, "shop");
  const { settings } = await runJson(["config", "show"], { cwd, env: { AGENT_RELAY_LEASE_MINUTES: "5" } });
  const told = settings.map(({ name, value, from }: Record<string, unknown>) => [name, value, from]);
  expect(told).toEqual([
    ["agents", ["reviewer"], "workspace"],
    ["budget", 900, "project"],
    ["leaseMinutes", 5, "environment"],
    ["rules.owner-known", "off", "project"],
    ["ignore", [], "default"],
    ["projectsDepth", 2, "default"],
    ["verify", { allow: [] }, "default"],
  ]);
  const text = await runWell(["config"], { cwd });
  expect(text).toMatch(/^SETTING +VALUE +FROM\nagents +\["reviewer"\] +workspace /u);
});

test("what is wrong is told with its place, ends with 1 and does not count", async () => {
  const root = makeWorkspace({});
  putFile(root, "agent-relay.config.json", '{ "budget": "much" }');
  const { code, out, err } = await runCli(["config", "show"], { cwd: root, env: { AGENT_RELAY_PROJECTS_DEPTH: "99" } });
  expect(code).toBe(1);
  expect(out).toMatch(/budget +2000 +default/u);
  expect(err).toContain("agent-relay.config.json:1:13 Unexpected value of `budget`");
  expect(err).toContain("Unexpected value `99` of AGENT_RELAY_PROJECTS_DEPTH");
});

test("the files that are looked for are listed, the strongest first", async () => {
  const root = makeWorkspace({ shop: {} });
  putFile(root, "agent-relay.config.json", "{}");
  const { files } = await runJson(["config", "path"], { cwd: join(root, "shop"), env: { XDG_CONFIG_HOME: "/nowhere" } });
  expect(files).toEqual([
    { source: "project", path: join(root, "shop", "agent-relay.config.json"), exists: false },
    { source: "workspace", path: join(root, "agent-relay.config.json"), exists: true },
    { source: "user", path: join("/nowhere", "agent-relay", "config.json"), exists: false },
  ]);
  expect(await runWell(["config", "path"], { cwd: root })).toMatch(/^workspace +\/.*agent-relay\.config\.json\nuser +\(not there\)/u);
});
