import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AGENT_CLIS } from "../../../src/agents/one-shot/agent-clis.ts";
import { missingProgram, ONE_SHOTS } from "../../../src/agents/one-shot/one-shots.ts";
import { AGENT_ACCESSES, FAILURE_KINDS, type OneShotOptions } from "../../../src/agents/one-shot/one-shot.ts";
import { addPresetNote, AGENT_PRESETS } from "../../../src/agents/one-shot/presets.ts";

/** Words that switch a CLI's own questions off. */
const BYPASS = /danger|skip-permissions|yolo|--force|^--auto$|unsafe|"auto"/;

const anyTask = fc.oneof(
  fc.string({ unit: "binary", minLength: 1 }),
  fc.constantFrom("-v", "--help", "a\nb", "a\u0000b", "'\"`$(x)", "é".repeat(50_001), "x".repeat(100_000)),
);

const anyOptions: fc.Arbitrary<OneShotOptions> = fc.record({
  taskFile: fc.constant("/run/task.md"),
  model: fc.option(fc.constantFrom("opus", "openai/gpt-5.5", "-m", " "), { nil: undefined }),
  access: fc.option(fc.constantFrom(...AGENT_ACCESSES), { nil: undefined }),
  preset: fc.option(fc.constantFrom(...AGENT_PRESETS), { nil: undefined }),
  resume: fc.option(fc.constantFrom("0191a0aa-1111", "-x", ""), { nil: undefined }),
  output: fc.option(fc.constant("text" as const), { nil: undefined }),
});

/** What hosts print, whole, cut and mixed. */
const anyOutput = fc.oneof(
  fc.string(),
  fc
    .array(
      fc.oneof(
        fc.json(),
        fc.constantFrom(
          '{"type":"result","result":3,"permission_denials":{}}',
          '{"type":"init","session_id":"s"}',
          '{"type":"tool_use","sessionID":"s","part":null}',
        ),
      ),
    )
    .map((lines) => lines.join("\n")),
);

describe.each(AGENT_CLIS)("the adapter of %s", (cli) => {
  const oneShot = ONE_SHOTS[cli];

  test("says its own name, how it is installed and what ends it", () => {
    expect(oneShot.cli).toBe(cli);
    expect(oneShot.install.command).toMatch(/^(?:npm install -g |python -m pip install |curl )\S+/);
    expect(oneShot.install.command).toContain(oneShot.install.npm ?? oneShot.install.pip ?? "https://");
    expect(oneShot.endSignal).toBe(cli === "claude" ? "SIGINT" : "SIGTERM");
    expect(missingProgram(cli)).toEqual({
      kind: "no-program",
      message: `Cannot find the program \`${cli}\``,
      hint: expect.stringContaining(oneShot.install.command),
    });
  });

  test("hands the whole task over in exactly one way, and never in an argument that is too long", () => {
    fc.assert(
      fc.property(anyTask, anyOptions, (task, options) => {
        const { args, stdin, taskFile } = oneShot.write(task, options);
        const whole = addPresetNote(task, options.preset);
        const ways = [stdin === whole, taskFile?.text === whole, args.some((word) => word === whole || word.endsWith(`=${whole}`))];
        expect(ways.filter(Boolean)).toHaveLength(1);
        expect(taskFile === undefined || args.includes(taskFile.path)).toBe(true);
        for (const word of args) expect([word.includes("\u0000"), Buffer.byteLength(word) < 128_000]).toEqual([false, true]);
      }),
    );
  });

  test("bypasses nothing unless the workflow says `full`", () => {
    fc.assert(
      fc.property(anyOptions, (options) => {
        fc.pre(options.access !== "full" && options.access !== "readwrite");
        const { args, env } = oneShot.write("Fix it", options);
        expect([...args, JSON.stringify(env)].filter((word) => BYPASS.test(word))).toEqual([]);
      }),
    );
  });

  test("goes on with a session where it is told one, and only there", () => {
    const withId = oneShot.write("x", { taskFile: "/t", resume: "0191a0aa" });
    expect(withId).not.toEqual(oneShot.write("x", { taskFile: "/t" }));
    expect(oneShot.write("x", { taskFile: "/t", resume: "" })).toEqual(oneShot.write("x", { taskFile: "/t" }));
    if (cli !== "aider") expect(withId.args).toContain("0191a0aa");
  });

  test("reads whatever was printed without throwing", () => {
    fc.assert(
      fc.property(anyOutput, anyOutput, fc.option(fc.integer({ min: 0, max: 255 }), { nil: undefined }), (stdout, stderr, exitCode) => {
        const { text, failed } = oneShot.read({ stdout, stderr, exitCode });
        expect(typeof text).toBe("string");
        if (failed !== undefined) expect(FAILURE_KINDS).toContain(failed.kind);
        if (exitCode !== 0 || text.trim() === "") expect(failed?.message).toMatch(/\S/);
      }),
    );
  });

  test("reads a text of its own on standard output, and a death", () => {
    expect(oneShot.read({ exitCode: 0, stdout: "Done.\n\n", stderr: "noise" })).toEqual({ text: "Done." });
    expect(oneShot.read({ exitCode: undefined, signal: "SIGKILL", stdout: "half", stderr: "" })).toEqual({
      text: "half",
      failed: { kind: "signal", message: "Ended by SIGKILL" },
    });
    expect(oneShot.read({ exitCode: 0, signal: "SIGTERM", stdout: "half", stderr: "" }).failed?.kind).toBe("signal");
    expect(oneShot.read({ exitCode: 3, stdout: "", stderr: "" }).failed).toEqual({ kind: "exit-code", message: "Exit code 3 and no word why" });
    expect(oneShot.read({ exitCode: 0, stdout: " \n", stderr: "" }).failed).toEqual({ kind: "empty-output", message: "Ended without an answer" });
  });
});
