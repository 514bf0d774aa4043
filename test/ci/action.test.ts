import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ACTION_FOLDER, readAction, runAction, type ActionRun } from "./action-runner.ts";
import { startRegistry, type LocalRegistry } from "./local-registry.ts";

const HANDOFF = "# Agent Handoff: shop\n\n- **Current Owner:** Cluade\n- **Status:** ready\n- **Next Action:** Implement T1\n";

let registry: LocalRegistry;
let folder = "";
let tarball = "";
let workspace = "";
/** The command as the action itself installed it. */
let command = "";

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "agent-relay-action-")));
  const packed = spawnSync("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], { cwd: ACTION_FOLDER, encoding: "utf8" });
  const [{ filename }] = JSON.parse(packed.stdout) as [{ readonly filename: string }];
  tarball = join(folder, filename);
  registry = await startRegistry();
  workspace = folder;
  command = (await install()).command;
}, 120_000);

afterAll(() => {
  registry.close();
  rmSync(folder, { recursive: true, force: true });
});

beforeEach(() => {
  workspace = realpathSync(mkdtempSync(join(folder, "workspace-")));
  put("AGENT-HANDOFF.md", HANDOFF);
});

function put(path: string, text: string): void {
  mkdirSync(dirname(join(workspace, path)), { recursive: true });
  writeFileSync(join(workspace, path), text);
}

/** Runs the whole action with the packed tarball and a registry that has its dependencies alone. */
function install(inputs: Readonly<Record<string, string>> = {}): Promise<ActionRun> {
  return runAction({ package: tarball, ...inputs }, { workspace, temp: folder, env: { npm_config_registry: registry.url } });
}

/** Runs the steps behind the installation. */
function run(inputs: Readonly<Record<string, string>> = {}): Promise<ActionRun> {
  return runAction(inputs, { workspace, temp: folder, command });
}

describe("the action", () => {
  test("installs a tarball, annotates findings at their lines and fails", async () => {
    const { code, log, outputs } = await install({ package: relative(workspace, tarball) });
    expect(log).toMatch(/^::error file=AGENT-HANDOFF\.md,line=3,col=22,title=owner-known::Unexpected owner `Cluade`/m);
    expect({ code, outputs }).toEqual({ code: 1, outputs: { "exit-code": "1", report: "" } });
    expect(registry.missed).toEqual([]);
  });

  test("passes where there are warnings only, until there are too many", async () => {
    put("AGENT-HANDOFF.md", HANDOFF.replace("Cluade", "Claude"));
    const passed = await run();
    expect(passed.log).toContain("::warning file=AGENT-HANDOFF.md");
    expect(passed).toMatchObject({ code: 0, outputs: { "exit-code": "0" } });
    const failed = await run({ "max-warnings": "0" });
    expect(failed).toMatchObject({ code: 1, outputs: { "exit-code": "1" } });
    expect(failed.log).toContain("Too many warnings");
  });

  test("names files from the workspace, wherever it checks", async () => {
    put("50%, a:b/shop/AGENT-HANDOFF.md", HANDOFF);
    const inputs = { "working-directory": "50%, a:b/shop" };
    expect((await run(inputs)).log).toMatch(/^::error file=50%25%2C a%3Ab\/shop\/AGENT-HANDOFF\.md,line=3,/m);
    const { outputs } = await run({ ...inputs, format: "sarif" });
    const { runs } = JSON.parse(readFileSync(outputs["report"] ?? "", "utf8"));
    expect(runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri).toBe("50%25%2C%20a%3Ab/shop/AGENT-HANDOFF.md");
    expect(runs[0].artifacts[0].location.uri).toBe("50%25%2C%20a%3Ab/shop/AGENT-HANDOFF.md");
  });

  test("writes SARIF to a file, says where, and shows the findings as text", async () => {
    const { code, log, outputs } = await run({ format: "sarif", "output-file": "reports/agent relay.sarif" });
    expect(outputs).toEqual({ "exit-code": "1", report: join(workspace, "reports/agent relay.sarif") });
    expect(JSON.parse(readFileSync(outputs["report"] ?? "", "utf8"))).toMatchObject({ version: "2.1.0" });
    expect(code).toBe(1);
    expect(log).toMatch(/3:22 {2}error {4}Unexpected owner/);
    expect(log).not.toContain("::error");
  });

  test("writes every other format to the log, or to a file where one is named", async () => {
    const toLog = await run({ format: "json" });
    expect(toLog.log).toContain('"schemaVersion": 1');
    expect(toLog.outputs["report"]).toBe("");
    const toFile = await run({ format: "junit", "output-file": "junit.xml" });
    expect(readFileSync(toFile.outputs["report"] ?? "", "utf8")).toContain("<testsuites");
    const annotations = await run({ "output-file": "annotations.txt" });
    expect(readFileSync(annotations.outputs["report"] ?? "", "utf8")).toContain("::error file=AGENT-HANDOFF.md");
  });

  test("hands words on, also those in quotes", async () => {
    put("a b/AGENT-HANDOFF.md", HANDOFF.replace("Cluade", "Jane"));
    const { log } = await run({ args: "--quiet\n  'a b'" });
    expect(log).toContain("::error file=a b/AGENT-HANDOFF.md");
    expect(log).not.toContain("::warning");
    expect(log).not.toContain("Cluade");
  });

  test("ends with 2 for wrong use, and says why", async () => {
    const wrong = await run({ args: "--nonsense" });
    expect(wrong).toMatchObject({ code: 2, outputs: { "exit-code": "2", report: "" } });
    expect(wrong.log).toContain("--nonsense");
    expect(await run({ format: "sarif", "max-warnings": "many" })).toMatchObject({ code: 2, outputs: { report: "" } });
  });

  test.each([
    ["args", `$(touch pwned) ; touch pwned && \`touch pwned\` | touch pwned`],
    ["format", `text"; touch pwned; "`],
    ["max-warnings", `0; touch pwned`],
    ["output-file", `$(touch pwned).txt`],
    ["version", `1.0.0; touch pwned`],
    ["package", `x; touch pwned`],
  ])("never runs what stands in the input %s", async (name, value) => {
    await (name === "version" || name === "package" ? install({ package: "", [name]: value }) : run({ [name]: value }));
    expect(existsSync(join(workspace, "pwned"))).toBe(false);
  });

  test("lets nothing that stands in a file speak to GitHub", async () => {
    put("AGENT-HANDOFF.md", HANDOFF.replace("\n\n", "\n\n::add-mask::secret\n\n"));
    const diff = await run({ args: "--fix-dry-run" });
    expect(diff.log).toContain("+- **Current Owner:** Claude");
    expect(diff.log).not.toMatch(/^\s*::add-mask/m);
    const { log } = await run({ args: "--fix-dry-run", format: "text" });
    const [, token = ""] = /^::stop-commands::(\S+)$/m.exec(log) ?? [];
    expect(token.length).toBeGreaterThan(20);
    expect(log.indexOf("::add-mask")).toBeGreaterThan(log.indexOf("::stop-commands::"));
    expect(log.indexOf(`::${token}::`)).toBeGreaterThan(log.indexOf("::add-mask"));
  });
});

