import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Rule } from "../../src/lint/rule.ts";
import { RULES } from "../../validators/index.ts";
import { GOOD_HANDOFF, indexOf, makeFolder, runCheckWith } from "./check-workspace.ts";

const MISSPELT = GOOD_HANDOFF.replace("| Codex |", "| Codx |");
const CARD = { summary: "It fails.", severity: "warning", kinds: ["handoff"] } as const;

const THROWING: Rule = {
  ...CARD,
  name: "always-throws",
  check: () => {
    throw new Error("out of order");
  },
};

/** Its fix leaves the text. */
const UNFIT: Rule = {
  ...CARD,
  name: "unfit-fix",
  check: ({ text }, report) => {
    const range = { start: text.length + 5, end: text.length + 9 };
    report({ range: { start: 0, end: 1 }, message: "Unexpected text", hint: "Mend it", fix: { title: "Mend it", edits: [{ range, newText: "" }] } });
  },
};

function workspace(): string {
  return makeFolder({
    "AGENT-HANDOFF.md": indexOf("shop", "blog"),
    "shop/AGENT-HANDOFF.md": MISSPELT,
    "shop/src/a.ts": "",
    "blog/AGENT-HANDOFF.md": MISSPELT,
    "blog/src/a.ts": "",
  });
}

test.each([{}, { fix: true }, { fixDryRun: true }])("a rule that throws is a finding of each file, and the others go on: %j", async (options) => {
  const { code, out } = await runCheckWith({ loadRules: async () => [THROWING, ...RULES] }, workspace(), { args: [], options: { ...options, json: true } });
  expect(code).toBe(1);
  const { findings, summary } = JSON.parse(out);
  const crashed = findings.filter(({ rule }: Record<string, string>) => rule === "rule-crashed");
  expect(crashed.map(({ file }: Record<string, string>) => file)).toEqual(["shop/AGENT-HANDOFF.md", "blog/AGENT-HANDOFF.md"]);
  expect(crashed[0].message).toBe("Rule `always-throws` failed: out of order");
  expect(summary.fixed + findings.filter(({ rule }: Record<string, string>) => rule === "owner-known").length).toBe(2);
});

test.each([{ fix: true }, { fixDryRun: true }])("a fix that does not fit its file is a finding, and the file stays: %j", async (options) => {
  const root = workspace();
  const { code, out } = await runCheckWith({ loadRules: async () => [UNFIT, ...RULES] }, root, { args: [], options });
  expect(code).toBe(1);
  expect(out.split("Cannot mend it: a fix does not fit").length - 1).toBe(2);
  expect(out.split("owner-known").length - 1).toBe(2);
  expect(readFileSync(join(root, "shop", "AGENT-HANDOFF.md"), "utf8")).toBe(MISSPELT);
});
