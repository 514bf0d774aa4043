import fc from "fast-check";
import { lintRule } from "unified-lint-rule";
import { describe, expect, test } from "vitest";
import { readRuleConfig, type RemarkLevel } from "../../src/remark/rule-config.ts";
import { lintWithRemark } from "./lint-with-remark.ts";

const RULE = { name: "owner-known", severity: "error" } as const;

/** What a rule of remark-lint makes of a configuration: how much its message weighs, nothing where it is off, and its options. */
function asRemarkLint(config: unknown): { readonly fatal: boolean | null | undefined; readonly options: unknown } | undefined {
  let seen: unknown;
  const rule = lintRule("test:rule", (_tree, file, options) => {
    seen = options;
    file.message("found");
  });
  const [message] = lintWithRemark("text", "a.md", [[rule, config]]).messages;
  return message && { fatal: message.fatal, options: seen };
}

describe("the setting of one rule", () => {
  const levels: readonly RemarkLevel[] = ["off", 0, false, "warn", 1, "error", 2];

  test.each(levels.flatMap((level) => [[level], [level, { tokens: 5 }]] as const).map((config) => ({ config, shown: JSON.stringify(config) })))(
    "means with $shown what it means to remark-lint",
    ({ config }) => {
      const { severity, options } = readRuleConfig(RULE, config);
      const theirs = asRemarkLint(config);
      if (severity === "off") expect(theirs).toBeUndefined();
      else expect({ fatal: severity === "error", options }).toEqual({ options: {}, ...theirs, ...(config[1] === undefined && { options: {} }) });
    },
  );

  test.each(["on", true, undefined, null, {}, ["on"], [true], ["on", {}]])("keeps the rule's own severity with %j", (config) => {
    expect(readRuleConfig(RULE, config)).toEqual({ severity: "error", options: {} });
    expect(readRuleConfig({ ...RULE, severity: "info" }, config)).toEqual({ severity: "info", options: {} });
  });

  test("takes the words of agent-relay.config too, and options alone", () => {
    expect(readRuleConfig(RULE, "info").severity).toBe("info");
    expect(readRuleConfig(RULE, ["warning", { tokens: 5 }])).toEqual({ severity: "warning", options: { tokens: 5 } });
    expect(readRuleConfig(RULE, { tokens: 5 })).toEqual({ severity: "error", options: { tokens: 5 } });
  });

  test.each([3, -1, "loud", [3], ["loud", {}], [], [[1]]])("refuses the severity of %j as remark-lint does", (config) => {
    expect(() => readRuleConfig(RULE, config)).toThrow(/^Unexpected severity `.*` of the rule `owner-known`, expected `off`, `on`, `info`, `warn` or `error`$/);
  });

  test("refuses options that are no object", () => {
    expect(() => readRuleConfig(RULE, ["warn", 5])).toThrow("Unexpected options of the rule `owner-known`, expected an object");
  });

  test("is read or refused, whatever stands there", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (config) => {
        try {
          expect(["off", "info", "warning", "error"]).toContain(readRuleConfig(RULE, config).severity);
        } catch (error) {
          expect(String(error)).toMatch(/^Error: Unexpected /);
        }
      }),
    );
  });
});
