import { expect, test } from "vitest";
import { defineConfig, type WrittenConfig } from "../../../src/index.ts";
import { parseConfig } from "../../../src/workspace/config/parse-config.ts";
import { SETTING_NAMES, SETTING_SPECS } from "../../../src/workspace/config/setting-specs.ts";

/** One value of every setting: the compiler tells where the type lacks one. */
const EVERY: Required<WrittenConfig> = {
  agents: ["reviewer"],
  budget: 900,
  leaseMinutes: 5,
  rules: { "owner-known": "off", "status-known": ["info"], "handoff-too-long": ["warning", { tokens: 3000 }] },
  ignore: ["drafts/**"],
  projectsDepth: 1,
  verify: { allow: ["npm test"] },
};

test("what the type of settings allows is accepted, and it knows every setting", () => {
  expect(Object.keys(EVERY).sort()).toEqual([...SETTING_NAMES].sort());
  expect(parseConfig({ text: JSON.stringify(defineConfig(EVERY)), file: "x" }).findings).toEqual([]);
});

test("the example of every setting is accepted", () => {
  for (const name of SETTING_NAMES) {
    const { accept, example } = SETTING_SPECS[name];
    expect(accept(JSON.parse(example)), name).toBeDefined();
  }
});
