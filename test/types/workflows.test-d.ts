import {
  type AgentCli,
  CodexModels,
  type DryRunReport,
  InMemoryWorkflowDb,
  Models,
  type RelayYamlConfig,
  runWorkflow,
  type StepOptions,
  TemplateRegistry,
  workflow,
  type WorkflowBuilder,
  WorkflowError,
  type WorkflowEvent,
  type WorkflowResult,
  WorkflowRunner,
  type WorkflowRunRow,
} from "../../src/workflows-library.ts";

/** Fails to compile where two types differ. */
type Equal<One, Other> = [One] extends [Other] ? ([Other] extends [One] ? true : false) : false;
function is<One, Other>(same: Equal<One, Other>): void {
  void same;
}

/** What chains stays a builder; what ends the chain gives what it says. Never called: compiling is the test. */
export async function buildsWhatItSays(): Promise<void> {
  const built = workflow("ship")
    .description("Ships")
    .pattern("dag")
    .maxConcurrency(3)
    .timeout(3_600_000)
    .channel("wf-ship")
    .packages(["web"])
    .isolatedFrom(["other"])
    .requiresBefore(["first"])
    .coordination({ barriers: [{ name: "all", waitFor: ["a"], mode: "majority" }], consensusStrategy: "quorum" })
    .state({ backend: "redis", ttlMs: 1 })
    .idleNudge({ maxNudges: 2 })
    .paths([{ name: "docs", path: "../docs" }])
    .preflight([{ command: "true", failIf: "empty" }])
    .trajectories(false)
    .vars({ task: "x", depth: 3, nested: { a: [1] } })
    .agent("lead", { cli: "claude", role: "Architect", retries: 2, model: Models.Claude.OPUS, permissions: "readonly" })
    .agent("worker", { cli: "codex", preset: "worker", interactive: false, model: CodexModels.GPT_5_4, channels: ["a"] as const })
    .step("plan", { agent: "lead", task: "Plan", verification: { type: "output_contains", value: "DONE" } })
    .step("own", { agent: "lead" })
    .step("check", { type: "deterministic", command: "make", dependsOn: ["plan"], captureOutput: true, failOnError: false, timeout: 5 })
    .step("tree", { type: "worktree", branch: "b", createBranch: true })
    .step("ask", { type: "approval", task: "Ship it?" })
    .step("custom", { use: "deploy", target: "staging", retries: 1 })
    .onError("retry", { maxRetries: 2, retryDelayMs: 5000 })
    .startFrom("plan")
    .previousRunId("x");
  is<typeof built, WorkflowBuilder>(true);
  is<ReturnType<typeof built.toYaml>, string>(true);
  const config: RelayYamlConfig = built.toConfig();
  is<typeof config.name, string>(true);
  built.toConfig().swarm.maxConcurrency = 2;
  const result = await built.run({ cwd: ".", vars: { task: "x" }, onEvent: (event) => void event.type, logLevel: false, renderer: false });
  is<typeof result, WorkflowResult>(true);
  is<typeof result.status, "completed" | "failed" | "cancelled">(true);
  const report = await built.run({ dryRun: true });
  is<typeof report, DryRunReport>(true);
  const ran = await runWorkflow("relay.yaml", { workflow: "deploy", vars: { environment: "staging" }, onEvent: (event) => void event.type });
  is<typeof ran, WorkflowResult>(true);
  const row: WorkflowRunRow = result;
  void row.steps[0]?.output;
}

/** An event's type tells its fields. */
export function tellsEventsApart(event: WorkflowEvent): string {
  switch (event.type) {
    case "step:completed":
      is<typeof event.output, string>(true);
      return event.output;
    case "step:failed":
      return `${event.stepName} ${event.error} ${event.exitCode ?? ""}`;
    case "run:failed":
      return event.error;
    case "step:nudged":
      return String(event.nudgeCount);
    default:
      // @ts-expect-error: not every event has a step
      return event.stepName;
  }
}

