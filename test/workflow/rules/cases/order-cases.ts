import { command, type Piece, type RuleCases, step } from "./rule-cases.ts";

const boss = { name: "boss", cli: "claude", preset: "lead" };
const work = (name: string, dependsOn: readonly string[], more: Piece = {}): Piece =>
  step(name, "Build your part.", { agent: `${name}-agent`, dependsOn, ...more });

/** A lead with a task, and work behind or beside it. */
function led(text: string, workAfter: readonly string[] = ["coordinate"]): Piece {
  return {
    agents: [boss],
    steps: [
      command("context", "ls"),
      step("coordinate", text, { agent: "boss", dependsOn: ["context"] }),
      work("work-a", workAfter),
      work("work-b", workAfter),
    ],
  };
}

const after = (name: string, ...dependsOn: readonly string[]): Piece => ({ name, dependsOn });
const chain = (...steps: readonly (readonly [string, string, string?])[]): Piece => ({
  steps: steps.map(([name, text, before]) => step(name, text, before === undefined ? {} : { dependsOn: [before] })),
});

/** Cases of the rules that look at the order of steps. */
export const ORDER_CASES: readonly RuleCases[] = [
  {
    rule: "wait-not-downstream",
    wrong: [
      led("Wait for work-a and work-b to finish."),
      led("Assign parts to work-a and work-b. Wait until both are done."),
      led("Monitor work-a until it posts WORKER_DONE."),
      led("Collect the results of work-a-agent, then sum up."),
      led("Once `work-b` has reported, write the summary."),
      led("Collect the outputs of work-a, work-b and sum up."),
      led("Give parts to work-a. Wait for the workers to answer."),
      led("Wait for a signal. work-a posts WORK_DONE."),
      led("Stay on the channel until work-a is done."),
      led("Plan it.\nDo not finish before you hear from work-b."),
      { agents: [boss], steps: [step("lead", "Wait for review to finish.", { agent: "boss" }), step("review", "Review it.", { dependsOn: ["lead"] })] },
      { agents: [boss], steps: [step("lead", "Wait until final-report is there.", { agent: "boss" }), work("a", ["lead"]), work("final-report", ["a"])] },
    ],
    right: [
      led("Wait for work-a and work-b to finish.", ["context"]),
      led("Plan parts for work-a and work-b."),
      led("Plan parts. work-a is waiting for your plan."),
      led("Plan parts for work-a. Do not wait for work-a."),
      led("Wait until the tests pass, and then plan."),
      { agents: [boss], steps: [work("work-a", []), step("lead", "Wait for work-a to finish.", { agent: "boss", dependsOn: ["work-a"] })] },
      { agents: [boss], steps: [step("lead", "Wait until the test suite is green.", { agent: "boss" }), step("test", "Run more.", { dependsOn: ["lead"] })] },
      led("Plan the work-around until the release. Then name its parts."),
      led("Once the plan is done, work-a and work-b pick it up."),
      led("Gather requirements for work-a and work-b."),
      led("Wait for CI. Plan parts for work-a and work-b."),
      led("Plan parts for work-a and work-b. Wait for all tests."),
      led("Write so much that work-a can start before long, until then it sleeps."),
    ],
  },
  {
    rule: "workers-beside-lead",
    wrong: [
      led("Coordinate the workers on the channel."),
      led("Lead the track on #my-track. Post assignments to the channel. Review worker output."),
      led("Monitor the team and unblock them."),
      led("Plan it and wait for all workers."),
      led("Post the plan. When you see WORKER_DONE, sum up."),
    ],
    right: [
      led("Coordinate the workers on the channel.", ["context"]),
      led("Analyze the code and produce a plan for the workers."),
      led("Write down which worker does what. Do not coordinate the workers."),
      {
        agents: [boss],
        steps: [step("lead", "Coordinate the workers.", { agent: "boss" }), work("work-a", []), work("polish", ["lead"])],
      },
      { steps: [step("dev-lead-time", "Coordinate the workers.", { agent: "dev" }), work("work-a", ["dev-lead-time"])] },
    ],
  },
  {
    rule: "chain-needless",
    wrong: [
      chain(["fix-component-a", "Fix component A."], ["fix-component-b", "Fix component B.", "fix-component-a"]),
      chain(["part-1", "Build the cart."], ["part-2", "Build the search.", "part-1"]),
      chain(["build-auth", "Build the login."], ["build-storage", "Build the store.", "build-auth"]),
      chain(["start", "Look round."], ["port_users", "Port the users.", "start"], ["port_orders", "Port the orders.", "port_users"]),
    ],
    right: [
      chain(["fix-component-a", "Fix component A."], ["fix-component-b", "Fix B like this: {{steps.fix-component-a.output}}", "fix-component-a"]),
      { swarm: { pattern: "pipeline" }, ...chain(["part-1", "Build the cart."], ["part-2", "Build the search.", "part-1"]) },
      chain(["build-api", "Build the API."], ["build-ui", "Build the page on top of the API.", "build-api"]),
      chain(["edit-a", "Edit src/shop.ts."], ["edit-b", "Edit src/shop.ts once more.", "edit-a"]),
      chain(["write-code", "Write it."], ["write-summary", "Summarise all of it.", "write-code"]),
      { steps: [step("fix-a", "Fix A.", { verification: { type: "exit_code" } }), step("fix-b", "Fix B.", { dependsOn: ["fix-a"] })] },
      { steps: [step("fix-a", "Fix A."), command("fix-b", "npm run fix", { dependsOn: ["fix-a"] })] },
      chain(["fix-a", "Fix A."], ["fix-b", "Fix B."]),
    ],
  },
  {
    rule: "chain-whole",
    wrong: [
      chain(["a1", "Build the cart."], ["b1", "Build the search.", "a1"], ["c1", "Build the mail.", "b1"], ["d1", "Build the shop.", "c1"]),
      chain(["fix-1", "Fix one."], ["fix-2", "Fix two.", "fix-1"], ["fix-3", "Fix three.", "fix-2"], ["fix-4", "Fix four.", "fix-3"]),
      {
        swarm: { pattern: "dag" },
        ...chain(["cart", "Do it."], ["mail", "Do it.", "cart"], ["shop", "Do it.", "mail"], ["blog", "Do it.", "shop"], ["news", "Do it.", "blog"]),
      },
      chain(["w", "Draw."], ["x", "Draw.", "w"], ["y", "Draw.", "x"], ["z", "Draw: {{steps.y.output}}", "y"]),
    ],
    right: [
      chain(["plan", "Plan it."], ["build", "Build the plan.", "plan"], ["test", "Test it.", "build"], ["review", "Review it.", "test"]),
      chain(["a", "Draw."], ["b", "Use {{steps.a.output}}", "a"], ["c", "Use {{steps.b.output}}", "b"], ["d", "Use {{steps.c.output}}", "c"]),
      { swarm: { pattern: "pipeline" }, ...chain(["w", "Draw."], ["x", "Draw.", "w"], ["y", "Draw.", "x"], ["z", "Draw.", "y"]) },
      chain(["w", "Draw."], ["x", "Draw.", "w"], ["y", "Draw.", "x"]),
      chain(["w", "Draw."], ["x", "Draw.", "w"], ["y", "Draw.", "w"], ["z", "Draw.", "y"]),
    ],
  },
  {
    rule: "dependency-used",
    wrong: [
      chain(["api", "Build the endpoints."], ["ui", "Build the page.", "api"]),
      chain(["mail", "Send it."], ["shop", "Draw icons.", "mail"]),
      { steps: [step("a1", "Draw."), step("b1", "Paint.", { dependsOn: ["a1"] }), step("c1", "Sing.", { dependsOn: ["a1"] })] },
      { swarm: { pattern: "fan-out" }, ...chain(["cart", "Build it."], ["blog", "Write words.", "cart"]) },
    ],
    right: [
      chain(["plan", "Plan it."], ["implement", "Implement the plan.", "plan"], ["review", "Review the implementation.", "implement"]),
      chain(["api", "Build the endpoints."], ["ui", "Build the page for the API.", "api"]),
      {
        steps: [
          step("api", "Build.", { verification: { type: "output_contains", value: "API_READY" } }),
          step("ui", "Build the page.", { dependsOn: ["api"] }),
        ],
      },
      { steps: [command("install", "npm ci"), step("ui", "Build the page.", { dependsOn: ["install"] })] },
      chain(["mail", "Send it."], ["shop", "Continue with the icons.", "mail"]),
      { steps: [step("a1", "Draw."), step("b1", "Paint."), step("finish", "Wrap up.", { dependsOn: ["a1", "b1"] })] },
    ],
  },
  {
    rule: "dependency-implied",
    wrong: [
      { steps: [work("a", []), work("b", ["a"]), work("c", ["a", "b"])] },
      { steps: [work("a", []), work("b", ["a"]), work("c", ["b"]), work("d", ["c", "a"])] },
      { steps: [command("a", "ls"), command("b", "ls", after("b", "a")), command("c", "ls", after("c", "b", "a"))] },
      { steps: [work("c", ["a", "b"]), work("b", ["a"]), work("a", [])] },
    ],
    right: [
      { steps: [work("a", []), work("b", ["a"]), work("c", ["b"])] },
      { steps: [work("a", []), work("b", []), work("c", ["a", "b"])] },
      { steps: [work("a", []), work("b", ["a"]), work("c", ["a", "b"], { task: "Use {{steps.a.output}}." })] },
      { steps: [command("a", "ls"), command("b", "ls", after("b", "a")), command("c", "echo {{steps.a.output}}", after("c", "b", "a"))] },
      { steps: [work("a", []), work("b", ["a"]), work("c", ["a"]), work("d", ["b", "c"])] },
    ],
  },
];
