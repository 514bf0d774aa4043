import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { subjectKindOf } from "../../src/lint/subject-kind.ts";
import { startRegistry } from "./local-registry.ts";
import { runProgram } from "./run-program.ts";

const ROOT = resolve(import.meta.dirname, "../..");

interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly language: string;
  readonly files?: string;
  readonly pass_filenames?: boolean;
}

const HOOKS = parse(readFileSync(join(ROOT, ".pre-commit-hooks.yaml"), "utf8")) as readonly Hook[];
const FILES = new RegExp((HOOKS[0]?.files ?? "").replace(/^\(\?i\)/, ""), "i");
const HANDOFF =
  "# Agent Handoff: shop\n\n- **Current Owner:** Claude\n- **Status:** ready\n- **Next Action:** Implement T1\n\n## Files Off Limits\n\n- `infra/**`\n";

describe("the files of the hook", () => {
  test.each([
    "AGENT-HANDOFF.md",
    "a/b/agent_handoff.md",
    "docs/HANDOFF.md",
    "CLAUDE.md",
    "x/AGENTS.md",
    "GEMINI.md",
    "DECISIONS.md",
    "CODEX_REVIEW.md",
    "GPT5_review.MD",
  ])("are such as %s", (path) => {
    expect(FILES.test(path)).toBe(true);
  });

  test("are those that check looks at, and no others", () => {
    const part = fc.constantFrom(
      "AGENT",
      "-",
      "_",
      "HANDOFF",
      "handoff",
      "CLAUDE",
      "AGENTS",
      "Gemini",
      "DECISIONS",
      "CODEX",
      "REVIEW",
      ".md",
      ".MD",
      "/",
      "x",
      "5",
      " ",
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 7 }), (parts) => {
        const path = parts.join("");
        expect([path, FILES.test(path)]).toEqual([path, subjectKindOf(path) !== undefined]);
      }),
      { numRuns: 3000 },
    );
  });
});

describe("what npm runs in a clone", () => {
  /** A clone with `prepare.cjs` alone, and an npm that notes how it was called and brings the tool that builds. */
  function prepare(env: Readonly<Record<string, string>>): {
    readonly folder: string;
    readonly status: number | null;
    readonly stdout: string;
    readonly calls: string;
  } {
    const folder = mkdtempSync(join(top, "prepare-"));
    mkdirSync(join(folder, "scripts"));
    cpSync(join(ROOT, "scripts/prepare.cjs"), join(folder, "scripts/prepare.cjs"));
    const calls = join(folder, "calls.txt");
    const note = `require("fs").appendFileSync(${JSON.stringify(calls)}, [...process.argv.slice(2), ...Object.keys(process.env).filter((name) => /^npm_config_/i.test(name))].join(" ") + "\\n");`;
    const tool = join(folder, "node_modules/tsx/dist");
    writeFileSync(
      join(folder, "npm.cjs"),
      `${note}\nrequire("fs").mkdirSync(${JSON.stringify(tool)}, { recursive: true });\nrequire("fs").writeFileSync(${JSON.stringify(join(tool, "cli.mjs"))}, ${JSON.stringify(`import { createRequire } from "node:module"; const require = createRequire(import.meta.url); ${note} console.log("chatter");`)});\n`,
    );
    const { status, stdout } = spawnSync(process.execPath, [join(folder, "scripts/prepare.cjs")], {
      cwd: top,
      encoding: "utf8",
      env: { PATH: process.env["PATH"], npm_execpath: join(folder, "npm.cjs"), ...env },
    });
    return { folder, status, stdout, calls: readFileSync(calls, "utf8") };
  }

  test("fetches what the build needs where it is missing, unmoved by the install it is part of, and prints nothing of it", () => {
    const { folder, status, stdout, calls } = prepare({
      npm_config_global: "true",
      NPM_CONFIG_PREFIX: "/elsewhere",
      npm_config_install_links: "true",
      npm_config_registry: "http://localhost:1/",
    });
    const build = join(folder, "scripts/build.ts");
    expect(calls).toBe(`ci --include=dev --ignore-scripts --no-audit --no-fund npm_config_registry\n${build} --if-needed npm_config_registry\n`);
    expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
  });
});

let top = "";
let bin = "";

/** The sources as a clone would hold them, with what this repository has installed, so that nothing is fetched. */
function cloneSources(): string {
  const clone = join(top, "clone");
  const names = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "-z"], { cwd: ROOT, encoding: "utf8" }).split("\0").filter(Boolean);
  for (const name of names.filter((path) => existsSync(join(ROOT, path)) && !/^(?:test|experiments|bench|docs|editors)\//.test(path))) {
    mkdirSync(dirname(join(clone, name)), { recursive: true });
    cpSync(join(ROOT, name), join(clone, name));
  }
  symlinkSync(join(ROOT, "node_modules"), join(clone, "node_modules"));
  return clone;
}

beforeAll(() => {
  top = realpathSync(mkdtempSync(join(tmpdir(), "agent-relay-pre-commit-")));
});