/** The rest of the API. */
export async function runsWhatItReads(): Promise<void> {
  const db = new InMemoryWorkflowDb();
  const runner = new WorkflowRunner({
    cwd: "/path",
    relay: { port: 3000 },
    db,
    summaryDir: "runs",
    executor: { executeAgentStep: async (step, agent, task, timeoutMs) => await Promise.resolve(`${step.name} ${agent.cli} ${task} ${timeoutMs ?? 0}`) },
  });
  const off: () => void = runner.on((event) => event.runId);
  off();
  const config = await runner.parseYamlFile("relay.yaml");
  runner.validateConfig(config);
  const filled: RelayYamlConfig = runner.resolveVariables(config, { task: "x" });
  is<ReturnType<typeof runner.dryRun>, DryRunReport>(true);
  const run = await runner.execute(filled, "deploy", { task: "x" }, { startFrom: "a", previousRunId: "b" });
  runner.pause();
  runner.unpause();
  runner.abort();
  is<ReturnType<typeof runner.getCurrentRunId>, string | undefined>(true);
  const resumed: WorkflowResult = await runner.resume(run.id);
  void resumed;
  const registry = new TemplateRegistry();
  const templates = await registry.listTemplates();
  void templates[0]?.pattern;
  const template = await registry.loadTemplate("feature-dev", { "swarm.maxConcurrency": 2 });
  await runner.execute(template, undefined, { task: "x" });
  await registry.installExternalTemplate("https://example.com/x.yaml", "x", { replace: true });
  try {
    runner.parseYamlString("");
  } catch (error) {
    if (error instanceof WorkflowError) void error.findings[0]?.line;
  }
}

/** Wrong words do not compile. */
export function refusesWrongWords(): void {
  const built = workflow("x");
  // @ts-expect-error: no such pattern
  built.pattern("dagg");
  // @ts-expect-error: no such CLI
  built.agent("a", { cli: "cluade" });
  // @ts-expect-error: an agent has a CLI
  built.agent("a", { role: "x" });
  // @ts-expect-error: no such preset
  built.agent("a", { cli: "claude", preset: "boss" });
  // @ts-expect-error: no such option
  built.agent("a", { cli: "claude", rolle: "x" });
  // @ts-expect-error: a task needs an agent
  built.step("a", { task: "x" });
  // @ts-expect-error: a command needs its type
  built.step("a", { command: "make" });
  // @ts-expect-error: a deterministic step has a command
  built.step("a", { type: "deterministic" });
  // @ts-expect-error: a deterministic step has no agent
  built.step("a", { type: "deterministic", command: "x", agent: "a" });
  // @ts-expect-error: a worktree has a branch
  built.step("a", { type: "worktree" });
  // @ts-expect-error: no such check
  built.step("a", { agent: "a", task: "x", verification: { type: "deterministic" } });
  // @ts-expect-error: no such option
  built.step("a", { agent: "a", task: "x", dependson: ["b"] });
  // @ts-expect-error: names are a list
  built.step("a", { agent: "a", task: "x", dependsOn: "b" });
  // @ts-expect-error: no such strategy
  built.onError("ignore");
  // @ts-expect-error: a number of milliseconds
  built.timeout("1h");
  // @ts-expect-error: no such backend
  built.state({ backend: "sqlite" });
  // @ts-expect-error: there is no build
  built.build();
  // @ts-expect-error: a name is needed
  workflow();
  // @ts-expect-error: no such option
  void built.run({ variables: {} });
}

is<
  Extract<AgentCli, "claude" | "codex" | "gemini" | "aider" | "goose" | "opencode" | "droid">,
  "claude" | "codex" | "gemini" | "aider" | "goose" | "opencode" | "droid"
>(true);
const options: readonly StepOptions[] = [{ agent: "a" }, { type: "deterministic", command: "x" }];
void options;
