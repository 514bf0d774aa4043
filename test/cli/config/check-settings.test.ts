import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runCli } from "../run.ts";
import { makeFolder, makeWorkspace, putFile } from "../workspace.ts";
import { DATA_KINDS, type Kind } from "./kinds.ts";

const KINDS = DATA_KINDS;

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
