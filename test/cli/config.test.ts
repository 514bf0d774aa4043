import { join } from "node:path";
import { expect, test } from "vitest";
import { runCli, runJson, runWell } from "./run.ts";
import { CODE_KINDS, DATA_KINDS } from "./config/kinds.ts";
import { makeWorkspace, putFile } from "./workspace.ts";

const NAME = "agent-relay.config";

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

test.each([...DATA_KINDS, ...CODE_KINDS])("settings of $file are shown with that file as their source", async ({ file, write }) => {
  const root = makeWorkspace({ shop: {} });
  putFile(root, file, write({ rules: { "owner-known": "off", "handoff-too-long": ["info", { tokens: 3000 }] }, ignore: ["drafts/**"] }));
  const { settings, findings } = await runJson(["config", "show"], { cwd: join(root, "shop") });
  const told = settings
    .filter(({ from }: Record<string, unknown>) => from !== "default")
    .map(({ name, value, from, where }: Record<string, unknown>) => [name, value, from, where]);
  expect(told).toEqual([
    ["rules.owner-known", "off", "workspace", join(root, file)],
    ["rules.handoff-too-long", ["info", { tokens: 3000 }], "workspace", join(root, file)],
    ["ignore", ["drafts/**"], "workspace", join(root, file)],
  ]);
  expect(findings).toEqual([]);
});

test("what code sets wrongly is told by its path, with what to do", async () => {
  const root = makeWorkspace({});
  const text = "export default { buget: 1, budget: 'much', rules: { 'owner-knwon': 'off', 'status-known': 'fatal', 'paths-exist': 'off' } };";
  putFile(root, `${NAME}.ts`, text);
  const { code, out, err } = await runCli(["config", "show"], { cwd: root });
  expect([code, out]).toEqual([1, expect.stringMatching(/rules\.paths-exist +"off" +workspace /u)]);
  expect(err.split("\n")).toEqual([
    `${NAME}.ts:1:1 Unexpected key \`buget\`, did you mean \`budget\`?`,
    "  Try: Rename it to `budget`.",
    `${NAME}.ts:1:1 Unexpected value of \`budget\`, expected a whole number from 200 to 1000000`,
    "  Try: Write such as `2000`.",
    `${NAME}.ts:1:1 Unexpected rule \`owner-knwon\`, did you mean \`owner-known\`?`,
    "  Try: Rename it to `owner-known`.",
    expect.stringContaining(`${NAME}.ts:1:1 Unexpected value of \`rules.status-known\`, expected \`off\`, `),
    '  Try: Write such as `"warning"`.',
    "",
  ]);
});

test.each([
  ["throw new Error('boom');", "Unexpected error `boom`, expected a module that runs"],
  ["", "Unexpected module without an export, expected the settings as default export"],
  ["export default () => ({});", "Unexpected function as default export, expected an object of settings"],
  ["export default [];", "Unexpected value, expected an object of settings"],
  ["export default { rules: { 'owner-known': () => 'off' } };", "Unexpected function at `rules.owner-known`, expected plain data"],
])("a settings module that is %j is one error with its name, and nothing of it counts", async (text, message) => {
  const root = makeWorkspace({ shop: {} });
  putFile(root, `shop/${NAME}.mts`, text);
  const { code, out, err } = await runCli(["config", "show", "--json"], { cwd: join(root, "shop") });
  const { findings, settings } = JSON.parse(out);
  expect([code, err]).toEqual([1, ""]);
  expect(findings).toMatchObject([{ file: `${NAME}.mts`, line: 1, column: 1, severity: "error", message }]);
  expect(settings.every(({ from }: Record<string, unknown>) => from === "default")).toBe(true);
});

test("a warning about settings in code is told and no failure", async () => {
  const root = makeWorkspace({});
  putFile(root, `${NAME}.mjs`, "export default { agents: ['reviewer'] };");
  const { code, err } = await runCli(["config", "show"], { cwd: root });
  expect([code, err.split("\n")[0]]).toEqual([0, expect.stringMatching(/^agent-relay\.config\.mjs:1:1 Unexpected `agents` in code, /u)]);
});

test("rules of workflows are known by name, and one that is misspelt is told", async () => {
  const root = makeWorkspace({});
  putFile(root, `${NAME}.json`, '{ "rules": { "timeout-present": "off", "timeout-presnt": "off" } }');
  const { findings, settings } = await runJsonOf(["config", "show"], root);
  expect(findings.map(({ message }: Record<string, unknown>) => message)).toEqual(["Unexpected rule `timeout-presnt`, did you mean `timeout-present`?"]);
  expect(settings).toContainEqual(expect.objectContaining({ name: "rules.timeout-present", value: "off" }));
  const { out } = await runCli(["check"], { cwd: root });
  expect(out).toContain("`timeout-presnt`");
  expect(out).not.toContain("rule `timeout-present`");
});

async function runJsonOf(argv: readonly string[], cwd: string): Promise<ReturnType<typeof JSON.parse>> {
  return JSON.parse((await runCli([...argv, "--json"], { cwd })).out);
}