afterAll(() => rmSync(top, { recursive: true, force: true }));

describe("the hooks, built and installed from a clone", () => {
  let repository = "";
  const env = {
    PATH: process.env["PATH"] ?? "",
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_AUTHOR_NAME: "Jane",
    GIT_AUTHOR_EMAIL: "j@example.org",
    GIT_COMMITTER_NAME: "Jane",
    GIT_COMMITTER_EMAIL: "j@example.org",
  };

  beforeAll(async () => {
    const clone = cloneSources();
    const packed = await runProgram("npm", ["pack", "--pack-destination", top], { cwd: clone, env: { ...env, HOME: top } });
    const registry = await startRegistry();
    const prefix = join(top, "prefix");
    const tarball = join(top, packed.out.trim().split("\n").at(-1) ?? "");
    const installed = await runProgram("npm", ["install", "-g", "--prefix", prefix, tarball], {
      cwd: top,
      env: { ...env, HOME: top, npm_config_registry: registry.url },
    });
    registry.close();
    if (installed.code !== 0) throw new Error(packed.err + installed.err);
    bin = join(prefix, "bin");
  }, 240_000);

  beforeEach(() => {
    repository = mkdtempSync(join(top, "repository-"));
    git("init", "-q", "-b", "main");
    stage("AGENT-HANDOFF.md", HANDOFF);
    stage("README.md", "# Shop\n");
    git("commit", "-qm", "one");
  });

  function git(...words: readonly string[]): string {
    return execFileSync("git", words, { cwd: repository, env: { ...env, HOME: top }, encoding: "utf8" });
  }

  function stage(path: string, text: string): void {
    mkdirSync(dirname(join(repository, path)), { recursive: true });
    writeFileSync(join(repository, path), text);
    git("add", "-A");
  }

  /** Runs a hook as pre-commit does: its words with the files that match, one call, nothing at all where none match. */
  function runHook(id: string, files: readonly string[], more: Readonly<Record<string, string>> = {}): { readonly code: number | null; readonly text: string } {
    const hook = HOOKS.find((one) => one.id === id);
    if (!hook) throw new Error(`There is no hook ${id}`);
    const matching = files.filter((file) => hook.files === undefined || FILES.test(file));
    const names = hook.pass_filenames === false ? [] : matching;
    const [program = "", ...words] = hook.entry.split(" ");
    const done = spawnSync(join(bin, program), [...words, ...names], {
      cwd: repository,
      env: { ...env, ...more, PATH: `${bin}:${env.PATH}`, HOME: top },
      encoding: "utf8",
    });
    return { code: done.status, text: done.stdout + done.stderr };
  }

  const staged = (): readonly string[] => git("diff", "--cached", "--name-only").split("\n").filter(Boolean);

  test("let a good commit pass", () => {
    stage("AGENT-HANDOFF.md", HANDOFF.replace("T1", "T2"));
    expect(runHook("agent-relay-check", staged()).code).toBe(0);
    expect(runHook("agent-relay-guard", staged()).code).toBe(0);
  });

  test("stop a commit with an error in a handoff", () => {
    stage("AGENT-HANDOFF.md", HANDOFF.replace("Claude", "Cluade"));
    const { code, text } = runHook("agent-relay-check", staged());
    expect(code).toBe(1);
    expect(text).toContain("Unexpected owner `Cluade`");
  });

  test("check all files when they are all named, as `pre-commit run --all-files` does", () => {
    stage("AGENT-HANDOFF.md", HANDOFF.replace("Claude", "Cluade"));
    stage("sub/HANDOFF.md", "# Notes\n\nNothing of the protocol.\n");
    stage("sub/CLAUDE.md", "# Rules\n");
    git("commit", "-qm", "two");
    const { code, text } = runHook("agent-relay-check", git("ls-files").split("\n").filter(Boolean));
    expect(code).toBe(1);
    expect(text.match(/ error /g)).toHaveLength(1);
  });

  test("stop an agent's commit of what is off limits, and not a person's", () => {
    stage("infra/main.tf", "1\n");
    expect(runHook("agent-relay-guard", staged(), { CLAUDECODE: "1" })).toMatchObject({ code: 1, text: expect.stringContaining("off limits") });
    expect(runHook("agent-relay-guard", staged()).code).toBe(0);
  });
});

test("every hook names a command that is there, and can be installed by pre-commit from this repository", () => {
  const commands = readFileSync(join(ROOT, "docs/cli.md"), "utf8");
  expect(HOOKS.map(({ id }) => id)).toEqual(["agent-relay-check", "agent-relay-guard"]);
  for (const { entry, language } of HOOKS) {
    expect(commands).toContain(`### ${entry.split(" ")[1] ?? "?"}\n`);
    expect(language).toBe("node");
  }
  const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { readonly scripts: Readonly<Record<string, string>> };
  expect(scripts["prepare"]).toBe("node scripts/prepare.cjs");
});
