import { readdirSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allowsCommand } from "../../../src/cli/verify/allows-command.ts";
import { type PermitQuestion, type PermitScene, permitChecks } from "../../../src/cli/verify/permit-checks.ts";
import { shownCommand } from "../../../src/cli/verify/shown-command.ts";
import { openApprovals } from "../../../src/workspace/evidence/approval-store.ts";
import { redactSecrets } from "../../../src/util/secrets/redact-secrets.ts";
import { tempFolder } from "../../workspace/support/temp-folder.ts";
import { runCli } from "../run.ts";
import { putFile } from "../workspace.ts";
import { keptRuns, makeProject, verifyEnv } from "./project.ts";

/** A scene away from a terminal with approvals in a folder of the test, and the questions that were asked in it. */
function sceneIn(settings: string, parts: Partial<PermitScene> = {}, answer?: boolean): PermitScene & { readonly asked: PermitQuestion[] } {
  const asked: PermitQuestion[] = [];
  const ask = async (question: PermitQuestion): Promise<boolean> => {
    asked.push(question);
    return answer ?? false;
  };
  const approvals = openApprovals({ XDG_CONFIG_HOME: settings });
  return {
    folder: "/work/shop",
    verify: { allow: [] },
    origin: { source: "default" },
    approvals,
    yes: false,
    ...(answer === undefined ? {} : { ask }),
    ...parts,
    asked,
  };
}

const permitted = async (commands: readonly string[], scene: PermitScene): Promise<readonly string[]> => [...(await permitChecks(commands, scene))];

describe("permitChecks", () => {
  test("permits nothing where nobody can be asked and nothing is listed", async () => {
    expect(await permitted(["true"], sceneIn(tempFolder()))).toEqual([]);
  });

  test("remembers a yes for the very text in the very folder, and asks for any other", async () => {
    const settings = tempFolder();
    const first = sceneIn(settings, {}, true);
    expect(await permitted(["make a", "make b"], first)).toEqual(["make a", "make b"]);
    expect(first.asked).toEqual([{ kind: "commands", texts: ["make a", "make b"] }]);
    expect(await permitted(["make a"], sceneIn(settings))).toEqual(["make a"]);
    const second = sceneIn(settings, {}, false);
    expect(await permitted(["make a", "make a ", "make c"], second)).toEqual(["make a"]);
    expect(second.asked).toEqual([{ kind: "commands", texts: ["make a ", "make c"] }]);
    expect(await permitted(["make a"], sceneIn(settings, { folder: "/work/other" }))).toEqual([]);
  });

  test("takes the user's own list at its word, and one that came with the files only when a person has seen it", async () => {
    const settings = tempFolder();
    const verify = { allow: ["make"] };
    expect(await permitted(["make a"], sceneIn(settings, { verify, origin: { source: "user", name: "/home/u/config.json" } }))).toEqual(["make a"]);
    expect(await permitted(["make a"], sceneIn(settings, { verify, origin: { source: "environment" } }))).toEqual(["make a"]);
    const origin = { source: "project", name: "/work/shop/agent-relay.config.json" } as const;
    expect(await permitted(["make a"], sceneIn(settings, { verify, origin }))).toEqual([]);
    const seen = sceneIn(settings, { verify, origin }, true);
    expect(await permitted(["make a"], seen)).toEqual(["make a"]);
    expect(seen.asked).toEqual([{ kind: "allow-list", texts: ["make"], file: origin.name }]);
    expect(await permitted(["make b"], sceneIn(settings, { verify, origin }))).toEqual(["make b"]);
    expect(await permitted(["make b", "rm x"], sceneIn(settings, { verify: { allow: ["make", "rm"] }, origin }))).toEqual([]);
  });

  test("asks for no command of which redaction would hide what a shell acts on", async () => {
    const hidden = "curl -u me:Tr0ub4dor;reboot;Zq9Lm localhost";
    expect(redactSecrets(hidden)).not.toContain("reboot");
    const plain = "curl -s https://me:Tr0ub4dor-Zq9Lm@localhost/";
    const scene = sceneIn(tempFolder(), {}, true);
    expect(await permitted([hidden, plain], scene)).toEqual([plain]);
    expect(scene.asked).toEqual([{ kind: "commands", texts: [plain] }]);
    const origin = { source: "project", name: "/work/shop/agent-relay.config.json" } as const;
    const listed = sceneIn(tempFolder(), { verify: { allow: [hidden] }, origin }, true);
    expect(await permitted([hidden], listed)).toEqual([]);
    expect(listed.asked).toEqual([]);
  });

  test("reads a damaged file of approvals as none and writes it anew", async () => {
    const settings = tempFolder({ "agent-relay/approved-checks.json": "{ damaged" });
    expect(await permitted(["true"], sceneIn(settings))).toEqual([]);
    await permitted(["true"], sceneIn(settings, {}, true));
    expect(await permitted(["true"], sceneIn(settings))).toEqual(["true"]);
    expect(readdirSync(join(settings, "agent-relay"))).toEqual(["approved-checks.json"]);
  });
});

