import fc from "fast-check";
import { parse as parseJson, type ParseError } from "jsonc-parser";
import { describe, expect, test } from "vitest";
import { HOOK_HOSTS, type HookHost } from "../../src/agents/hook-dialect.ts";
import { HOOK_SETTINGS } from "../../src/agents/hook-settings-table.ts";
import type { HookProgram, SettingsFile } from "../../src/agents/hook-settings.ts";

const PLACE = { home: "/home/dev", project: "/work/app", env: {} };
const OLD: HookProgram = { node: "/usr/bin/node", script: "/opt/old/agent-relay.cjs", version: "1.0.0" };
const NEW: HookProgram = { node: "/new bin/node", script: "/opt/new/agent-relay.cjs", version: "2.0.0" };

/** Events of the hosts, and names that are none's. */
const EVENTS = ["SessionStart", "PreToolUse", "BeforeTool", "Stop", "AfterAgent", "SessionEnd", "Notification", "Ours"];

const word = fc.string({ unit: fc.constantFrom(...Array.from("ab /\\\"'{}[],:#é😀\u2028")), maxLength: 8 });
const handler = fc.record({ type: fc.constant("command"), command: word });
const group = fc.record({ matcher: word, hooks: fc.array(handler, { minLength: 1, maxLength: 2 }) }, { requiredKeys: ["hooks"] });
const hooks = fc.dictionary(fc.constantFrom(...EVENTS), fc.array(group, { minLength: 1, maxLength: 3 }), { minKeys: 1, maxKeys: 4 });
const plain = fc.jsonValue({ maxDepth: 3, stringUnit: "grapheme" });
const settings = fc
  .record({
    before: fc.dictionary(word, plain, { maxKeys: 3 }),
    hooks: fc.option(hooks),
    plugin: fc.option(fc.array(word, { minLength: 1, maxLength: 3 })),
    after: fc.dictionary(word, plain, { maxKeys: 3 }),
  })
  .map(({ before, hooks: own, plugin, after }) => ({ ...before, ...(own === null ? {} : { hooks: own }), ...(plugin === null ? {} : { plugin }), ...after }));

const layout = fc.record({
  unit: fc.constantFrom("", " ", "  ", "    ", "\t"),
  eol: fc.constantFrom("\n", "\r\n"),
  bom: fc.boolean(),
  end: fc.constantFrom("", "\n", "\n\n", " "),
  start: fc.constantFrom("", "\n", "// first\n", "/* a */ "),
  notes: fc.array(fc.constantFrom("", "", " // note", " /* a, { [ */", "\n\n", "\n  // below, }"), { minLength: 1, maxLength: 7 }),
});

interface Layout {
  readonly unit: string;
  readonly eol: string;
  readonly bom: boolean;
  readonly end: string;
  readonly start: string;
  readonly notes: readonly string[];
}

/** Prints settings as people lay them out; comments stand at the ends of lines. */
function print(value: unknown, { unit, eol, bom, end, start, notes }: Layout): string {
  const lines = JSON.stringify(value, null, unit).split("\n");
  const noted = unit === "" ? lines : lines.map((line, at) => (at === lines.length - 1 ? line : line + (notes[at % notes.length] ?? "")));
  return (bom ? "\ufeff" : "") + (start + noted.join("\n") + end).replaceAll("\n", eol);
}

/** Reads what a host that takes comments, commas at ends and a byte-order mark would read. */
function parse(text: string, errors: ParseError[] = []): unknown {
  return parseJson(text.replace(/^\ufeff/, ""), errors, { allowTrailingComma: true });
}

const files = HOOK_HOSTS.map((host) => [host, fileOf(host)] as const);

function fileOf(host: HookHost): SettingsFile {
  const file = HOOK_SETTINGS[host].files("project", PLACE).at(-1);
  if (file === undefined) throw new Error("no file");
  return file;
}

function install(file: SettingsFile, text: string, program: HookProgram): string {
  const edit = file.install(text, program);
  if (!edit.ok) throw new Error(`${edit.problem.message} in ${text}`);
  return edit.text ?? "";
}

describe.each(files)("the settings of %s, whatever is in them", (_, file) => {
  test("come back byte for byte after install and uninstall, also over a newer version", () => {
    fc.assert(
      fc.property(settings, layout, (value, how) => {
        const text = print(value, how);
        const once = install(file, text, OLD);
        expect(file.uninstall(once)).toEqual({ ok: true, text });
        expect(file.uninstall(install(file, once, NEW))).toEqual({ ok: true, text });
        expect(file.uninstall(text)).toEqual({ ok: true, text });
      }),
      { numRuns: 400 },
    );
  });

  test("change once, and to the same whichever way", () => {
    fc.assert(
      fc.property(settings, layout, (value, how) => {
        const text = print(value, how);
        const once = install(file, text, NEW);
        expect(install(file, once, NEW)).toBe(once);
        expect(parse(install(file, install(file, text, OLD), NEW))).toEqual(parse(once));
      }),
      { numRuns: 200 },
    );
  });

  test("keep every value of others, in its order", () => {
    fc.assert(
      fc.property(settings, layout, (value, how) => {
        const installed = parse(install(file, print(value, how), NEW)) as Record<string, unknown>;
        expect(withoutOurs(installed)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(Object.keys(installed).slice(0, Object.keys(value).length)).toEqual(Object.keys(value));
      }),
      { numRuns: 200 },
    );
  });

  test("are never made unreadable, with commas at ends and lists empty", () => {
    fc.assert(
      fc.property(settings, layout, fc.boolean(), (value, how, empty) => {
        const text = print(empty ? { ...value, hooks: { Stop: [], SessionStart: [{}], PreToolUse: [{ hooks: [] }] } } : value, how).replace(
          /(["\]}])(\s*)\}(\s*)$/,
          "$1,$2}$3",
        );
        const edit = file.install(text, OLD);
        if (!edit.ok) return;
        const errors: ParseError[] = [];
        parse(edit.text ?? "", errors);
        const back = file.uninstall(edit.text);
        parse(back.ok ? (back.text ?? "{}") : "", errors);
        expect(errors).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test("give a value for every text, and change none that is no JSON", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...Array.from('{}[],:"a/*\n ')) })), (text) => {
        const edit = file.install(text, OLD);
        if (edit.ok) expect(() => install(file, edit.text ?? "", OLD)).not.toThrow();
        else expect(edit.problem.line).toBeGreaterThan(0);
        expect(typeof file.list(text).ok).toBe("boolean");
      }),
    );
  });
});

/** Settings as JSON without our commands and what is empty without them. */
function withoutOurs(value: Record<string, unknown>): Record<string, unknown> {
  const kept = { ...value };
  if (Array.isArray(kept["plugin"])) kept["plugin"] = kept["plugin"].filter((entry) => !String(entry).includes("/.agent-relay/"));
  if (Array.isArray(kept["plugin"]) && kept["plugin"].length === 0) delete kept["plugin"];
  const events = Object.entries((kept["hooks"] ?? {}) as Record<string, { hooks: unknown[] }[]>).map(([event, groups]) => {
    const others = groups.filter((entry) => !JSON.stringify(entry).includes("/opt/new/agent-relay.cjs"));
    return [event, others] as const;
  });
  if (kept["hooks"] !== undefined) kept["hooks"] = Object.fromEntries(events.filter(([, groups]) => groups.length > 0));
  if (kept["hooks"] !== undefined && Object.keys(kept["hooks"] as object).length === 0) delete kept["hooks"];
  return kept;
}
