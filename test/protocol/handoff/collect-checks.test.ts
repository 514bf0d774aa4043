import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { collectChecks, checksOfTask } from "../../../src/protocol/handoff/collect-checks.ts";
import { findTask } from "../../../src/protocol/handoff/find-task.ts";
import { parseHandoff } from "../../../src/protocol/handoff/parse-handoff.ts";
import { AGENT_NAMES } from "../../../src/protocol/agent-name.ts";

const HANDOFF = `**Current Owner:** Codex

## Acceptance Criteria
- [ ] **A1** login works. Check: \`npm test -- auth\`
- [ ] **A2** T2 is quick, **verified by:** \`\` bench \`x\` \`\`
- [x] **A3** tidy. Check: \`npm run
  lint\`
- [ ] **A11** friendly

## Pending Tasks
- [ ] **T2** Build it (owner: codex; criteria: A1)
  Spec. Check: \`make a\`, then Check: \`make b\`
  - nested. Verify: \`make c\`

  \`\`\`sh
  Check: \`rm -rf /\`
  \`\`\`
- [ ] **T3** Look at A11 and T21

## Completed Tasks
- [x] **T1** Design (by claude; 2026-11-19; evidence: \`true\` 0)
  Check: \`make d\`
`;

const handoff = parseHandoff(HANDOFF, { agents: AGENT_NAMES });
const commandsOf = (id: string, text = HANDOFF): readonly string[] => {
  const read = parseHandoff(text, { agents: AGENT_NAMES });
  const task = findTask(read, id);
  return task ? checksOfTask(read, task).map(({ command }) => command.value) : [];
};

describe("collectChecks", () => {
  test("finds the commands of criteria and of tasks, none in code, line breaks as blanks", () => {
    expect(collectChecks(handoff).map(({ command, criterion, task }) => [criterion?.id ?? task?.id, command.value])).toEqual([
      ["A1", "npm test -- auth"],
      ["A2", "bench `x`"],
      ["A3", "npm run lint"],
      ["T2", "make a"],
      ["T2", "make b"],
      ["T2", "make c"],
      ["T1", "make d"],
    ]);
  });

  test("says where each command stands", () => {
    for (const { command } of collectChecks(handoff))
      expect(HANDOFF.slice(command.range.start, command.range.end).replace(/\s+/gu, " ").trim()).toBe(command.value);
  });

  test("never throws and stays inside of any text", () => {
    const line = fc.constantFrom(...HANDOFF.split("\n"), "- Check: `", "- [ ] Check:`a`", "  Check: ``", "```", "Check: `x`");
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const text = lines.join("\n");
        const read = parseHandoff(text, { agents: AGENT_NAMES });
        for (const { command } of collectChecks(read)) expect(command.range.end).toBeLessThanOrEqual(text.length);
        for (const task of read.tasks) expect(checksOfTask(read, task).length).toBeLessThanOrEqual(collectChecks(read).length);
      }),
    );
  });
});

describe("checksOfTask", () => {
  test("takes the task's own checks and those of criteria that it names or that name it", () => {
    expect(commandsOf("T2")).toEqual(["make a", "make b", "make c", "npm test -- auth", "bench `x`"]);
    expect(commandsOf("T3")).toEqual([]);
  });

  test("takes for the last open task all criteria that no other task has", () => {
    const last = HANDOFF.replace(/- \[ \] \*\*T3\*\*.*\n/u, "");
    expect(commandsOf("T2", last)).toEqual(["make a", "make b", "make c", "npm test -- auth", "bench `x`", "npm run lint"]);
  });
});
