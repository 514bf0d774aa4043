import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { runCli, runJson } from "../run.ts";
import { makeFolder } from "../workspace.ts";
import { makeProject, verifyEnv } from "../verify/project.ts";

const asked: { message: string; initialValue?: boolean }[] = [];
let answers: boolean[] = [];

vi.mock("@clack/prompts", () => ({
  confirm: async (question: { message: string; initialValue?: boolean }) => {
    asked.push(question);
    return answers.shift() ?? false;
  },
  isCancel: () => false,
}));

beforeEach(() => void asked.splice(0));

const PROJECT = {
  owner: "User",
  criteria: ["- [ ] **A1** It is made. Check: `touch made \u202e`"],
  pending: ["- [ ] **T1** Release it (owner: user)", "- [ ] **T2** Tell of it (owner: user)"],
};
const SHOWN = "touch made \\u{202e}";

/** A project whose handoff names a command, and an environment without anybody's settings. */
function project(parts: typeof PROJECT = PROJECT): { readonly cwd: string; readonly env: Readonly<Record<string, string | undefined>> } {
  return { cwd: makeProject(parts), env: verifyEnv(makeFolder()) };
}

describe("commands that a handoff names", () => {
  test("do not run where nobody can be asked and nobody allowed them", async () => {
    const { cwd, env } = project();
    const run = await runCli(["run", "."], { cwd, env });
    expect(run).toMatchObject({ code: 3, out: "", err: expect.stringContaining(`Nobody allowed: ${SHOWN}\n`) });
    expect(run.err).toContain("--yes");
    expect([existsSync(join(cwd, ".agent-relay/runs")), asked]).toEqual([false, []]);
  });

  test("are asked for at a terminal, as they are and with a no as the answer of Enter; a yes is remembered", async () => {
    const { cwd, env } = project();
    answers = [false];
    const refused = await runCli(["run", "."], { cwd, env, interactive: true });
    expect(refused).toMatchObject({ code: 3, out: expect.stringContaining(`The handoff names this command:\n  ${SHOWN}\n`) });
    expect(asked).toEqual([{ message: "Run it? A yes counts until the text changes", initialValue: false }]);
    expect(existsSync(join(cwd, ".agent-relay/runs"))).toBe(false);
    answers = [true, true, true];
    const run = await runCli(["run", "."], { cwd, env, interactive: true });
    expect(run).toMatchObject({ code: 0, out: expect.stringContaining("3 completed") });
    expect(asked.map(({ message }) => message)).toEqual([
      "Run it? A yes counts until the text changes",
      "Run it? A yes counts until the text changes",
      expect.stringContaining("Release it"),
      expect.stringContaining("Tell of it"),
    ]);
  });

  test("run where `--yes` or the user's own list allows them, and not by `--yes` inside an agent", async () => {
    const one = project();
    expect((await runCli(["run", ".", "--yes"], one)).code).toBe(0);
    const two = project();
    const allowing = { ...two.env, AGENT_RELAY_VERIFY: JSON.stringify({ allow: ["touch made \u202e"] }) };
    expect(await runCli(["run", "."], { cwd: two.cwd, env: allowing })).toMatchObject({ code: 1, out: expect.stringContaining("T1 failed") });
    const three = project();
    expect(await runCli(["run", ".", "--yes"], { cwd: three.cwd, env: { ...three.env, CLAUDECODE: "1" } })).toMatchObject({ code: 3 });
  });

  test("never run below a hook, and are asked for again where the run is resumed", async () => {
    const { cwd, env } = project();
    expect(await runCli(["run", "."], { cwd, env: { ...env, CLAUDE_PROJECT_DIR: cwd } })).toMatchObject({
      code: 3,
      err: expect.stringContaining("from a hook"),
    });
    answers = [];
    writeFileSync(join(cwd, "made"), "");
    const allowing = { ...env, AGENT_RELAY_VERIFY: JSON.stringify({ allow: ["touch made \u202e"] }) };
    expect((await runCli(["run", "."], { cwd, env: allowing })).code).toBe(1);
    expect(await runCli(["run", "--resume"], { cwd, env })).toMatchObject({ code: 3, err: expect.stringContaining(`Nobody allowed: ${SHOWN}\n`) });
  });

  test("are shown by a plan, which asks nobody", async () => {
    const { cwd, env } = project();
    const plan = await runCli(["plan", "."], { cwd, env, interactive: true });
    expect(plan).toMatchObject({ code: 0, out: expect.stringContaining(`Commands that the handoff names\n  asked for  ${SHOWN}\n`) });
    expect((await runJson(["plan", "."], { cwd, env })).checks).toEqual([{ command: "touch made \u202e", permit: "asked" }]);
    expect(asked).toEqual([]);
  });

  test("are none where no criterion and no task has a check", async () => {
    const { cwd, env } = project({ ...PROJECT, criteria: [] });
    expect((await runCli(["run", ".", "--yes"], { cwd, env })).code).toBe(0);
    expect(await runCli(["run", "."], project({ ...PROJECT, criteria: [] }))).toMatchObject({ code: 1, out: expect.stringContaining("T1 failed") });
  });
});
