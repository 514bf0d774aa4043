import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { workflowOfHandoff } from "../../src/bridge/workflow-of-handoff.ts";
import { parseHandoff } from "../../src/protocol/handoff/parse-handoff.ts";
import { readPlanOfConfig } from "../../src/workflow/plan/read-plan.ts";
import type { WrittenStep, WrittenWorkflow } from "../../src/workflow/written/written-workflow.ts";
import { handoffOf, type HandoffParts } from "./handoffs.ts";

const CONTEXT = { name: "shop", file: "shop/AGENT-HANDOFF.md" };

function workflowOf(parts: HandoffParts): WrittenWorkflow {
  const made = workflowOfHandoff(handoffOf(parts), CONTEXT);
  if (!made.ok) throw new Error(made.problem.map(({ message }) => message).join("\n"));
  return made.value;
}

function stepsOf(parts: HandoffParts): readonly WrittenStep[] {
  return workflowOf(parts).workflows?.[0]?.steps ?? [];
}

/** Each step's name and what it waits for. */
function orderOf(tasks: string, done = ""): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(stepsOf({ tasks, done }).map(({ name, dependsOn = [] }) => [name, dependsOn]));
}

describe("a handoff as a workflow", () => {
  const THREE = `- [ ] **T1** Design the endpoint (owner: claude)
  Write \`docs/design.md\`.
- [ ] **T2** Implement the endpoint (owner: codex; after: T1; files: \`src/token.ts\`)
  Follow the design. Check: \`npm test -- token\`
- [ ] **T3** Approve the price (owner: user; after: T2)
- [ ] **T4** Review the endpoint (owner: claude; after: T2, T3)`;

  test("makes agents of owners, approvals of the user's tasks, and one step at a time", () => {
    const made = workflowOf({ tasks: THREE, scope: "- `src/**`", offLimits: "- `infra/**`: production" });
    expect(made).toMatchObject({
      name: "shop",
      project: "shop",
      swarm: { pattern: "dag", maxConcurrency: 1 },
      agents: [
        { name: "claude", cli: "claude", preset: "worker", permissions: { access: "readwrite", files: { write: ["src/**"], deny: ["infra/**"] } } },
        { name: "codex", cli: "codex", preset: "worker" },
        { name: "claude-reviewer", cli: "claude", preset: "reviewer", permissions: "readonly" },
      ],
    });
    expect(made.workflows?.[0]).toMatchObject({
      onError: "fail-fast",
      steps: [
        { name: "T1", agent: "claude", tasks: ["T1"], description: "T1 Design the endpoint" },
        {
          name: "T2",
          agent: "codex",
          dependsOn: ["T1"],
          tasks: ["T2"],
          verification: { type: "custom", value: "npm test -- token" },
          permissions: { access: "readwrite", files: { write: ["src/token.ts"], deny: ["infra/**"] } },
        },
        { name: "T3", type: "approval", dependsOn: ["T2"], tasks: ["T3"] },
        { name: "T4", agent: "claude-reviewer", dependsOn: ["T2", "T3"] },
      ],
    });
  });

  test("tells an agent its task, what is around it, what came before and that the run keeps the handoff", () => {
    const [, second] = stepsOf({
      tasks: THREE,
      scope: "- `src/**`",
      offLimits: "- `infra/**`: production",
      context: "A small shop.",
      criteria: "- [ ] **A1** it is quick",
    });
    const task = second?.task ?? "";
    for (const part of [
      "You are Codex",
      "# T2 Implement the endpoint",
      "Follow the design.",
      "A small shop.",
      "A1 it is quick",
      "`infra/**`: production",
      "src/token.ts",
    ])
      expect(task).toContain(part);
    expect(task).toContain("{{steps.T1.output}}");
    expect(task).toMatch(/Leave the handoff file.* as they are/u);
    expect(task).toContain("ends with 0: `npm test -- token`");
  });

  test("asks the user by the task's words", () => {
    expect(stepsOf({ tasks: "- [ ] **T1** Choose a colour (owner: user)\n  Red or blue?" })[0]?.task).toBe(
      "T1 Choose a colour\n\nRed or blue?\n\nIs this done, and may the run go on?",
    );
  });

  test("keeps braces of a person's text from being read as a template", () => {
    const made = workflowOf({ tasks: "- [ ] **T1** Fill in `{{name}}` (owner: claude)" });
    expect(made.workflows?.[0]?.steps[0]?.task).toMatch(/^\{\{handoff\.T1\}\}\n\n## How to finish\n/u);
    expect(made.templates).toMatchObject({ handoff: { T1: expect.stringContaining("Fill in {{name}}") as string } });
  });

  test("plans without an error, and names the step's tasks", () => {
    const written = workflowOf({ tasks: THREE, criteria: "- [ ] **A1** it works. Check: `true`" });
    const read = readPlanOfConfig(written);
    expect(read.findings.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(read.plan?.steps.map(({ name, tasks }) => [name, tasks])).toEqual([
      ["T1", ["T1"]],
      ["T2", ["T2"]],
      ["T3", ["T3"]],
      ["T4", ["T4"]],
      ["acceptance", []],
    ]);
    expect(read.plan?.project).toBe("shop");
  });
});

describe("checks", () => {
  test("of criteria that name a task verify its step, those of no task are made when all work is done", () => {
    const steps = stepsOf({
      tasks: "- [ ] **T1** One (owner: claude)\n- [ ] **T2** Two (owner: codex)\n  Check: `test -f two`\n- [ ] **T3** Review it (owner: claude)",
      criteria: "- [ ] **A1** T1 holds. Check: `test -f one`\n- [ ] **A2** all holds. Check: `npm test`\n- [ ] **A3** looks good",
    });
    expect(steps.map(({ name, verification, command, dependsOn }) => [name, verification?.value ?? command, dependsOn])).toEqual([
      ["T1", "test -f one", undefined],
      ["T2", "test -f two", ["T1"]],
      ["T3", undefined, ["T2"]],
      ["acceptance", "npm test", ["T1", "T2"]],
    ]);
  });

  test("of the user's tasks are made when all work is done, as a question verifies nothing", () => {
    const steps = stepsOf({
      tasks: "- [ ] **T1** Choose (owner: user)\n  Check: `test -f choice`",
      criteria: "- [ ] **A1** T1 holds. Check: `grep -q blue choice`\n- [ ] **A2** all holds. Check: `npm test`",
    });
    expect(steps.map(({ name, type, command, dependsOn }) => [name, type, command, dependsOn])).toEqual([
      ["T1", "approval", undefined, undefined],
      ["acceptance", "deterministic", "{\ntest -f choice\n} &&\n{\ngrep -q blue choice\n} &&\n{\nnpm test\n}", ["T1"]],
    ]);
  });

  test("of the only open task are all", () => {
    const [step, ...more] = stepsOf({
      tasks: "- [ ] **T1** One (owner: claude)\n  Check: `test -f one # is there`",
      criteria: "- [ ] **A2** all holds. Check: `npm test`",
    });
    expect(more).toEqual([]);
    expect(step?.verification?.value).toBe("{\ntest -f one # is there\n} &&\n{\nnpm test\n}");
  });
});

describe("the order of tasks", () => {
  test.each([
    [
      "is that of the file where none waits",
      "- [ ] **T1** a (owner: claude)\n- [ ] **T2** b (owner: claude)\n- [ ] **T3** c (owner: claude)",
      "",
      { T1: [], T2: ["T1"], T3: ["T2"] },
    ],
    [
      "is what tasks say",
      "- [ ] **T1** a (owner: claude)\n- [ ] **T2** b (owner: claude; after: T1)\n- [ ] **T3** c (owner: claude; after: T1)",
      "",
      { T1: [], T2: ["T1"], T3: ["T1"] },
    ],
    ["leaves out what is done", "- [ ] **T2** b (owner: claude; after: T1)", "- [x] **T1** a (by claude)", { T2: [] }],
    [
      "makes no circle with a task that waits for a later one",
      "- [ ] **T1** a (owner: claude; after: T2)\n- [ ] **T2** b (owner: claude)",
      "",
      { T1: ["T2"], T2: [] },
    ],
    ["takes an id in another case", "- [ ] **T1** a (owner: claude)\n- [ ] **T2** b (owner: claude; after: t1)", "", { T1: [], T2: ["T1"] }],
    ["counts tasks without an id", "- [ ] first (owner: claude)\n- [ ] second (owner: user)", "", { "task-1": [], "task-2": ["task-1"] }],
  ])("%s", (_title, tasks, done, order) => {
    expect(orderOf(tasks, done)).toEqual(order);
  });
});

describe("a handoff that is no workflow", () => {
  test.each([
    ["without an open task", { done: "- [x] **T1** a (by claude)" }, "Unexpected handoff of `shop` without an open task, expected one at least", 1],
    ["with a task of nobody's", { owner: "User", tasks: "- [ ] **T1** a" }, "Unexpected task T1 a without an owner, expected one of `claude`, `codex`,", 28],
    ["with an owner nobody knows", { tasks: "- [ ] **T1** a (owner: cluade)" }, "Unexpected owner `cluade` of T1 a, expected one of `claude`,", 28],
    [
      "with a wait for nothing",
      { tasks: "- [ ] **T1** a (owner: claude; after: T9)" },
      "Unexpected task `T9` in `after` of T1 a, expected the id of a task of this handoff",
      28,
    ],
    [
      "with a circle",
      { tasks: "- [ ] **T1** a (owner: claude; after: T2)\n- [ ] **T2** b (owner: claude; after: T1)" },
      "Unexpected circle of tasks T1 → T2 → T1, expected an order in which each can be done",
      28,
    ],
    [
      "with one id twice",
      { tasks: "- [ ] **T1** a (owner: claude)\n- [ ] **t1** b (owner: claude)" },
      "Unexpected second open task `t1`, expected an id of its own for each",
      29,
    ],
    [
      "with conflict markers",
      { tasks: "<<<<<<< ours\n- [ ] **T1** a (owner: claude)\n=======\n- [ ] **T1** b (owner: claude)\n>>>>>>> theirs" },
      "Unexpected conflict markers, expected a handoff that was merged",
      28,
    ],
  ] as const)("%s is refused with a finding at its place", (_title, parts, message, line) => {
    const made = workflowOfHandoff(handoffOf(parts), CONTEXT);
    const [finding] = made.ok ? [] : made.problem;
    expect(finding).toMatchObject({ message: expect.stringContaining(message) as string, line, file: "shop/AGENT-HANDOFF.md", severity: "error" });
  });

  test("an unowned task is the project's owner's where that is an agent", () => {
    expect(stepsOf({ owner: "Codex", tasks: "- [ ] **T1** a" })[0]?.agent).toBe("codex");
  });
});

test("a handoff without an owner field is refused before any agent works, since nothing could be written back", () => {
  const text = "# Agent Handoff\n\n## Pending Tasks\n\n- [ ] **T1** Write it (owner: codex)\n";
  const made = workflowOfHandoff(parseHandoff(text), { name: "shop", file: "AGENT-HANDOFF.md" });
  expect(made).toMatchObject({ ok: false, problem: [{ rule: "owner-field", hint: "Run `agent-relay adopt` first." }] });
});

test("whatever a handoff says, it is a workflow that plans without an error, or a finding", () => {
  const word = fc.constantFrom(
    "a",
    "{{x}}",
    "{{steps.T1.output}}",
    "`",
    "(",
    "; after: T2",
    "review",
    "**T1**",
    "$(x)",
    "Check: `a`",
    "Check: `{{x}}`",
    "日本",
  );
  const owner = fc.constantFrom("claude", "codex", "gemini", "cursor", "user", "nobody", "cluade", "");
  const line = fc.record({
    id: fc.constantFrom("T1", "T2", "T3", "a.b", "x y", ""),
    words: fc.array(word, { maxLength: 4 }),
    owner,
    after: fc.constantFrom("", "T1", "T2", "T9"),
  });
  fc.assert(
    fc.property(fc.array(line, { maxLength: 5 }), fc.array(word, { maxLength: 3 }), (lines, criteria) => {
      const tasks = lines
        .map((each) => `- [ ] ${each.id === "" ? "" : `**${each.id}** `}${each.words.join(" ")} (owner: ${each.owner}; after: ${each.after})`)
        .join("\n");
      const made = workflowOfHandoff(handoffOf({ tasks, criteria: criteria.map((each) => `- [ ] ${each}`).join("\n") }), CONTEXT);
      if (!made.ok) return made.problem.length > 0 && made.problem.every(({ message, line: at }) => message !== "" && at > 0);
      const errors = readPlanOfConfig(made.value).findings.filter(({ severity, rule }) => severity === "error" && rule !== "variable-set");
      expect(errors).toEqual([]);
      return true;
    }),
    { numRuns: 300 },
  );
});

test("no sequence of characters makes it throw", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
      workflowOfHandoff(parseHandoff(`# x\n\nOwner: Claude\n\n## Pending Tasks\n\n${text}`), CONTEXT);
    }),
    { numRuns: 300 },
  );
});
