import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { COMMANDS } from "../../../src/cli/commands.ts";
import type { CommandIo } from "../../../src/cli/io.ts";
import { createSettingsCache } from "../../../src/cli/lsp/folder-settings.ts";
import { commandTools } from "../../../src/cli/mcp/command-tools.ts";
import { RULES } from "../../../validators/index.ts";
import { NOW, runCli } from "../run.ts";
import { makeFolder, makeWorkspace, putFile } from "../workspace.ts";
import { CODE_KINDS, DATA_KINDS, type Kind } from "./kinds.ts";

const KINDS = [...DATA_KINDS, ...CODE_KINDS];

const IO: CommandIo = {
  cwd: "/",
  env: { XDG_CONFIG_HOME: "/nonexistent/config" },
  version: "0.0.0-test",
  out: () => undefined,
  err: () => undefined,
  readStdin: () => new Uint8Array(),
  interactive: false,
  colour: false,
  now: () => NOW,
  loadRules: async () => RULES,
};

interface Checked {
  readonly code: number;
  readonly rules: readonly string[];
  readonly err: string;
}

/** A workspace with one project whose owner nobody knows. */
function ground(): string {
  return makeWorkspace({ shop: { owner: "Cluade" }, drafts: { owner: "Cluade" } });
}

async function checkIn(cwd: string, { file, write }: Kind, settings: Readonly<Record<string, unknown>>, folder = cwd): Promise<Checked> {
  putFile(folder, file, write(settings));
  const { code, out, err } = await runCli(["check", "--json"], { cwd });
  const { findings } = JSON.parse(out);
  return { code, rules: findings.map(({ file: name, severity, rule }: Record<string, string>) => `${name} ${severity} ${rule}`).sort(), err };
}

describe.each(KINDS)("in $file", (kind) => {
  test("a rule is switched off, weighed otherwise and given options", async () => {
    const cwd = ground();
    const none = await checkIn(cwd, kind, {});
    expect(none.code).toBe(1);
    expect(none.rules).toContain("shop/AGENT-HANDOFF.md error owner-known");
    const off = await checkIn(cwd, kind, { rules: { "owner-known": "off" } });
    expect(off.rules.filter((line) => line.includes("owner-known"))).toEqual([]);
    const info = await checkIn(cwd, kind, { rules: { "owner-known": "info" } });
    expect(info).toMatchObject({ code: 0, err: "" });
    expect(info.rules).toContain("shop/AGENT-HANDOFF.md info owner-known");
    const long = await checkIn(cwd, kind, { rules: { "owner-known": ["info"], "handoff-too-long": ["error", { tokens: 10 }] } });
    expect(long.code).toBe(1);
    expect(long.rules).toContain("shop/AGENT-HANDOFF.md error handoff-too-long");
  });

  test("files are left out by globs that are relative to the folder of the settings", async () => {
    const cwd = ground();
    const left = await checkIn(cwd, kind, { ignore: ["drafts/**"] });
    expect(left.rules.filter((line) => line.includes("owner-known")).map((line) => line.split("/")[0])).toEqual(["shop"]);
  });

  test("what is wrong is an error of the check", async () => {
    const cwd = ground();
    const { code, rules } = await checkIn(cwd, kind, { rules: { "owner-known": "info", "status-known": "fatal" } });
    expect([code, rules.filter((line) => line.endsWith("config-valid"))]).toEqual([1, [`${kind.file} error config-valid`]]);
  });

  test("a change is noticed by the next check, whose results of the last one are kept", async () => {
    const root = makeWorkspace(Object.fromEntries(Array.from({ length: 22 }, (_, at) => [`p${at}`, { owner: "Cluade" }])));
    const cache = makeFolder();
    const weights = async (severity: string): Promise<readonly string[]> => {
      putFile(root, kind.file, kind.write({ rules: { "owner-known": severity }, ignore: severity === "warning" ? ["p1/**"] : [] }));
      const { out } = await runCli(["check", "--json"], { cwd: root, env: { XDG_CACHE_HOME: cache } });
      const { findings } = JSON.parse(out);
      return findings
        .filter(({ rule, file }: Record<string, string>) => rule === "owner-known" && /^p\d+\//u.test(file ?? ""))
        .map((found: Record<string, string>) => found["severity"]);
    };
    for (const severity of ["info", "info", "warning", "error"] as const) {
      const expected = Array.from({ length: severity === "warning" ? 21 : 22 }, () => severity);
      expect(await weights(severity)).toEqual(expected);
    }
    expect(await weights("off")).toEqual([]);
  });
});

test.each([...DATA_KINDS, ...CODE_KINDS.slice(0, 1)])("globs of a project's $file are relative to the project, not to the workspace", async (kind) => {
  const cwd = join(ground(), "shop");
  const owners = async (glob: string): Promise<number> =>
    (await checkIn(cwd, kind, { ignore: [glob] })).rules.filter((line) => line.endsWith("owner-known")).length;
  expect([await owners("shop/**"), await owners("AGENT-HANDOFF.md")]).toEqual([1, 0]);
});

test("the tools that agents call do not run code, and neither does what git calls", async () => {
  const root = ground();
  putFile(root, "agent-relay.config.cjs", `require("node:fs").writeFileSync(${JSON.stringify(join(root, "ran"))}, "");\nmodule.exports = {};\n`);
  const io: CommandIo = { ...IO, cwd: root };
  const tool = (await commandTools(COMMANDS, undefined, io)).find(({ name }) => name === "check");
  expect((await tool?.call({}))?.text).toContain("Unexpected settings in code");
  execFileSync("git", ["init", "--quiet"], { cwd: root });
  execFileSync("git", ["add", "--all"], { cwd: root });
  expect((await runCli(["pre-commit"], { cwd: root })).code).toBe(1);
  expect(existsSync(join(root, "ran"))).toBe(false);
  await runCli(["check"], { cwd: root });
  expect(existsSync(join(root, "ran"))).toBe(true);
});

test("the server of editors runs code", async () => {
  const root = makeWorkspace({ shop: {} });
  putFile(root, "agent-relay.config.ts", 'export default { rules: { "owner-known": "off" } };');
  const complaints: string[] = [];
  const { config } = await createSettingsCache(IO, RULES, (sentence) => complaints.push(sentence)).of(root);
  expect([config.rules["owner-known"]?.severity, complaints]).toEqual(["off", []]);
});

test("two settings' files are one error of the check that names both", async () => {
  const root = ground();
  putFile(root, "agent-relay.config.json", '{ "rules": { "owner-known": "off" } }');
  putFile(root, "package.json", '{ "agent-relay": { "rules": { "owner-known": "off" } } }');
  const { code, out } = await runCli(["check"], { cwd: root });
  expect(code).toBe(1);
  expect(out).toContain("Unexpected second settings file `package.json` beside `agent-relay.config.json`, expected one: neither counts");
});

test("where code is not run, it is told in one line, and the command goes on", async () => {
  const root = makeWorkspace({ shop: {} });
  putFile(
    root,
    "agent-relay.config.ts",
    `import { writeFileSync } from "node:fs";\nwriteFileSync(${JSON.stringify(join(root, "ran"))}, "");\nexport default {};\n`,
  );
  for (const words of [["handoff", "--as", "claude"], ["claim", "--as", "claude"], ["next"]]) {
    const { code, err } = await runCli(words, { cwd: join(root, "shop") });
    expect([words[0], code, err.split("\n").filter((line) => line.includes("settings in code")).length]).toEqual([words[0], 0, 1]);
  }
  expect(existsSync(join(root, "ran"))).toBe(false);
});
