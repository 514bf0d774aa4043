import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { LoadedConfig } from "../../../src/workspace/config/config.ts";
import { loadConfig } from "../../../src/workspace/config/load-config.ts";
import { createYamlStore } from "../../../src/workspace/config/yaml-store.ts";
import { tempFolder } from "../support/temp-folder.ts";

const FILE = "agent-relay.config.yaml";
const TEXT = "\u{feff}# ours\r\nbudget: 900\r\nrules:\r\n  owner-known: [info, { a: [1, null, 'x'] }]\r\n";

interface Ground {
  readonly root: string;
  readonly env: Readonly<Record<string, string>>;
  readonly load: (ruleNames?: readonly string[]) => LoadedConfig;
  /** What lies in the user's cache. */
  readonly kept: () => readonly string[];
}

function ground(text: string): Ground {
  const root = tempFolder({ [FILE]: text });
  const env = { XDG_CONFIG_HOME: join(root, "user"), XDG_CACHE_HOME: join(root, "cache") };
  const folder = join(root, "cache/agent-relay/settings");
  const load: Ground["load"] = (ruleNames) => loadConfig({ cwd: root, workspaceRoot: root, env, ...(ruleNames && { ruleNames }) });
  mkdirSync(folder, { recursive: true });
  return { root, env, load, kept: () => readdirSync(folder).map((name) => join(folder, name)) };
}

test("settings in YAML are read from the user's cache as from the file", () => {
  const { load, kept } = ground(TEXT);
  const first = load();
  expect(kept()).toHaveLength(1);
  expect(load()).toEqual(first);
  for (const file of kept()) writeFileSync(file, readFileSync(file, "utf8").replace('"budget":900', '"budget":901'));
  expect([first.config.budget, load().config.budget, load(["owner-known"]).config.budget]).toEqual([900, 901, 900]);
});

test("another text, another file or a damaged cache is no answer", () => {
  const { root, load, kept } = ground(TEXT);
  load();
  writeFileSync(join(root, FILE), TEXT.replace("900", "902"));
  expect([load().config.budget, load().config.budget]).toEqual([902, 902]);
  for (const damaged of ["", "[1]\n", "\0", readFileSync(kept()[0] ?? "", "utf8").replace('"budget":902', '"budget":"much"')]) {
    for (const file of kept()) writeFileSync(file, damaged);
    expect(load()).toMatchObject({ config: { budget: 902 }, findings: [] });
  }
});

test("what is wrong is told each time and never kept", () => {
  const { load, kept } = ground("budget: much\n");
  expect([load().findings.length, load().findings.length, kept()]).toEqual([1, 1, []]);
});

test("a user without a cache reads each time", () => {
  const store = createYamlStore({});
  store.keep("/work/a.yaml", "a: 1", { a: 1 });
  expect(store.read("/work/a.yaml", "a: 1")).toBeUndefined();
});
