import { SEVERITIES } from "../../diagnostic/diagnostic.ts";
import type { Config, RuleSetting } from "./config.ts";

/** One setting: its default, what it accepts in words, how a JSON value is read, and how a text from a flag or variable becomes such a value. */
export interface SettingSpec<Value> {
  readonly fallback: Value;
  /** What is expected, to end the sentence "expected ...". */
  readonly expected: string;
  /** A value that is accepted, as JSON, which is YAML too. */
  readonly example: string;
  /** Gives undefined for a value that is not accepted. */
  readonly accept: (value: unknown) => Value | undefined;
  /** Turns text into what `accept` reads. */
  readonly fromText: (text: string) => unknown;
  /** Its JSON Schema. */
  readonly schema: Readonly<Record<string, unknown>>;
}

/** Every setting, in the order of the reference. The file, the environment, the flags and the JSON Schema are all read from here. */
export const SETTING_SPECS: { readonly [Key in keyof Config]: SettingSpec<Config[Key]> } = {
  agents: {
    fallback: [],
    expected: "a list of names of letters, digits and hyphens",
    example: '["reviewer"]',
    accept: (value) =>
      acceptList(
        value,
        (name) => /^[a-z][a-z0-9-]{0,39}$/i.test(name),
        (name) => name.toLowerCase(),
      ),
    fromText: splitList,
    schema: { type: "array", items: { type: "string", pattern: "^[A-Za-z][A-Za-z0-9-]{0,39}$" }, uniqueItems: true },
  },
  budget: wholeNumber({ fallback: 2000, least: 200, most: 1_000_000 }),
  leaseMinutes: wholeNumber({ fallback: 30, least: 1, most: 1440 }),
  rules: {
    fallback: {},
    expected: "an object from rule names to `off`, `info`, `warning`, `error` or a list of one of these and an object of options",
    example: '{ "next-action-concrete": "off" }',
    accept: acceptRules,
    fromText: parseJsonText,
    schema: { type: "object", additionalProperties: ruleSchema() },
  },
  ignore: {
    fallback: [],
    expected: "a list of globs",
    example: '["drafts/**"]',
    accept: (value) => acceptList(value, (glob) => glob !== ""),
    fromText: splitList,
    schema: { type: "array", items: { type: "string", minLength: 1 } },
  },
  projectsDepth: wholeNumber({ fallback: 2, least: 1, most: 8 }),
  verify: {
    fallback: { allow: [] },
    expected: "an object with `allow`, a list of commands or of their first words",
    example: '{ "allow": ["npm test"] }',
    accept: acceptVerify,
    fromText: (text) => (text.trimStart().startsWith("{") ? parseJsonText(text) : { allow: text.split("\n").filter((line) => line.trim() !== "") }),
    schema: {
      type: "object",
      properties: { allow: { type: "array", items: { type: "string", minLength: 1 } } },
      additionalProperties: false,
    },
  },
};

/** The names of the settings. */
export const SETTING_NAMES: readonly (keyof Config)[] = ["agents", "budget", "leaseMinutes", "rules", "ignore", "projectsDepth", "verify"];

/** What the setting of one rule accepts, in words. */
export const EXPECTED_RULE = "`off`, `info`, `warning`, `error` or a list of one of these and an object of options";

/** Reads the setting of one rule: `"off"` or `["warning", { ... }]`; undefined for everything else. */
export function acceptRule(value: unknown): RuleSetting | undefined {
  const [severity, options, ...rest]: readonly unknown[] = Array.isArray(value) ? value : [value];
  const known = (["off", ...SEVERITIES] as const).find((name) => name === severity);
  if (known === undefined || rest.length > 0) return undefined;
  if (options === undefined) return { severity: known, options: {} };
  return isObject(options) ? { severity: known, options } : undefined;
}

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Gives the JSON Schema of the settings' file. */
export function configSchema(): Readonly<Record<string, unknown>> {
  const properties = Object.fromEntries(SETTING_NAMES.map((name) => [name, { ...SETTING_SPECS[name].schema, default: SETTING_SPECS[name].fallback }]));
  const head = { $schema: "https://json-schema.org/draft/2020-12/schema", title: "agent-relay.config.json", type: "object" };
  return { ...head, properties: { $schema: { type: "string" }, ...properties }, additionalProperties: false };
}

function wholeNumber(limits: { readonly fallback: number; readonly least: number; readonly most: number }): SettingSpec<number> {
  const { fallback, least, most } = limits;
  return {
    fallback,
    expected: `a whole number from ${least} to ${most}`,
    example: String(fallback),
    accept: (value) => (typeof value === "number" && Number.isInteger(value) && value >= least && value <= most ? value : undefined),
    fromText: (text) => (/^\d{1,9}$/.test(text.trim()) ? Number(text) : text),
    schema: { type: "integer", minimum: least, maximum: most },
  };
}

function acceptRules(value: unknown): Config["rules"] | undefined {
  if (!isObject(value)) return undefined;
  const rules = Object.entries(value).map(([name, setting]) => [name, acceptRule(setting)] as const);
  const accepted = rules.flatMap(([name, rule]) => (rule === undefined ? [] : [[name, rule] as const]));
  return accepted.length === rules.length ? Object.fromEntries(accepted) : undefined;
}

function acceptVerify(value: unknown): Config["verify"] | undefined {
  if (!isObject(value) || Object.keys(value).some((key) => key !== "allow")) return undefined;
  const allow = acceptList(
    value["allow"] ?? [],
    (command) => command.trim() !== "",
    (command) => command.trim(),
  );
  return allow && { allow };
}

function acceptList(value: unknown, isGood: (entry: string) => boolean, normalize = (entry: string) => entry): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const entries = value.filter((entry): entry is string => typeof entry === "string" && isGood(entry));
  return entries.length === value.length ? [...new Set(entries.map(normalize))] : undefined;
}

function splitList(text: string): readonly string[] {
  return text
    .split(",")
    .map((entry) => entry.trim())
    .filter(Boolean);
}

function parseJsonText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function ruleSchema(): Readonly<Record<string, unknown>> {
  const severity = { enum: ["off", ...SEVERITIES] };
  return { oneOf: [severity, { type: "array", prefixItems: [severity, { type: "object" }], minItems: 1, maxItems: 2, items: false }] };
}