describe("allowsCommand", () => {
  test.each([
    ["npm test", true],
    ["npm test -- auth", true],
    ["npm  test", true],
    ["npm testing", false],
    ["npm", false],
    ["npm test; rm -rf /", false],
    ["npm test && rm x", false],
    ["npm test $(rm x)", false],
    ["npm test `rm x`", false],
    ["npm test > /etc/passwd", false],
    ["npm test\nrm x", false],
    ["npm test \u202erm", false],
    ["rm x; npm test", false],
    ["echo 'a' | sort", true],
    ["echo 'a' | sort -u", false],
  ])("%j: %s", (command, expected) => {
    expect(allowsCommand(["npm test", "echo 'a' | sort"], command)).toBe(expected);
  });

  test("never allows by its first words what a shell would see more in", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 20 }), (rest) => {
        if (allowsCommand(["npm test"], `npm test${rest}`)) expect(rest).toMatch(/^(?: [\w@%+:,./= -]*)?$/u);
      }),
    );
  });
});

test("a command is shown with all that is in it", () => {
  expect(shownCommand("echo \"a\" 'b' `c` $(d) \\ é")).toBe("echo \"a\" 'b' `c` $(d) \\ é");
  expect(shownCommand("a\nb\u001b[2K\r\u202e\u200b\u{e0041}")).toBe("a\\u{a}b\\u{1b}[2K\\u{d}\\u{202e}\\u{200b}\\u{e0041}");
});

describe("agent-relay verify asks first", () => {
  const CRITERIA = ['- [ ] **A1** x. Check: `sh -c "printf ran"`', "- [ ] **A2** y. Check: `true`"];

  test("runs nothing away from a terminal, shows the exact command and says what to do", async () => {
    const cwd = makeProject({ criteria: ["- [ ] **A1** x. Check: ``touch \"$(echo `id`)\"; rm 'a b'``"] });
    const run = await runCli(["verify"], { cwd, env: verifyEnv() });
    expect(run).toMatchObject({ code: 3, out: "0 of 1 check passed\n" });
    expect(run.err).toContain("Not run, nobody allowed it: A1  touch \"$(echo `id`)\"; rm 'a b'\n");
    expect(run.err).toContain("verify.allow");
    expect(() => keptRuns(cwd)).toThrow("ENOENT");
  });

  test("runs what the settings allow and says what they do not", async () => {
    const cwd = makeProject({ criteria: CRITERIA });
    const run = await runCli(["verify"], { cwd, env: { ...verifyEnv(), AGENT_RELAY_VERIFY: '{"allow":["true"]}' } });
    expect(run).toMatchObject({ code: 3, out: expect.stringContaining("passed  A2  true"), err: expect.stringContaining("Not run, nobody allowed it: A1") });
    expect(keptRuns(cwd).map(({ command }) => command)).toEqual(["true"]);
  });

  test("does not let a repository allow itself", async () => {
    const cwd = makeProject({ criteria: CRITERIA });
    putFile(cwd, "agent-relay.config.json", '{ "verify": { "allow": ["true"] } }');
    expect(await runCli(["verify"], { cwd, env: verifyEnv() })).toMatchObject({ code: 3, out: "0 of 2 checks passed\n" });
  });

  test.each([
    ["--yes inside of an agent's shell", ["--yes"], { CLAUDECODE: "1" }, "Only the user may say --yes"],
    ["a hook of Claude Code", ["--yes"], { CLAUDE_PROJECT_DIR: "/work" }, "Cannot verify from a hook"],
    ["a hook of git", ["--yes"], { GIT_INDEX_FILE: ".git/index" }, "Cannot verify from a hook"],
    ["a check", ["--yes"], { AGENT_RELAY_RUN: "x" }, "Cannot verify inside of a check"],
  ])("refuses %s", async (_, words, extra, message) => {
    const cwd = makeProject({ criteria: CRITERIA });
    const env = { ...verifyEnv(), AGENT_RELAY_VERIFY: "true", ...extra };
    expect(await runCli(["verify", ...words], { cwd, env })).toMatchObject({ code: 3, err: expect.stringContaining(message) });
    expect(() => keptRuns(cwd)).toThrow("ENOENT");
  });

  test("lists checks even below a hook", async () => {
    const cwd = makeProject({ criteria: CRITERIA });
    expect((await runCli(["verify", "--list"], { cwd, env: { ...verifyEnv(), CLAUDE_PROJECT_DIR: "/work" } })).code).toBe(0);
  });
});
