import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createGraph } from "../../../src/graph/create-graph.ts";
import type { SchedulePlan } from "../../../src/runner/schedule/schedule-plan.ts";
import { planWorkflow } from "../../../src/workflow/plan/plan-workflow.ts";
import type { Workflow } from "../../../src/workflow/checked/workflow.ts";
import type { WrittenFlow, WrittenWorkflow } from "../../../src/workflow/written/written-workflow.ts";
import { planOf, stepIn } from "./support.ts";

const TWO = `
name: Ship it!
agents:
  - { name: maker, cli: claude, constraints: { retries: 3, timeoutMs: 600 } }
  - { name: checker, cli: codex, preset: reviewer }
workflows:
  - name: first
    steps:
      - { name: make, agent: maker, task: "Make {{what}}" }
      - { name: check, agent: checker, task: "Check {{steps.make.output}}", dependsOn: [make] }
      - { name: run, type: deterministic, command: "echo {{steps.check.output}}", dependsOn: [check] }
  - name: second
    steps: [{ name: other, type: deterministic, command: "true" }]
`;

test("folders outside of steps are filled in when the plan is made", () => {
  const plan = planOf(
    `
name: x
templates: { where: web }
paths: [{ name: web, path: "../{{where}}" }]
agents: [{ name: a, cli: claude, additionalPaths: ["{{ where }}/docs"], channels: ["#{{where}}"] }]
workflows: [{ name: w, steps: [{ name: s, agent: a, task: t }] }]
`,
    { variables: { where: "shop" } },
  );
  expect(plan.paths).toEqual([{ name: "web", folder: "../shop", required: true }]);
  expect(plan.agents[0]).toMatchObject({ additionalPaths: ["shop/docs"], channels: ["shop"] });
});

test("a time-out of 0 is none", () => {
  const plan = planOf(`
name: x
swarm: { timeoutMs: 0 }
agents: [{ name: a, cli: claude, constraints: { timeoutMs: 0 } }, { name: b, cli: claude, constraints: { timeoutMs: 5 } }]
workflows: [{ name: w, steps: [{ name: s, agent: a, task: t }, { name: r, agent: b, task: t, timeoutMs: 0 }, { name: q, agent: b, task: t, dependsOn: [s] }] }]
coordination: { barriers: [{ name: gate, waitFor: [s], timeoutMs: 0 }] }
`);
  expect(plan).not.toHaveProperty("timeoutMs");
  expect(plan.steps.map(({ timeoutMs }) => timeoutMs)).toEqual([undefined, undefined, 5]);
  expect(plan.barriers[0]).not.toHaveProperty("timeoutMs");
});

describe("the defaults of a plan", () => {
  const plan = planOf(TWO);

  test("are those of README and guide", () => {
    expect(plan).toMatchObject({
      name: "Ship it!",
      flow: "first",
      pattern: "dag",
      channel: "wf-ship-it",
      maxConcurrency: 4,
      completionGracePeriodMs: 5000,
      strategy: "fail-fast",
      barriers: [],
      preflight: [],
      paths: [],
      variables: {},
    });
    for (const key of ["timeoutMs", "tokenBudget", "idleNudge", "state", "vote", "hub", "project", "notifyChannel"]) expect(plan).not.toHaveProperty(key);
  });

  test("of steps are one attempt, a failure that counts and 1 MiB of output", () => {
    expect(stepIn(plan, "run")).toMatchObject({ retries: 0, retryDelayMs: 0, failOnError: true, captureOutput: true, outputLimitBytes: 1_048_576, tasks: [] });
    expect(stepIn(plan, "run")).not.toHaveProperty("timeoutMs");
  });

  test("of agents come from their presets", () => {
    expect(plan.agents.map(({ name, interactive, access }) => [name, interactive, access])).toEqual([
      ["maker", true, undefined],
      ["checker", false, undefined],
    ]);
    const more = planOf(`
name: w
agents:
  - { name: a, cli: claude, preset: lead, interactive: false }
  - { name: b, cli: claude-code, preset: worker, interactive: true }
  - { name: c, cli: cursor, interactive: false }
  - { name: d, cli: goose, preset: lead }
workflows: [{ name: f, steps: [{ name: s, agent: a, task: t }, { name: t, agent: b, task: t }, { name: u, agent: c, task: t }, { name: v, agent: d, task: t }] }]
`);
    expect(more.agents.map(({ cli, interactive }) => [cli, interactive])).toEqual([
      ["claude", false],
      ["claude", true],
      ["cursor-agent", false],
      ["goose", true],
    ]);
  });

  test("leave a plan that a scheduler takes as it is", () => {
    const schedule: SchedulePlan = plan;
    expect(createGraph(schedule.steps).graph.before).toEqual(plan.graph.before);
  });
});

