import { beforeEach, describe, expect, test, vi } from "vitest";
import { runCli } from "../run.ts";
import { makeFolder } from "../workspace.ts";
import { keptRuns, makeProject, verifyEnv } from "./project.ts";

const CANCEL = Symbol("cancel");
const asked: { message: string; initialValue?: boolean }[] = [];
let answer: boolean | symbol = false;

vi.mock("@clack/prompts", () => ({
  confirm: async (question: { message: string; initialValue?: boolean }) => {
    asked.push(question);
    return answer;
  },
  isCancel: (value: unknown) => value === CANCEL,
}));

beforeEach(() => void asked.splice(0));

const CRITERIA = ["- [ ] **A1** x. Check: `printf 'a b' \u202e`", "- [ ] **A2** y. Check: `curl -u me:Tr0ub4dor;reboot;Zq9Lm localhost`"];
const SHOWN = "The handoff names this command:\n  printf 'a b' \\u{202e}\n";

describe("agent-relay verify at a terminal", () => {
  test("shows each command character by character, runs it after a yes and asks no second time", async () => {
    const cwd = makeProject({ criteria: CRITERIA.slice(0, 1) });
    const env = verifyEnv(makeFolder());
    answer = true;
    const run = await runCli(["verify"], { cwd, env, interactive: true });
    expect(run).toMatchObject({ code: 0, out: expect.stringContaining(SHOWN) });
    expect(asked).toEqual([{ message: "Run it? A yes counts until the text changes", initialValue: false }]);
    expect((await runCli(["verify"], { cwd, env })).code).toBe(0);
    expect(asked).toHaveLength(1);
    expect(keptRuns(cwd)).toHaveLength(2);
  });

  test("runs nothing after a no, and never what cannot be shown whole", async () => {
    const cwd = makeProject({ criteria: CRITERIA });
    answer = false;
    const run = await runCli(["verify"], { cwd, env: verifyEnv(makeFolder()), interactive: true });
    expect(run.out).toBe(`${SHOWN}0 of 2 checks passed\n`);
    expect(run).toMatchObject({ code: 3, err: expect.stringContaining("Nobody is asked either, for a secret in it is not shown") });
  });

  test("stops at once when the person ends it", async () => {
    const cwd = makeProject({ criteria: CRITERIA });
    answer = CANCEL;
    const run = await runCli(["verify"], { cwd, env: verifyEnv(makeFolder()), interactive: true });
    expect(run).toEqual({ code: 1, out: SHOWN, err: "Stopped: nothing more is run\n" });
  });

  test.each([
    ["the output is to be JSON", ["--json"], {}],
    ["an agent is at work", [], { CLAUDECODE: "1" }],
    ["nothing is to be run", ["--dry-run"], {}],
  ])("asks nobody where %s", async (_, words, more) => {
    const cwd = makeProject({ criteria: CRITERIA });
    answer = true;
    await runCli(["verify", ...words], { cwd, env: { ...verifyEnv(makeFolder()), ...more }, interactive: true });
    expect(asked).toEqual([]);
    expect(() => keptRuns(cwd)).toThrow("ENOENT");
  });
});
