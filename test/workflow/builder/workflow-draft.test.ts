import { describe, expect, test } from "vitest";
import { WorkflowDraft } from "../../../src/workflow/builder/workflow-draft.ts";
import { readWritten } from "../../../src/workflow/written/read-written.ts";

const draft = (): WorkflowDraft => new WorkflowDraft("ship-feature");

describe("a workflow that is being put together", () => {
  test("says all that its methods were told", () => {
    const config = draft()
      .description("Ships a feature")
      .pattern("dag")
      .maxConcurrency(3)
      .timeout(3_600_000)
      .tokenBudget(1_000_000)
      .channel("wf-ship")
      .idleNudge({ nudgeAfterMs: 60_000 })
      .completionGracePeriod(1000)
      .agent("lead", { cli: "claude", role: "Architect", model: "opus", retries: 2 })
      .agent("worker", { cli: "codex", preset: "worker", constraints: { timeoutMs: 600_000 }, maxTokens: 5000 })
      .step("plan", { agent: "lead", task: "Plan it", verification: { type: "output_contains", value: "PLANNED" } })
      .step("build", { type: "deterministic", command: "make", dependsOn: ["plan"], captureOutput: true, failOnError: false })
      .step("tree", { type: "worktree", branch: "topic", dependsOn: ["plan"] })
      .onError("retry", { maxRetries: 2, retryDelayMs: 5000, notifyChannel: "alerts" })
      .packages(["web", "core"])
      .isolatedFrom(["feedback"])
      .requiresBefore(["dashboard"])
      .coordination({ barriers: [{ name: "all", waitFor: ["plan"] }], consensusStrategy: "majority" })
      .state({ backend: "memory", ttlMs: 86_400_000, namespace: "ship" })
      .paths([{ name: "docs", path: "../docs" }])
      .preflight([{ command: "git status --porcelain", failIf: "non-empty" }])
      .trajectories(false)
      .permissions({ default: "readonly" })
      .vars({ task: "Add OAuth2" })
      .templates({ area: "src" })
      .toConfig();
    expect(config).toEqual({
      version: "1.0",
      name: "ship-feature",
      description: "Ships a feature",
      swarm: {
        pattern: "dag",
        maxConcurrency: 3,
        timeoutMs: 3_600_000,
        tokenBudget: 1_000_000,
        channel: "wf-ship",
        idleNudge: { nudgeAfterMs: 60_000 },
        completionGracePeriodMs: 1000,
      },
      agents: [
        { name: "lead", cli: "claude", role: "Architect", constraints: { model: "opus", retries: 2 } },
        { name: "worker", cli: "codex", preset: "worker", constraints: { timeoutMs: 600_000, maxTokens: 5000 } },
      ],
      workflows: [
        {
          name: "default",
          steps: [
            { name: "plan", agent: "lead", task: "Plan it", verification: { type: "output_contains", value: "PLANNED" } },
            { name: "build", type: "deterministic", command: "make", dependsOn: ["plan"], captureOutput: true, failOnError: false },
            { name: "tree", type: "worktree", branch: "topic", dependsOn: ["plan"] },
          ],
        },
      ],
      errorHandling: { strategy: "retry", maxRetries: 2, retryDelayMs: 5000, notifyChannel: "alerts" },
      packages: ["web", "core"],
      isolatedFrom: ["feedback"],
      requiresBefore: ["dashboard"],
      coordination: { barriers: [{ name: "all", waitFor: ["plan"] }], consensusStrategy: "majority" },
      state: { backend: "memory", ttlMs: 86_400_000, namespace: "ship" },
      paths: [{ name: "docs", path: "../docs" }],
      preflight: [{ command: "git status --porcelain", failIf: "non-empty" }],
      trajectories: false,
      permissions: { default: "readonly" },
      templates: { task: "Add OAuth2", area: "src" },
    });
    expect(readWritten(config)).toEqual({ written: config, problems: [] });
  });

  test("asks for no extra attempts and chooses no pattern where nobody said so", () => {
    const config = draft().step("one", { type: "deterministic", command: "true" }).toConfig();
    expect(config).toEqual({
      version: "1.0",
      name: "ship-feature",
      swarm: {},
      agents: [],
      workflows: [{ name: "default", steps: [{ name: "one", type: "deterministic", command: "true" }] }],
    });
  });

  test("leaves the steps to the pattern where there are agents only", () => {
    const config = draft().agent("voter", { cli: "claude", task: "Vote" }).toConfig();
    expect(config.workflows).toBeUndefined();
    expect(readWritten(config).problems).toEqual([]);
  });

  test("does not change when what it was given changes later, nor when its config does", () => {
    const dependsOn = ["a"];
    const work = draft().step("a", { type: "deterministic", command: "true" }).step("b", { type: "deterministic", command: "true", dependsOn });
    dependsOn.push("b");
    const config = work.toConfig();
    config.workflows?.[0]?.steps.pop();
    config.swarm.maxConcurrency = 9;
    expect(work.toConfig().workflows?.[0]?.steps).toEqual([
      { name: "a", type: "deterministic", command: "true" },
      { name: "b", type: "deterministic", command: "true", dependsOn: ["a"] },
    ]);
    expect(work.toConfig().swarm).toEqual({});
  });

  test("keeps keys that it does not know, for the checker to name", () => {
    const options = { agent: "lead", tusk: "Plan" };
    const config = draft().agent("lead", { cli: "claude" }).step("plan", options).toConfig();
    expect(readWritten(config).problems.map(({ message }) => message)).toEqual(["Unexpected key `tusk`, did you mean `task`?"]);
  });

  test("keeps parameters of a step of the project's own", () => {
    const config = draft().step("deploy", { use: "deploy-to", environment: "staging", retries: 1 }).toConfig();
    expect(config.workflows?.[0]?.steps).toEqual([{ name: "deploy", use: "deploy-to", environment: "staging", retries: 1 }]);
  });

  test.each([
    ["packages", "a list of texts"],
    ["paths", "a list of paths"],
    ["preflight", "a list of checks"],
  ] as const)("leaves it to the checker to refuse a text as `%s`", (method, expected) => {
    const work = draft().step("one", { type: "deterministic", command: "true" });
    Reflect.apply(work[method], work, ["web"]);
    expect(readWritten(work.toConfig()).problems.map(({ message }) => message)).toEqual([`Unexpected ${method} \`web\`, expected ${expected}`]);
  });
});