describe("the chosen workflow", () => {
  test("is the first, or the one asked for", () => {
    expect(planOf(TWO).flow).toBe("first");
    expect(planOf(TWO, { flow: "second" }).steps.map(({ name }) => name)).toEqual(["other"]);
    expect(planOf(TWO, { flow: "second" }).agents).toEqual([]);
  });

  test("has to be there", () => {
    const flow = { written: { name: "deploy", steps: [] }, steps: [], graph: createGraph([]).graph, variables: {} };
    const planned = planWorkflow({ written: { name: "w" }, flows: [flow] }, { flow: "depoly" });
    expect(planned).toMatchObject({
      ok: false,
      problem: [{ rule: "workflow-known", message: "Unexpected workflow `depoly`, expected `deploy`", hint: "Give `deploy`." }],
    });
  });
});

describe("variables", () => {
  test("of the caller win over those of the file, which win over nothing", () => {
    const text = `${TWO}templates: { what: a, kept: [1] }\n`;
    expect(planOf(text, { variables: { what: "b", more: 2 } }).variables).toEqual({ what: "b", kept: [1], more: 2 });
  });

  test("named like what every object has stay values", () => {
    const variables: Record<string, unknown> = JSON.parse('{"__proto__": {"polluted": true}}') as Record<string, unknown>;
    const plan = planOf(TWO, { variables });
    expect(Object.hasOwn(plan.variables, "__proto__")).toBe(true);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  test("stand in the channel", () => {
    expect(planOf(`${TWO}swarm: { channel: "#pr-{{id}}" }\n`, { variables: { id: 7 } }).channel).toBe("pr-7");
  });
});

describe("extra attempts", () => {
  const retries = (more: string, { onError = "", step = "", agent = "" } = {}): number =>
    stepIn(
      planOf(`
name: w
agents: [{ name: a, cli: claude${agent} }]
workflows: [{ name: f${onError}, steps: [{ name: s, agent: a, task: t${step} }] }]
${more}
`),
      "s",
    ).retries;
  const handling = "errorHandling: { strategy: retry, maxRetries: 5, retryDelayMs: 40 }";

  test.each([
    ["", {}, 0],
    [handling, {}, 5],
    [handling, { agent: ", constraints: { retries: 2 }" }, 2],
    [handling, { agent: ", constraints: { retries: 2 }", step: ", retries: 1" }, 1],
    [handling, { agent: ", constraints: { retries: 2 }", step: ", retries: 0" }, 0],
    ["", { onError: ", onError: retry" }, 1],
    ["errorHandling: { strategy: retry }", {}, 1],
    ["errorHandling: { maxRetries: 3 }", { onError: ", onError: retry" }, 3],
    ["errorHandling: { strategy: fail-fast, maxRetries: 3 }", {}, 3],
    [handling, { onError: ", onError: fail" }, 0],
    [handling, { onError: ", onError: skip", step: ", retries: 2" }, 2],
    ["", { onError: ", onError: skip" }, 0],
  ])("%s %j give %i", (more, places, count) => {
    expect(retries(more, places)).toBe(count);
  });

  test("wait as long as the file says", () => {
    expect(stepIn(planOf(`${TWO}${handling}\n`), "run").retryDelayMs).toBe(40);
  });
});

describe("the failure strategy", () => {
  test.each([
    ["fail", "fail-fast"],
    ["fail-fast", "fail-fast"],
    ["skip", "continue"],
    ["continue", "continue"],
    ["retry", "fail-fast"],
  ] as const)("%s means %s, in the workflow and in the file", (word, strategy) => {
    expect(planOf(`${TWO}errorHandling: { strategy: ${word} }\n`).strategy).toBe(strategy);
    expect(planOf(TWO.replace("- name: first", `- name: first\n    onError: ${word}`)).strategy).toBe(strategy);
    expect(planOf(`${TWO.replace("- name: first", `- name: first\n    onError: ${word}`)}errorHandling: { strategy: skip }\n`).strategy).toBe(strategy);
  });
});

describe("time-outs", () => {
  test("of a step win over its agent's; `timeout` is the same as `timeoutMs`", () => {
    const text = TWO.replace('task: "Check', 'timeout: 70, task: "Check');
    expect(stepIn(planOf(text), "make").timeoutMs).toBe(600);
    expect(stepIn(planOf(text), "check").timeoutMs).toBe(70);
    expect(stepIn(planOf(TWO.replace('task: "Make', 'timeoutMs: 50, task: "Make')), "make").timeoutMs).toBe(50);
  });
});

describe("what the pattern adds", () => {
  const text = (pattern: string): string => `
name: w
swarm: { pattern: ${pattern} }
agents: [{ name: boss, cli: claude, role: lead }, { name: a, cli: claude }, { name: b, cli: codex, preset: worker }]
workflows:
  - name: f
    steps:
      - { name: one, agent: a, task: t, dependsOn: [three] }
      - { name: two, agent: b, task: t }
      - { name: three, agent: b, task: t }
      - { name: four, type: deterministic, command: "true" }
`;

  test("a pipeline and a handoff run strictly in order, and keep what steps depend on", () => {
    for (const pattern of ["pipeline", "handoff"]) {
      const plan = planOf(text(pattern));
      expect(plan.steps.map(({ name, dependsOn }) => [name, dependsOn])).toEqual([
        ["one", ["three"]],
        ["two", []],
        ["three", ["two"]],
        ["four", ["one"]],
      ]);
      expect(plan.graph.before).toEqual([[2], [], [1], [0]]);
    }
  });

  test("others leave steps as they are", () => {
    for (const pattern of ["dag", "fan-out", "hub-spoke", "mesh"]) expect(planOf(text(pattern)).graph.before).toEqual([[2], [], [], []]);
  });

  test("a hub watches over the steps of the others, in hub patterns only", () => {
    const owners = (pattern: string): readonly unknown[] => planOf(text(pattern)).steps.map((step) => (step.kind === "agent" ? step.owner : null));
    expect(owners("supervisor")).toEqual(["boss", "boss", "boss", null]);
    expect(owners("fan-out")).toEqual(["boss", "boss", "boss", null]);
    expect(owners("pipeline")).toEqual([undefined, undefined, undefined, null]);
    expect(planOf(text("supervisor")).hub).toBe("boss");
    expect(planOf(text("supervisor")).agents.map(({ name }) => name)).toEqual(["boss", "a", "b"]);
    expect(planOf(text("dag")).agents.map(({ name }) => name)).toEqual(["a", "b"]);
  });

  test("edges leave out who takes no messages", () => {
    expect(planOf(text("hub-spoke")).edges).toEqual([
      { from: "boss", to: "a" },
      { from: "a", to: "boss" },
    ]);
  });

  test("agents without workflows work by their pattern, whatever their steps depend on then", () => {
    const plan = planOf("name: w\nagents: [{ name: c, cli: claude, role: critic, task: Judge }, { name: m, cli: codex, task: Make }]\n");
    expect(plan).toMatchObject({ pattern: "reflection", patternReason: "`c` is a `critic`" });
  });
});

describe("barriers", () => {
  const text = (barriers: string): string => `
name: w
workflows:
  - name: f
    steps:
      - { name: a, type: deterministic, command: "true" }
      - { name: b, type: deterministic, command: "true" }
      - { name: c, type: deterministic, command: "true", dependsOn: [a] }
      - { name: d, type: deterministic, command: "true", dependsOn: [c] }
coordination: { barriers: ${barriers} }
`;

  test("hold what depends on the steps they wait for, and nothing that those wait for", () => {
    expect(planOf(text("[{ name: x, waitFor: [a, b] }]")).barriers).toEqual([{ name: "x", waitFor: ["a", "b"], mode: "all", holds: ["c"] }]);
    expect(planOf(text("[{ name: x, waitFor: [a, d], mode: any, timeoutMs: 5 }]")).barriers).toEqual([
      { name: "x", waitFor: ["a", "d"], mode: "any", holds: [], timeoutMs: 5 },
    ]);
  });
});

describe("what no checker has looked at", () => {
  const step = (name: string, ...dependsOn: string[]) => ({ name, type: "deterministic" as const, command: "true", dependsOn });
  const workflowOf = (steps: WrittenFlow["steps"], more: Partial<WrittenWorkflow> = {}): Workflow => ({
    written: { name: "w", ...more },
    flows: [{ written: { name: "f", steps }, steps, graph: createGraph(steps).graph, variables: {} }],
  });

  test("is refused where barriers hold each other", () => {
    const steps = [step("a"), step("b"), step("a2", "a"), step("b2", "b")];
    const barriers = [
      { name: "x", waitFor: ["a", "b2"] },
      { name: "y", waitFor: ["b", "a2"] },
    ];
    const planned = planWorkflow(workflowOf(steps, { coordination: { barriers } }));
    expect(planned).toMatchObject({ ok: false, problem: [{ rule: "no-cycle", message: expect.stringContaining("barrier x") }] });
  });

  test("is refused where an agent is not there", () => {
    const planned = planWorkflow(workflowOf([{ name: "s", agent: "nobody", task: "t" }]));
    expect(planned).toMatchObject({
      ok: false,
      problem: [{ rule: "agent-known", message: "Unexpected agent `nobody` of step `s`, expected an agent of the file" }],
    });
  });

  test("is refused where everybody would write to far too many", () => {
    const agents = Array.from({ length: 501 }, (_, at) => ({ name: `a${at}`, cli: "claude" as const }));
    const steps = agents.map(({ name }) => ({ name, agent: name, task: "t" }));
    expect(planWorkflow(workflowOf(steps, { agents, swarm: { pattern: "mesh" } }))).toMatchObject({ ok: false, problem: [{ rule: "too-many" }] });
    expect(planWorkflow(workflowOf(steps, { agents, swarm: { pattern: "hub-spoke" } })).ok).toBe(true);
  });
});

describe("a step", () => {
  test("gets what is written, with words worked out", () => {
    const plan = planOf(`
name: w
paths: [{ name: web, path: ../web, required: false }]
permissions: { profiles: { careful: { access: readonly, files: { deny: [secret] } } } }
agents:
  - { name: a, cli: claude, cwd: sub, permissions: careful, skills: "Be kind.", task: "Own task", channels: ["#one"] }
  - { name: b, cli: codex, workdir: web, permissions: { profile: careful, access: full } }
  - { name: c, cli: codex, permissions: { exec: [ls] } }
workflows:
  - name: f
    steps:
      - { name: one, agent: a, verification: { type: exit_code } }
      - { name: two, agent: b, task: t, verification: { type: exit_code, value: " 3 " }, permissions: readwrite, channel: "#x", maxIterations: 2 }
      - { name: three, agent: c, task: t, cwd: lib, verification: { type: custom } }
      - { name: four, type: worktree, branch: "b-{{steps.one.output}}", dependsOn: [one], verification: { type: custom, value: "test -d x", timeoutMs: 9 } }
      - { name: five, type: approval, task: "Go on?" }
`);
    const texts = (name: string): string =>
      stepIn(plan, name)
        .cwd.parts.map(({ text: part }) => part)
        .join("");
    expect(plan.paths).toEqual([{ name: "web", folder: "../web", required: false }]);
    expect(["one", "two", "three", "four"].map(texts)).toEqual(["sub", "../web", "lib", ""]);
    expect(plan.agents.map(({ access, rights }) => [access, rights])).toEqual([
      ["readonly", { files: { deny: ["secret"] } }],
      ["full", { files: { deny: ["secret"] } }],
      ["readwrite", { exec: ["ls"] }],
    ]);
    expect(plan.agents[0]).toMatchObject({ skills: "Be kind.", channels: ["one"] });
    expect(stepIn(plan, "one")).toMatchObject({ task: { parts: [{ text: "Own task" }] }, verification: { kind: "exit_code", exitCode: 0 } });
    expect(stepIn(plan, "two")).toMatchObject({ access: "readwrite", channel: "x", maxIterations: 2, verification: { exitCode: 3 } });
    expect(stepIn(plan, "three").verification).toEqual({ kind: "custom", description: "" });
    expect(stepIn(plan, "four")).toMatchObject({
      kind: "worktree",
      createBranch: true,
      path: { parts: [{ text: ".worktrees/four" }] },
      verification: { timeoutMs: 9 },
    });
    expect(stepIn(plan, "five")).toMatchObject({ kind: "approval", question: { parts: [{ text: "Go on?" }] } });
  });

  test("of a file that names a project end its tasks", () => {
    const plan = planOf(`${TWO.replace("{ name: make,", "{ name: make, tasks: [T2],")}project: shop\n`);
    expect(plan.project).toBe("shop");
    expect(plan.steps.map(({ tasks }) => tasks)).toEqual([["T2"], [], []]);
  });
});

describe("settings of the whole run", () => {
  test("are taken over with their own defaults", () => {
    const plan = planOf(`${TWO}
description: All of it
swarm: { maxConcurrency: 2, timeoutMs: 10, tokenBudget: 9, idleNudge: {}, completionGracePeriodMs: 1 }
state: { ttlMs: 4 }
coordination: { votingThreshold: 0.5 }
errorHandling: { notifyChannel: "#alerts" }
preflight: [{ command: git status, failIf: non-empty }]
`);
    expect(plan).toMatchObject({
      description: "All of it",
      maxConcurrency: 2,
      timeoutMs: 10,
      tokenBudget: 9,
      completionGracePeriodMs: 1,
      idleNudge: { nudgeAfterMs: 120_000, escalateAfterMs: 120_000, maxNudges: 1 },
      state: { backend: "memory", ttlMs: 4, namespace: "Ship it!" },
      vote: { strategy: "quorum", threshold: 0.5 },
      notifyChannel: "alerts",
      preflight: [{ command: "git status", failIf: "non-empty", description: "" }],
    });
  });

  test("the made channel is a channel's name, whatever the workflow is called", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (name) => {
        const flow = { written: { name: "f", steps: [] }, steps: [], graph: createGraph([]).graph, variables: {} };
        const planned = planWorkflow({ written: { name }, flows: [flow] });
        expect(planned.ok && planned.value.channel).toMatch(/^wf-[a-z0-9][a-z0-9-]*$/u);
      }),
    );
  });
});
