import { execFileSync } from "node:child_process";
import { afterEach, describe, expect, test } from "vitest";
import { parseHandoff } from "../../src/protocol/handoff/parse-handoff.ts";
import { realAgent } from "../rig/agents/real-agents.ts";
import { allText, type ModelRequest } from "../rig/model/model-request.ts";
import { say, type Step, write } from "../rig/model/step.ts";
import { openWorkflowBench, type WorkflowBench } from "./support/workflow-bench.ts";

const LIMIT_MS = 300_000;
const missing = realAgent("claude").missing ?? realAgent("codex").missing;

const TASKS = `
## Pending Tasks

- [ ] **T1** Design the sign-in (owner: claude; files: \`docs/**\`)
  Write \`docs/design.md\`. Check: \`test -f docs/design.md\`
- [ ] **T2** Implement the sign-in (owner: codex; after: T1; files: \`src/**\`)
  Follow the design. Check: \`test -f src/sign-in.ts\`
- [ ] **T3** Review the sign-in (owner: claude; after: T2)
`;

/** What the model does for each task, told by the task's heading in the prompt. */
function createModel(folder: string): (request: ModelRequest) => Step {
  return (request) => {
    const prompt = allText(request);
    if (prompt.includes("# T3 ")) return say("- src/sign-in.ts:1 names no token: worth a line.");
    if (prompt.includes("# T2 ")) return request.turns === 0 ? write(`${folder}/src/sign-in.ts`, "export {};\n") : say("Implemented the sign-in.");
    return request.turns === 0 ? write(`${folder}/docs/design.md`, "# Sign-in\n") : say("Designed two pages.");
  };
}

let bench: WorkflowBench | undefined;

afterEach(async () => bench?.dispose());

/** A repository with a project of three tasks, and hooks in both agents. */
async function open(): Promise<WorkflowBench> {
  bench = await openWorkflowBench(["claude", "codex"], createModel);
  const { folder, relay, write: put, read } = bench;
  execFileSync("git", ["init", "-q", "-b", "main"], { cwd: folder });
  expect((await relay(["adopt", ".", "--owner", "claude", "--next", "Design the sign-in (T1)"])).exitCode).toBe(0);
  put("AGENT-HANDOFF.md", (read("AGENT-HANDOFF.md") ?? "") + TASKS);
  expect((await relay(["hooks", "install", "claude", "codex"])).exitCode).toBe(0);
  return bench;
}

describe.skipIf(missing !== undefined)(`a handoff as a workflow, with the real Claude Code and Codex ${missing ?? ""}`, { timeout: LIMIT_MS }, () => {
  test("is shown, run, ticked with evidence, reviewed, and ends with the user", async () => {
    const { relay, read } = await open();
    const plan = await relay(["plan", "."]);
    expect(plan.exitCode).toBe(0);
    expect(plan.printed).toMatch(/T1[^]*claude[^]*T2[^]*codex[^]*T3[^]*claude/u);
    expect(read("AGENT-HANDOFF.md")).toContain("- [ ] **T1**");
    const { exitCode, printed } = await relay(["run", ".", "--yes"]);
    expect({ exitCode, printed }).toEqual({ exitCode: 0, printed: expect.stringContaining("3 completed") });
    const handoff = parseHandoff(read("AGENT-HANDOFF.md") ?? "");
    expect(handoff.tasks.map(({ id, section, by }) => [id, section, by])).toEqual([
      ["T1", "completed", "claude"],
      ["T2", "completed", "codex"],
      ["T3", "completed", "claude"],
    ]);
    expect(handoff.tasks[0]?.evidence?.text).toMatch(/^`test -f docs\/design\.md` 0\b.*run \S+ step T1/u);
    expect(read("AGENT-HANDOFF.md")).toMatch(/\| Current Owner \| User \|/u);
    expect(read("CLAUDE_REVIEW.md")).toContain("src/sign-in.ts:1 names no token: worth a line.");
    expect((await relay(["check"])).printed).not.toMatch(/ error /u);
  });
});
