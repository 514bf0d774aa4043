import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { succeed } from "../../../src/diagnostic/result.ts";
import { updateFile } from "../../../src/workspace/files/update-file.ts";
import { type Stage, openStage } from "../support/actors.ts";
import { tempFolder } from "../support/temp-folder.ts";
import { valueOf } from "../support/value-of.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const OLD = `# Handoff\n${"ä line of text\n".repeat(500)}`;

test.each([{ torn: false }, { torn: true }])("a writer killed at any file-system call leaves old or new bytes, and the next writer works (torn: $torn)", async ({ torn }) => {
  const calls = await countCalls();
  expect(calls).toBeGreaterThan(20);
  const seen = new Set<string>();
  for (let dieAt = 1; dieAt <= calls; dieAt += 1) {
    const folder = tempFolder({ "AGENT-HANDOFF.md": OLD });
    const file = join(folder, "AGENT-HANDOFF.md");
    const actor = await stage.start();
    const answer = await actor.perform({ do: "append", file, text: "new", fault: { dieAt, torn } });
    expect(answer.died).toBe(true);
    const text = readFileSync(file, "utf8");
    expect([OLD, `${OLD}new\n`]).toContain(text);
    seen.add(text);
    valueOf(updateFile(file, (snapshot) => succeed(`${snapshot.text}next\n`), { timeoutMs: 2000 }));
    expect(readFileSync(file, "utf8")).toBe(`${text}next\n`);
    expect(readdirSync(folder).sort()).toEqual([".agent-relay", "AGENT-HANDOFF.md"]);
  }
  expect(seen.size).toBe(2);
}, 60_000);

async function countCalls(): Promise<number> {
  const actor = await stage.start();
  const answer = await actor.perform({ do: "append", file: join(tempFolder({ "AGENT-HANDOFF.md": OLD }), "AGENT-HANDOFF.md"), text: "new" });
  return answer.died ? 0 : answer.calls;
}
