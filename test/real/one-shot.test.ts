import { afterEach, describe, expect, test } from "vitest";
import { AGENT_CLIS } from "../rig/agents/agent-cli.ts";
import { realAgent } from "../rig/agents/real-agents.ts";
import { allText } from "../rig/model/model-request.ts";
import { fail, say, shell, write } from "../rig/model/step.ts";
import { openWorkbench, type Workbench } from "./support/one-shot-run.ts";

const LIMIT_MS = 150_000;

/** A task that no command line takes; its last words show that all of it arrived. */
const LONG_TASK = `- Write a.txt.\n${"All of these words matter.\n".repeat(8000)}Mind the last words.`;

let bench: Workbench | undefined;

afterEach(async () => bench?.dispose());

describe.each(AGENT_CLIS.map((cli) => [cli, realAgent(cli)] as const))("%s, once, through its adapter's command line", (cli, { missing }) => {
  describe.skipIf(missing !== undefined)(`with the real program ${missing ?? ""}`, { timeout: LIMIT_MS }, () => {
    test("edits a file by a task of 200 kB, answers, and goes on with the session", async () => {
      bench = await openWorkbench(cli, (folder) => [write(`${folder}/a.txt`, "hello\n"), say("I wrote a.txt."), say("I remember.")]);
      const outcome = await bench.run(LONG_TASK, { access: "readwrite" });
      expect(outcome).toMatchObject({ text: "I wrote a.txt.", sessionId: expect.any(String), usage: { inputTokens: 20, outputTokens: 10 } });
      expect(outcome.failed).toBeUndefined();
      expect(bench.read("a.txt")).toBe("hello\n");
      expect(bench.requests.map((request) => allText(request).includes("Mind the last words."))).toEqual([true, true]);
      const next = await bench.run("What did you do?", { access: "readwrite", resume: outcome.sessionId });
      expect(next).toMatchObject({ text: "I remember.", sessionId: outcome.sessionId });
      expect(bench.requests.at(-1)?.turns).toBe(2);
    });

    test("fails with the API's words", async () => {
      bench = await openWorkbench(cli, () => [fail(400, "the prompt is bad")]);
      expect(await bench.run("Do it.")).toMatchObject({ text: "", failed: { kind: "api-error", message: expect.stringContaining("the prompt is bad") } });
    });

    test("fails where the model answers nothing, though the exit code is 0", async () => {
      bench = await openWorkbench(cli, () => [say("")]);
      expect(await bench.run("Do it.")).toMatchObject({ text: "", failed: { kind: "empty-output" } });
    });

    test("writes nothing where the workflow says readonly", async () => {
      bench = await openWorkbench(cli, (folder) => [write(`${folder}/a.txt`, "x"), shell("echo x > b.txt"), say("I could not.")]);
      const { failed } = await bench.run("Write it.", { access: "readonly" });
      expect([bench.read("a.txt"), bench.read("b.txt")]).toEqual([undefined, undefined]);
      expect(failed?.kind).toBe(cli === "codex" ? "permission-denied" : undefined);
    });
  });
});

describe.skipIf(realAgent("claude").missing !== undefined)("claude, once, as its user has set it up", { timeout: LIMIT_MS }, () => {
  test("fails where it was not allowed to write, though it exits with 0", async () => {
    bench = await openWorkbench("claude", (folder) => [write(`${folder}/a.txt`, "x"), say("I need your permission.")]);
    expect(await bench.run("Write it.")).toMatchObject({ text: "I need your permission.", denied: ["Write"], failed: { kind: "permission-denied" } });
    expect(bench.read("a.txt")).toBeUndefined();
  });

  test("tells a task's preset behind the task", async () => {
    bench = await openWorkbench("claude", () => [say("Fine.")]);
    expect(await bench.run("--judge this", { preset: "reviewer" })).toMatchObject({ text: "Fine." });
    expect(bench.requests[0]?.messages.map(({ text }) => text).join("\n")).toMatch(/--judge this\s+Nobody can answer.*end with your verdict/i);
  });

  test("fails on a slash command that it does not know, though it exits with 0", async () => {
    bench = await openWorkbench("claude", () => [say("never asked")]);
    expect(await bench.run("/nosuch thing")).toMatchObject({ failed: { kind: "bad-request", message: "Unknown command: /nosuch" } });
  });
});
