import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { handoffText, makeFolder, putFile, textOf } from "../workspace.ts";

const COMMAND = resolve(import.meta.dirname, "../../../dist/cli/agent-relay.cjs");

interface Ran {
  readonly code: number | null;
  readonly text: string;
}

/** A real repository with a project that Claude owns, and a person's shell in it. */
class Desk {
  readonly root: string;
  readonly #env: NodeJS.ProcessEnv;

  constructor(files: Readonly<Record<string, string>> = {}) {
    this.root = makeFolder({ "AGENT-HANDOFF.md": project("Claude"), "src/a.ts": "1\n", ...files });
    const who = {
      GIT_AUTHOR_NAME: "Jane",
      GIT_AUTHOR_EMAIL: "j@example.org",
      GIT_COMMITTER_NAME: "Jane",
      GIT_COMMITTER_EMAIL: "j@example.org",
      GIT_CONFIG_NOSYSTEM: "1",
    };
    this.#env = { PATH: process.env["PATH"], HOME: makeFolder(), ...who };
    this.well("git", "init", "-q", "-b", "main");
    this.well("git", "add", "-A");
    this.well("git", "commit", "-q", "-m", "one");
  }

  run(words: readonly string[], env: Readonly<Record<string, string>> = {}): Ran {
    const [program = "", ...rest] = words[0] === "agent-relay" ? [process.execPath, COMMAND, ...words.slice(1)] : words;
    const done = spawnSync(program, rest, { cwd: this.root, env: { ...this.#env, ...env }, encoding: "utf8" });
    return { code: done.status, text: done.stdout + done.stderr };
  }

  well(...words: readonly string[]): string {
    const { code, text } = this.run(words);
    if (code !== 0) throw new Error(`Unexpected exit code ${code} of \`${words.join(" ")}\`:\n${text}`);
    return text;
  }

  /** Stages everything and commits as somebody, by the mark of an agent's shell. */
  commit(message: string, env: Readonly<Record<string, string>> = {}): Ran {
    this.well("git", "add", "-A");
    return this.run(["git", "commit", "-q", "-m", message], env);
  }
}

const CLAUDE = { CLAUDECODE: "1" };
const CODEX = { CODEX_THREAD_ID: "t" };

function project(owner: string, pending = ""): string {
  return `${handoffText("shop", { owner, next: "Build the sign-in" })}\n## Files Off Limits\n\n- \`infra/**\`: production\n- \`.env\`\n${pending}`;
}

describe("hooks install git", () => {
  test("is a pre-commit hook and a merge driver, which go without a trace", () => {
    const desk = new Desk();
    const config = textOf(desk.root, ".git/config");
    expect(desk.well("agent-relay", "hooks", "install", "git")).toContain("created .git/hooks/pre-commit (git)");
    expect(statSync(join(desk.root, ".git/hooks/pre-commit")).mode & 0o111).not.toBe(0);
    expect(desk.well("git", "config", "merge.agent-relay.driver")).toContain("merge-driver %O %A %B %P");
    expect(desk.well("git", "check-attr", "merge", "docs/HANDOFF.md")).toContain("agent-relay");
    expect(desk.well("agent-relay", "hooks", "install", "git")).toContain("Nothing to do");
    desk.well("agent-relay", "hooks", "uninstall", "git");
    expect(existsSync(join(desk.root, ".git/hooks/pre-commit"))).toBe(false);
    expect(textOf(desk.root, ".git/config")).toBe(config);
    expect(desk.well("git", "status", "--short")).toBe("");
  });

  test("keeps a person's hook running, and their bytes when it goes", () => {
    const own = "#!/bin/bash\necho mine >> ran.txt\nexit 0";
    const desk = new Desk();
    putFile(desk.root, ".git/hooks/pre-commit", own);
    chmodSync(join(desk.root, ".git/hooks/pre-commit"), 0o755);
    putFile(desk.root, ".git/info/attributes", "*.bin binary");
    desk.well("agent-relay", "hooks", "install", "git");
    putFile(desk.root, "infra/x.tf", "1\n");
    expect(desk.commit("two", CLAUDE)).toMatchObject({ code: 1 });
    expect(existsSync(join(desk.root, "ran.txt"))).toBe(false);
    expect(desk.commit("two")).toMatchObject({ code: 0 });
    expect(textOf(desk.root, "ran.txt")).toBe("mine\n");
    desk.well("agent-relay", "hooks", "uninstall", "git");
    expect(textOf(desk.root, ".git/hooks/pre-commit")).toBe(own);
    expect(textOf(desk.root, ".git/info/attributes")).toBe("*.bin binary");
  });

  test("leaves a hook alone that is no shell script, and says what to add", () => {
    const desk = new Desk();
    putFile(desk.root, ".git/hooks/pre-commit", "#!/usr/bin/env python3\nprint(1)\n");
    const { code, text } = desk.run(["agent-relay", "hooks", "install", "git"]);
    expect(code).toBe(1);
    expect(text).toContain("no shell script");
    expect(text).toContain("pre-commit");
    expect(textOf(desk.root, ".git/hooks/pre-commit")).toBe("#!/usr/bin/env python3\nprint(1)\n");
  });

  test("goes where core.hooksPath leads", () => {
    const desk = new Desk();
    desk.well("git", "config", "core.hooksPath", ".husky");
    desk.well("agent-relay", "hooks", "install", "git");
    expect(textOf(desk.root, ".husky/pre-commit")).toContain("pre-commit || exit $?");
  });

  test("finds no repository where there is none", () => {
    const done = spawnSync(process.execPath, [COMMAND, "hooks", "install", "git"], {
      cwd: makeFolder(),
      env: { HOME: "/nonexistent", PATH: process.env["PATH"] },
      encoding: "utf8",
    });
    expect(done).toMatchObject({ status: 1, stderr: expect.stringContaining("Cannot find a git repository") });
  });
});

describe("a commit", () => {
  test.each([
    ["a file below a folder", "infra/deep/x.tf"],
    ["a name in any folder", "apps/web/.env"],
    ["a name with blanks, quotes and more", "infra/a \"b\"\n'c' é.tf"],
  ])("of an agent is refused where it holds %s that is off limits", (_, path) => {
    const desk = new Desk();
    desk.well("agent-relay", "hooks", "install", "git");
    putFile(desk.root, path, "x\n");
    const { code, text } = desk.commit("two", CLAUDE);
    expect(code).toBe(1);
    expect(text).toContain("off limits");
    expect(text).toMatch(/AGENT-HANDOFF\.md:\d+/);
    expect(desk.commit("two")).toMatchObject({ code: 0, text: expect.stringContaining("note This file is off limits") });
  });

  test("cannot free itself: the limits of the last commit hold too", () => {
    const desk = new Desk();
    desk.well("agent-relay", "hooks", "install", "git");
    putFile(desk.root, "infra/x.tf", "x\n");
    putFile(desk.root, "AGENT-HANDOFF.md", textOf(desk.root, "AGENT-HANDOFF.md").replace("- `infra/**`: production\n", ""));
    expect(desk.commit("two", CLAUDE)).toMatchObject({ code: 1 });
  });

  test("of another agent than the owner is refused; the owner's, the user's and a hand-over pass", () => {
    const desk = new Desk();
    desk.well("agent-relay", "hooks", "install", "git");
    putFile(desk.root, "src/a.ts", "2\n");
    expect(desk.commit("two", CODEX)).toMatchObject({ code: 1, text: expect.stringContaining("belongs to the project of Claude") });
    expect(desk.commit("two", CLAUDE)).toMatchObject({ code: 0 });
    putFile(desk.root, "src/a.ts", "3\n");
    putFile(desk.root, "AGENT-HANDOFF.md", project("Codex"));
    expect(desk.commit("three", CLAUDE)).toMatchObject({ code: 0 });
  });

  test("is judged by what is staged, not by what lies in the folder", () => {
    const desk = new Desk();
    desk.well("agent-relay", "hooks", "install", "git");
    const good = textOf(desk.root, "AGENT-HANDOFF.md");
    writeFileSync(join(desk.root, "AGENT-HANDOFF.md"), good.replace("| Current Owner | Claude |", "| Current Owner | Cluade |"));
    desk.well("git", "add", "-A");
    writeFileSync(join(desk.root, "AGENT-HANDOFF.md"), good);
    const { code, text } = desk.run(["git", "commit", "-q", "-m", "two"]);
    expect(code).toBe(1);
    expect(text).toMatch(/AGENT-HANDOFF\.md:\d+:\d+ error .*Cluade/);
    expect(desk.run(["git", "commit", "-q", "--no-verify", "-m", "two"]).code).toBe(0);
  });

  test.each([
    ["of all that changed", ["-a"]],
    ["of named files", ["infra/x.tf"]],
  ])("%s, which git makes from an index of its own, is judged by that index", (_, words) => {
    const desk = new Desk({ "infra/x.tf": "1\n" });
    desk.well("agent-relay", "hooks", "install", "git");
    putFile(desk.root, "infra/x.tf", "2\n");
    const { code, text } = desk.run(["git", "commit", "-q", "-m", "two", ...words], CLAUDE);
    expect(code).toBe(1);
    expect(text).toContain("off limits");
  });

  test("with conflict markers in a handoff is refused, also the first one of a repository", () => {
    const desk = new Desk();
    desk.well("git", "update-ref", "-d", "HEAD");
    desk.well("agent-relay", "hooks", "install", "git");
    putFile(desk.root, "AGENT-HANDOFF.md", `${project("Claude")}\n<<<<<<< ours\nx\n=======\ny\n>>>>>>> theirs\n`);
    expect(desk.commit("one")).toMatchObject({ code: 1 });
    putFile(desk.root, "AGENT-HANDOFF.md", project("Claude"));
    expect(desk.commit("one")).toMatchObject({ code: 0 });
  });

  test("outside of projects is nobody's business", () => {
    const desk = new Desk();
    desk.well("git", "rm", "-q", "AGENT-HANDOFF.md");
    desk.well("git", "commit", "-q", "-m", "two");
    desk.well("agent-relay", "hooks", "install", "git");
    putFile(desk.root, "infra/x.tf", "x\n");
    expect(desk.commit("three", CLAUDE)).toMatchObject({ code: 0, text: "" });
  });
});

describe("a merge", () => {
  const PENDING = "\n## Pending Tasks\n\n- [ ] **T1** Design (owner: claude)\n- [ ] **T2** Build (owner: codex)\n";

  function branches(desk: Desk, ours: (text: string) => string, theirs: (text: string) => string): void {
    const base = textOf(desk.root, "AGENT-HANDOFF.md");
    desk.well("git", "checkout", "-q", "-b", "side");
    putFile(desk.root, "AGENT-HANDOFF.md", theirs(base));
    desk.well("git", "commit", "-q", "--no-verify", "-am", "theirs");
    desk.well("git", "checkout", "-q", "main");
    putFile(desk.root, "AGENT-HANDOFF.md", ours(base));
    desk.well("git", "commit", "-q", "--no-verify", "-am", "ours");
  }

  const tick = (text: string): string => text.replace("- [ ] **T1** Design (owner: claude)", "- [x] **T1** Design (owner: claude; evidence: `npm test` 0)");
  const add = (text: string): string =>
    text.replace("- [ ] **T2** Build (owner: codex)\n", "- [ ] **T2** Build (owner: codex; files: `src/**`)\n- [ ] **T3** Review (owner: claude)\n");

  test.each(["\n", "\r\n"])("of two branches' work on neighbouring tasks needs nobody (line breaks %j)", (eol) => {
    const desk = new Desk({ "AGENT-HANDOFF.md": project("Claude", PENDING).replaceAll("\n", eol) });
    const inEol = (change: (text: string) => string) => (text: string) => change(text.replaceAll(eol, "\n")).replaceAll("\n", eol);
    branches(desk, inEol(tick), inEol(add));
    expect(desk.run(["git", "merge", "-q", "side"]).code).toBe(1);
    desk.well("git", "merge", "--abort");
    desk.well("agent-relay", "hooks", "install", "git");
    desk.well("git", "merge", "-q", "--no-edit", "side");
    const merged = textOf(desk.root, "AGENT-HANDOFF.md");
    for (const part of ["- [x] **T1**", "files: `src/**`", "**T3** Review"]) expect(merged).toContain(part);
    expect(merged.includes("\r\n")).toBe(eol === "\r\n");
    expect(desk.well("git", "status", "--short")).toBe("");
  });

  test("that needs a person leaves markers, which still read, and says what both changed", () => {
    const desk = new Desk();
    branches(
      desk,
      (text) => text.replace("Build the sign-in", "Build it in Rust"),
      (text) => text.replace("Build the sign-in", "Build it in Go"),
    );
    desk.well("agent-relay", "hooks", "install", "git");
    const { code, text } = desk.run(["git", "merge", "side"]);
    expect(code).toBe(1);
    expect(text).toMatch(/AGENT-HANDOFF\.md:\d+: both sides changed/);
    expect(textOf(desk.root, "AGENT-HANDOFF.md")).toContain("<<<<<<< ours");
    expect(desk.run(["agent-relay", "handoff", "--as", "claude", "--no-git"]).text).toContain("Build it in Rust");
  });

  test("by rebase and cherry-pick goes by meaning as well", () => {
    const desk = new Desk({ "AGENT-HANDOFF.md": project("Claude", PENDING) });
    branches(desk, tick, add);
    desk.well("agent-relay", "hooks", "install", "git");
    desk.well("git", "checkout", "-q", "-b", "picked");
    desk.well("git", "cherry-pick", "side");
    desk.well("git", "checkout", "-q", "side");
    desk.well("git", "rebase", "-q", "main");
    for (const branch of ["picked", "side"]) expect(desk.well("git", "show", `${branch}:AGENT-HANDOFF.md`)).toMatch(/- \[x\] \*\*T1\*\*[^]*\*\*T3\*\* Review/);
  });

  test("of bytes that are no UTF-8 goes line by line, and loses none", () => {
    const desk = new Desk();
    const file = join(desk.root, "AGENT-HANDOFF.md");
    writeFileSync(file, Buffer.concat([readFileSync(file), Buffer.from([0xff, 0x0a])]));
    desk.well("git", "commit", "-q", "--no-verify", "-am", "bytes");
    desk.well("agent-relay", "hooks", "install", "git");
    const add_ = (line: string, first: boolean) => (): void => {
      const bytes = readFileSync(file);
      writeFileSync(file, first ? Buffer.concat([Buffer.from(line), bytes]) : Buffer.concat([bytes, Buffer.from(line)]));
    };
    desk.well("git", "checkout", "-q", "-b", "side");
    add_("bottom\n", false)();
    desk.well("git", "commit", "-q", "--no-verify", "-am", "theirs");
    desk.well("git", "checkout", "-q", "main");
    add_("top\n", true)();
    desk.well("git", "commit", "-q", "--no-verify", "-am", "ours");
    desk.well("git", "merge", "-q", "--no-edit", "side");
    const merged = readFileSync(file);
    expect(merged.subarray(0, 4).toString()).toBe("top\n");
    expect(merged.includes(0xff) && merged.includes("bottom\n")).toBe(true);
  });
});
