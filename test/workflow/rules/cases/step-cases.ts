import { command, type Piece, type RuleCases, step, task } from "./rule-cases.ts";

const boss = { name: "boss", cli: "claude", preset: "lead" };
const bare = { name: "planner", cli: "claude" };
const chain = (source: Piece, text: string, agents: readonly Piece[] = []): Piece => ({
  agents,
  steps: [source, step("build", text, { dependsOn: [source["name"]] })],
});
const plan = (agent: string): Piece => step("plan", "Plan it.", { agent });

/** Cases of the rules that look at what one step takes and how it is verified. */
export const STEP_CASES: readonly RuleCases[] = [
  {
    rule: "output-chained-clean",
    wrong: [
      chain(plan("planner"), "Build: {{steps.plan.output}}", [bare]),
      chain(plan("planner"), "Build: {{ steps.plan.output }}", [{ ...bare, interactive: true }]),
      chain(plan("boss"), "Build: {{steps.plan.output}}", [boss]),
      chain(plan("planner"), "Build: {{steps.plan.output.files}}", [bare]),
      chain(plan("planner"), "Build: {{steps.plan.output}}", [{ ...bare, preset: "worker", interactive: true }]),
    ],
    right: [
      chain(plan("planner"), "Build: {{steps.plan.output}}", [{ ...bare, preset: "analyst" }]),
      chain(plan("planner"), "Build: {{steps.plan.output}}", [{ ...bare, interactive: false }]),
      chain(command("plan", "cat plan.md"), "Build: {{steps.plan.output}}"),
      chain(plan("planner"), "Build: {{steps.plan.exitCode}}", [bare]),
      chain(plan("planner"), "Build what plan.md says.", [bare]),
    ],
  },
  {
    rule: "token-not-alone",
    wrong: [
      task("Build it.", { verification: { type: "output_contains", value: "DONE" } }),
      task("Build it.", { verification: { type: "output_contains", value: "API_READY", description: "Agent has to confirm" } }),
      chain(step("plan", "Plan.", { verification: { type: "output_contains", value: "PLANNED" } }), "Build it."),
      { agents: [bare], ...task("Build it.", { agent: "planner", verification: { type: "output_contains", value: "X" } }) },
    ],
    right: [
      task("Build it.", { verification: { type: "exit_code" } }),
      task("Build it.", { verification: { type: "file_exists", value: "a.ts" } }),
      task("Build it."),
      { steps: [step("one", "Build it.", { verification: { type: "output_contains", value: "DONE" } }), command("test", "npm test", { dependsOn: ["one"] })] },
      { steps: [command("test", "npm test", { verification: { type: "output_contains", value: "passed" } })] },
    ],
  },
  {
    rule: "review-bounded",
    wrong: [
      { steps: [step("build", "Build it."), step("self-review", "Look at it.", { dependsOn: ["build"] })] },
      { steps: [step("build", "Build it."), step("look", "Review your changes.", { dependsOn: ["build"] })] },
      { steps: [step("build", "Build it."), step("review", "Review the API.", { dependsOn: ["build"] })] },
      { steps: [step("build", "Build it."), step("look", "Double-check your own work.", { dependsOn: ["build"] })] },
      { steps: [step("selfreview", "Look at it."), step("build", "Build it.")] },
    ],
    right: [
      { steps: [step("build", "Build it."), step("self-review", "Look at it.", { dependsOn: ["build"], timeoutMs: 300_000 })] },
      { steps: [step("build", "Build it."), step("self-review", "Look at it.", { dependsOn: ["build"], timeout: 300_000 })] },
      { steps: [step("build", "Build it."), step("review", "Review the API.", { dependsOn: ["build"], agent: "reviewer" })] },
      { steps: [step("review", "Review the API."), step("fix", "Fix it.", { dependsOn: ["review"] })] },
      { steps: [step("build", "Build the review page."), step("test", "Test your idea.", { dependsOn: ["build"] })] },
      { agents: [{ name: "dev", cli: "codex", constraints: { timeoutMs: 300_000 } }], steps: [step("self-review", "Review your changes.")] },
    ],
  },
];