describe("a call of a builder that cannot be meant", () => {
  const circle: { self?: unknown } = {};
  circle.self = circle;
  const call = (method: string, ...args: readonly unknown[]): unknown => Reflect.apply(Reflect.get(draft(), method), draft(), args);

  test.each<[string, () => unknown, string]>([
    [
      "no name",
      () => Reflect.construct(WorkflowDraft, []),
      "Unexpected undefined as the name of a workflow, expected a text that is not empty. Write the name first, in quotes.",
    ],
    [
      "an empty name",
      () => new WorkflowDraft(" "),
      "Unexpected an empty text as the name of a workflow, expected a text that is not empty. Write the name first, in quotes.",
    ],
    [
      "an agent without a name",
      () => call("agent", { cli: "claude" }),
      "Unexpected an object as the name of an agent, expected a text that is not empty. Write the name first, in quotes.",
    ],
    [
      "an agent without options",
      () => call("agent", "lead"),
      'Unexpected undefined as the options of agent `lead`, expected an object. Write `{ cli: "claude" }`.',
    ],
    [
      "a step that is a command",
      () => call("step", "build", "make"),
      'Unexpected `make` as the options of step `build`, expected an object. Write `{ agent, task }` or `{ type: "deterministic", command }`.',
    ],
    [
      "a second agent",
      () => draft().agent("a", { cli: "claude" }).agent("a", { cli: "codex" }),
      "Unexpected second agent `a`, expected each name once. Rename one of the two.",
    ],
    [
      "a second step",
      () => draft().step("a", { agent: "x" }).step("a", { agent: "x" }),
      "Unexpected second step `a`, expected each name once. Rename one of the two.",
    ],
    [
      "a value that holds itself",
      () => draft().vars(circle),
      "Unexpected value that holds itself, expected plain data. Write it as an object of texts, numbers and lists.",
    ],
    [
      "nothing to do",
      () => draft().toConfig(),
      "Unexpected workflow `ship-feature` without steps and agents, expected one of them at least. Call `.step(name, options)`.",
    ],
  ])("throws one error that says what to write: %s", (_, wrong, message) => {
    expect(wrong).toThrow(new Error(message));
  });
});
