import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Actor, type Stage, bundleProgram, openStage } from "../../workspace/support/actors.ts";
import type { TroubleReport } from "../../workspace/support/disk-trouble.ts";
import { tempFolder } from "../../workspace/support/temp-folder.ts";

const scratch = mkdtempSync(join(tmpdir(), "relay-program-"));
let program = "";
let stage: Stage;
let actor: Actor;
beforeAll(async () => {
  chmodSync(scratch, 0o1777);
  program = await bundleProgram(join(import.meta.dirname, "../../workspace/support/disk-trouble.ts"), scratch);
  stage = await openStage();
  actor = await stage.start();
});
afterAll(async () => {
  await stage.close();
  rmSync(scratch, { recursive: true, force: true });
});

describe("real trouble with the disk gives one clear problem and leaves the file as it was", () => {
  test.each([
    { kind: "nearly-full", wrapper: ["unshare", "--mount"], code: "no-space", words: /^Cannot write ".*AGENT-HANDOFF.md": the disk is full$/ },
    { kind: "full", wrapper: ["unshare", "--mount"], code: "no-space", words: /the disk is full$/ },
    { kind: "read-only", wrapper: ["unshare", "--mount"], code: "read-only", words: /^Cannot write ".*AGENT-HANDOFF.md": the file system is read-only$/ },
    { kind: "folder", wrapper: ["unshare", "--mount"], code: "no-permission", words: /^Cannot write ".*AGENT-HANDOFF.md": permission is denied$/ },
    { kind: "handles", wrapper: ["prlimit", "--nofile=96:96"], code: "too-many-files", words: /too many files are open$/ },
  ])("$kind", ({ kind, wrapper, code, words }) => {
    const [file = "", ...args] = wrapper;
    const run = spawnSync(file, [...args, process.execPath, program, kind], { encoding: "utf8", env: { ...process.env, TMPDIR: scratch } });
    const report = readReport(run.stdout, `${run.error?.message ?? ""}${run.stderr}`);
    if (report.unable !== undefined) console.warn(`This machine cannot make a disk that is ${kind}, the injected errors below stand for it: ${report.unable}`);
    else expect(report).toMatchObject({ code, message: expect.stringMatching(words) });
    expect(report).toMatchObject({ intact: true, leftovers: [] });
  });
});

/** A machine where the wrapper does not run at all is reported like one that cannot mount. */
function readReport(output: string, error: string): TroubleReport {
  return output.startsWith("{") ? JSON.parse(output) : { unable: error, intact: true, leftovers: [] };
}

describe("an error of the system at any call gives one clear problem and leaves nothing behind", () => {
  test.each([
    { call: "writeSync", code: "ENOSPC", words: "the disk is full" },
    { call: "fsyncSync", code: "ENOSPC", words: "the disk is full", where: "" },
    { call: "writeSync", code: "UNKNOWN", errno: -122, words: "the disk quota is used up" },
    { call: "renameSync", code: "EXDEV", words: "its folder spans two file systems", where: ".tmp" },
    { call: "renameSync", code: "EBUSY", words: "it is in use or a mount of its own", where: ".tmp" },
    { call: "renameSync", code: "EIO", words: "the system says EIO", where: ".tmp" },
    { call: "openSync", code: "EMFILE", words: "too many files are open", where: ".tmp" },
    { call: "openSync", code: "EROFS", words: "the file system is read-only", where: ".tmp" },
    { call: "fchmodSync", code: "EPERM", words: "permission is denied" },
    { call: "mkdirSync", code: "ENOSPC", words: "the disk is full" },
    { call: "linkSync", code: "EIO", words: "the system says EIO" },
  ])("$call fails with $code $errno", async ({ words, ...fail }) => {
    const folder = tempFolder({ "AGENT-HANDOFF.md": "old\n" });
    const file = join(folder, "AGENT-HANDOFF.md");
    const answer = await actor.perform({ do: "append", file, text: "new", fault: { fail } });
    expect(answer).toMatchObject({ died: false, result: { ok: false, problem: { kind: "problem", message: expect.stringContaining(words) } } });
    expect(readFileSync(file, "utf8")).toBe("old\n");
    expect(readdirSync(folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
    expect(await actor.perform({ do: "append", file, text: "new" })).toMatchObject({ result: { ok: true } });
  });

  test("two files that are replaced together get their old bytes back when the second fails", async () => {
    const folder = tempFolder({ "one.md": "old one\n", "one.md.2": "old two\n" });
    const fault = { fail: { call: "renameSync", code: "EIO", where: "one.md.2." } };
    const answer = await actor.perform({ do: "append-both", file: join(folder, "one.md"), text: "new", fault });
    expect(answer).toMatchObject({ result: { ok: false } });
    expect([readFileSync(join(folder, "one.md"), "utf8"), readFileSync(join(folder, "one.md.2"), "utf8")]).toEqual(["old one\n", "old two\n"]);
  });
});
