import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const ROOT = resolve(import.meta.dirname, "../..");
const require = createRequire(import.meta.url);

/** A user's folder: the packed package, and the user's own remark beside it. */
let folder = "";

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "agent-relay-remark-")));
  const packed = spawnSync("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], { cwd: ROOT, encoding: "utf8" });
  const [{ filename }] = JSON.parse(packed.stdout) as [{ readonly filename: string }];
  spawnSync("tar", ["-xzf", filename], { cwd: folder });
  const modules = join(folder, "node_modules");
  mkdirSync(join(modules, "@types"), { recursive: true });
  spawnSync("mv", [join(folder, "package"), join(modules, "agent-relay")]);
  for (const name of ["unified", "remark-parse", "remark-gfm", "remark-lint", "@types/node"]) symlinkSync(folderOf(name), join(modules, name));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  writeFileSync(join(folder, "AGENT-HANDOFF.md"), "# Agent Handoff\n\n- **Current Owner:** Cluade\n- **Status:** ready\n- **Next Action:** Implement T1\n");
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function folderOf(name: string): string {
  return name.startsWith("@types/") ? join(ROOT, "node_modules", name) : dirname(require.resolve(name));
}

const CONFIGURATION = `
import { readFileSync } from "node:fs";
import remarkAgentRelay, { remarkAgentRelayRule } from "agent-relay/remark";
import remarkGfm from "remark-gfm";
import remarkLint from "remark-lint";
import remarkParse from "remark-parse";
import { unified, type PluggableList, type Preset, type Processor } from "unified";

const preset: Preset = { plugins: [remarkLint, [remarkAgentRelay, { rules: { "structure-complete": false, "owner-known": ["warn"] } }]] };
const list: PluggableList = [remarkAgentRelay, [remarkAgentRelayRule("task-ids-unique"), ["warn", {}]]];

function printNothing(this: Processor): void {
  this.compiler = () => "";
}

const base = unified().use(remarkParse).use(remarkGfm).use(printNothing).freeze();
const value = readFileSync("AGENT-HANDOFF.md", "utf8");
const alone = unified().use(remarkParse).use(remarkAgentRelay, {}).use(remarkAgentRelayRule("owner-known"), [2]).use(printNothing);
for (const processor of [base().use(preset), base().use(list), alone])
  for (const { ruleId, fatal, url } of processor.processSync({ path: "AGENT-HANDOFF.md", value }).messages)
    if (ruleId === "owner-known") console.log(JSON.stringify({ fatal, url }));
`;

describe("the packed package beside a user's own remark", () => {
  test("lints, and its pages lie where its messages point", () => {
    writeFileSync(join(folder, "lint.ts"), CONFIGURATION);
    const tsx = ["--import", require.resolve("tsx")];
    const { stdout, stderr, status } = spawnSync(process.execPath, [...tsx, "lint.ts"], { cwd: folder, encoding: "utf8" });
    expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
    const messages = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { readonly fatal: boolean; readonly url: string });
    expect(messages.map(({ fatal }) => fatal)).toEqual([false, true, true, true]);
    for (const { url } of messages) expect(existsSync(new URL(url))).toBe(true);
    expect(new URL(messages[0]?.url ?? "").pathname).toBe(join(folder, "node_modules/agent-relay/validators/owner-known/README.md"));
  });

  test("fits the types of unified", () => {
    writeFileSync(join(folder, "lint.ts"), CONFIGURATION);
    const compilerOptions = { strict: true, module: "nodenext", target: "es2023", types: ["node"], noEmit: true, exactOptionalPropertyTypes: true };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["lint.ts"] }));
    const tsc = join(dirname(require.resolve("typescript-native/package.json")), "bin/tsc");
    const { stdout, status } = spawnSync(process.execPath, [tsc, "-p", folder], { encoding: "utf8" });
    expect({ stdout, status }).toEqual({ stdout: "", status: 0 });
  }, 60_000);

  test("brings no package of remark with it, and no other", () => {
    const bundle = readFileSync(join(folder, "node_modules/agent-relay/dist/remark.js"), "utf8");
    expect([...bundle.matchAll(/(?:\bfrom|\bimport|require\()\s*["'](?<module>[^"']+)["']/gu)].map((match) => match.groups?.["module"])).toEqual([]);
    expect(bundle.length).toBeLessThan(250_000);
    expect(bundle).not.toMatch(/micromark|VFileMessage/);
  });
});