describe("what the action installs", () => {
  /** An npm that notes its words and makes the command that `make` says, which prints its own words. */
  async function runWithNpm(inputs: Readonly<Record<string, string>>, make: string): Promise<{ readonly run: ActionRun; readonly words: string }> {
    const bin = mkdtempSync(join(folder, "bin-"));
    const words = join(bin, "words.txt");
    writeFileSync(
      join(bin, "npm"),
      `#!/bin/sh\necho "$PWD: $*" >> '${words}'\nfor word in "$@"; do [ "$before" = --prefix ] && prefix=$word; before=$word; done\n${make}\n`,
      { mode: 0o755 },
    );
    const ran = await runAction(inputs, { workspace, temp: folder, env: { PATH: `${bin}:${process.env["PATH"] ?? ""}` } });
    return { run: ran, words: existsSync(words) ? readFileSync(words, "utf8") : "" };
  }

  const OURS = `mkdir -p "$prefix/node_modules/agent-relay/dist/cli" && echo 'console.log("ran")' > "$prefix/node_modules/agent-relay/dist/cli/agent-relay.cjs"`;

  test("is the version that is asked for, without scripts", async () => {
    const { run: ran, words } = await runWithNpm({ version: "0.1.0" }, OURS);
    expect(words).toMatch(/^\S+: install --prefix \S+ --ignore-scripts .*-- agent-relay@0\.1\.0\n$/);
    expect(ran).toMatchObject({ code: 0, log: "ran\n" });
  });

  test("is the action's own source unless told", async () => {
    const { words } = await runWithNpm({}, "exit 0");
    expect(
      words
        .trim()
        .split("\n")
        .map((line) => line.replace(/ --(?:no-|loglevel).*$/, "")),
    ).toEqual([`${ACTION_FOLDER}: ci --ignore-scripts --include=dev`, `${ACTION_FOLDER}: run --silent build`]);
  });

  test("is never run where it is another package of that name", async () => {
    const { run: ran } = await runWithNpm({ version: "9.1.6" }, `mkdir -p "$prefix/node_modules/agent-relay"`);
    expect(ran.code).toBe(2);
    expect(ran.log).toContain("::error title=agent-relay::What was installed is another package");
  });
});

describe("action.yml", () => {
  const { inputs, outputs, runs, name, description } = readAction();

  test("puts no expression into a script: inputs reach it by variables alone", () => {
    for (const { run: script = "", shell } of runs.steps.filter((step) => step.run !== undefined)) {
      expect(script).not.toContain("${{");
      expect(shell).toBe("bash");
    }
  });

  test("pins the actions it uses to commits", () => {
    const used = runs.steps.flatMap(({ uses }) => uses ?? []);
    expect(used.length).toBeGreaterThan(0);
    for (const action of used) expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
  });

  test("names inputs that are there, and uses all that it offers", () => {
    const text = readFileSync(join(ACTION_FOLDER, "action.yml"), "utf8");
    const used = new Set([...text.matchAll(/inputs\.(?<input>[\w-]+)/gu)].map((match) => match.groups?.["input"] ?? ""));
    expect([...used].sort()).toEqual(Object.keys(inputs).sort());
    for (const { value } of Object.values(outputs)) expect(value).toMatch(/^\$\{\{ steps\.check\.outputs\.[\w-]+ \}\}$/);
  });

  test("says what everything is", () => {
    expect(name.length * description.length).toBeGreaterThan(0);
    for (const { description: text } of [...Object.values(inputs), ...Object.values(outputs)]) expect(text).toMatch(/^[A-Z].*\.$/);
    for (const input of Object.values(inputs)) expect(typeof input.default).toBe("string");
  });
});
