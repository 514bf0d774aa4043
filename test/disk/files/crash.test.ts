import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { succeed } from "../../../src/diagnostic/result.ts";
import { updateFile } from "../../../src/workspace/files/update-file.ts";
import { type Stage, openStage } from "../../workspace/support/actors.ts";
import type { Fault } from "../../workspace/support/fault-injection.ts";
import { tempFolder } from "../../workspace/support/temp-folder.ts";
import { valueOf } from "../../workspace/support/value-of.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const OLD = `# Handoff\n${"ä line of text\n".repeat(500)}`;

test("a writer killed at any file-system call leaves old or new bytes, and the next writer works", async () => {
  const calls = await listCalls();
  expect(calls.length).toBeGreaterThan(20);
  const seen = new Set<string>();
  for (let dieAt = 1; dieAt <= calls.length; dieAt += 1) seen.add(await dieAndGoOn({ dieAt }));
  expect(seen.size).toBe(2);
}, 60_000);

test("a writer killed in the middle of any write does too", async () => {
  const calls = await listCalls();
  const writes = calls.flatMap((name, at) => (name === "writeSync" ? [at + 1] : []));
  expect(writes.length).toBeGreaterThan(0);
  for (const dieAt of writes) expect(await dieAndGoOn({ dieAt, torn: true })).toBe(OLD);
}, 60_000);

/** Lets a writer die, checks the file and that the next writer works and tidies up, and gives what the dead one left. */
async function dieAndGoOn(fault: Fault): Promise<string> {
  const folder = tempFolder({ "AGENT-HANDOFF.md": OLD });
  const file = join(folder, "AGENT-HANDOFF.md");
  const actor = await stage.start();
  expect(await actor.perform({ do: "append", file, text: "new", fault })).toEqual({ died: true });
  const text = readFileSync(file, "utf8");
  expect([OLD, `${OLD}new\n`]).toContain(text);
  valueOf(updateFile<never>(file, (snapshot) => succeed(`${snapshot.text}next\n`), { timeoutMs: 2000 }));
  expect(readFileSync(file, "utf8")).toBe(`${text}next\n`);
  expect(readdirSync(folder).sort()).toEqual([".agent-relay", "AGENT-HANDOFF.md"]);
  return text;
}

async function listCalls(): Promise<readonly string[]> {
  const actor = await stage.start();
  const answer = await actor.perform({ do: "append", file: join(tempFolder({ "AGENT-HANDOFF.md": OLD }), "AGENT-HANDOFF.md"), text: "new" });
  return answer.died ? [] : answer.calls;
}
