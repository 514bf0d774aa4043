import { command, type RuleCases, step, task } from "./rule-cases.ts";

const files = (...names: readonly string[]): string => names.join(", ");
const lead = { name: "boss", cli: "claude", preset: "lead" };
const lines = (count: number, line = "Do a part."): string => Array.from({ length: count }, () => line).join("\n");

/** Cases of the rules that look at tasks. */
export const TASK_CASES: readonly RuleCases[] = [
  {
    rule: "task-commit-absent",
    wrong: [
      task("Fix the form, then git commit."),
      task("Fix the form and commit your changes."),
      task("Fix the form.\nCommit the work with a clear message."),
      task("1. Fix the form\n2. Commit\n3. Report"),
      task("When the tests pass, git push to origin."),
      task("Make a git commit for each file."),
      task("Do not skip the tests. After that, run `git add -A && git commit -m done`."),
      task("Fix it and commit with the message 'fix'."),
      task("4. **Commit** all files:"),
    ],
    right: [
      task("Fix the form. Do not commit."),
      task("Fix the form. Don't git commit, a later step does."),
      task("Write a commit message for the change."),
      task("Look at the last commit and review its changes."),
      task("Summarise the git commit history of src."),
      task("Add a pre-commit hook."),
      task("Never run git push."),
      task("Leave the changes uncommitted; the runner will handle it without you running git commit."),
      { steps: [command("commit", "git commit -am done")] },
    ],
  },
  {
    rule: "task-exit-absent",
    wrong: [
      task("Build the API.\nWhen finished, output /exit."),
      task("Build the API. Print /exit on its own line."),
      task("Build the API and exit when you are done."),
      task("Build the API. When done, exit."),
      task("Build the API, then exit."),
      task("Build the API. End your session after that."),
      task("Once everything is complete, terminate."),
    ],
    right: [
      task("Build the API."),
      task("The script holds:\nif [ -f a ]; then exit; fi"),
      task("Make the command exit with code 1 on an error."),
      task("Add a route /exit-survey to the app."),
      task("Fix the process.exit call in src/main.ts."),
      task("Do not exit before the tests pass."),
      task("Add the /exit route to the server."),
      task("Describe the exit codes in docs/exit.md."),
      task("See src/exit/index.ts for how the shell ends."),
    ],
  },
  {
    rule: "task-short",
    wrong: [
      task(lines(50)),
      task(lines(120)),
      task(`${lines(30)}\n\n${lines(30)}`),
      task("word ".repeat(1300)),
      { agents: [{ name: "dev", cli: "codex", task: lines(60) }] },
    ],
    right: [
      task(lines(49)),
      task(`${lines(20)}${"\n".repeat(100)}${lines(20)}`),
      { steps: [command("list", "ls"), step("one", `${"{{steps.list.output}}\n".repeat(60)}Do it.`, { dependsOn: ["list"] })] },
      { steps: [command("long", lines(80, "echo done"))] },
      task("word ".repeat(900)),
    ],
  },
  {
    rule: "task-few-files",
    wrong: [
      task(`Update ${files("src/a.ts", "src/b.ts", "src/c.ts", "src/d.ts")}.`),
      task("Edit these files:\n- src/a.ts\n- src/b.ts\n- src/c.ts\n- src/d.ts"),
      task("Create `package.json`, `tsconfig.json`, `src/index.ts` and `README.md`."),
      task("Read src/types.ts. Then fix src/a.py, src/b.py, src/c.py and src/d.py."),
      task("1. Add a field to src/a.ts.\n2. Add a test to test/a.test.ts.\n3. Update docs/a.md.\n4. Change src/b.ts."),
      task("Change the following:\n\n1. src/a.ts - the type.\n2. src/b.ts - the use.\n3. src/c.ts - the other use.\n4. src/d.ts - the last."),
      task("Refactor ./src/a.ts, src/b.ts (the parser), src/c.ts, and src/d.ts to classes."),
    ],
    right: [
      task("Review src/a.ts, src/b.ts, src/c.ts and src/d.ts."),
      task("Edit src/a.ts. Do not touch src/b.ts, src/c.ts, src/d.ts and src/e.ts."),
      task("Edit src/a.ts. Read these first:\n- src/b.ts\n- src/c.ts\n- src/d.ts\n- src/e.ts"),
      task("Update src/a.ts, src/b.ts and src/c.ts."),
      task("Update src/a.ts, ./src/a.ts, `src/a.ts` and src/a.ts again."),
      task("Write one test for src/a.ts, src/b.ts, src/c.ts and src/d.ts."),
      task("Build it with Node.js, Next.js, Vue.js and Express.js in src/a.ts."),
      { agents: [{ name: "dev", cli: "claude", preset: "reviewer" }], ...task("Update your notes on a.ts, b.ts, c.ts, d.ts.") },
      { agents: [{ name: "dev", cli: "claude", permissions: "readonly" }], ...task("Fix a.ts, b.ts, c.ts, d.ts in your head.") },
      task("Write a plan covering:\n- src/a.ts\n- src/b.ts\n- src/c.ts\n- src/d.ts"),
      task("Create a report of these files: src/a.ts, src/b.ts, src/c.ts, src/d.ts"),
      task("Implement the change that https://example.com/a.md, b.ts shows, against c.ts, d.ts and e.ts."),
    ],
  },
  {
    rule: "task-output-checked",
    wrong: [
      task("Write the design to docs/design.md."),
      task("Create src/auth.ts with a login function.", { verification: { type: "exit_code" } }),
      task("Save the report as `report.json`.", { verification: { type: "output_contains", value: "REPORT_OK" } }),
      task("Generate a schema and store it in db/schema.sql."),
      { steps: [step("one", "Create src/a.ts."), step("two", "Use it: {{steps.one.output}}", { dependsOn: ["one"] })] },
    ],
    right: [
      task("Write the design to docs/design.md.", { verification: { type: "file_exists", value: "docs/design.md" } }),
      task("Write it to docs/design.md.", { verification: { type: "custom", value: "test -s docs/design.md" } }),
      { steps: [step("one", "Create src/a.ts."), command("verify", "test -f src/a.ts", { dependsOn: ["one"] })] },
      task("Read docs/design.md and say what is missing."),
      task("Do not create src/a.ts."),
      task("Write a summary of src/a.ts."),
      task("Edit src/a.ts."),
      task("Create the tables."),
      task("Write a summary of the differences in src/a.ts."),
    ],
  },
  {
    rule: "task-file-injected",
    wrong: [
      task("Read the entire src/legacy.ts and port it."),
      task("Go through the whole codebase and list the endpoints."),
      task("Read all source files in src."),
      task("Read src/types.ts and add a status."),
      task("First read `docs/spec.md`, then build it."),
      { agents: [{ name: "dev", cli: "claude", preset: "analyst" }], ...task("Read the full repository and describe it.") },
      { agents: [{ name: "dev", cli: "claude", interactive: false }], ...task("Open the file src/a.ts and fix the bug.") },
    ],
    right: [
      { agents: [{ name: "dev", cli: "claude" }], ...task("Read the entire src/legacy.ts and port it.") },
      { agents: [lead, { name: "dev", cli: "claude", preset: "analyst" }], ...task("Read src/types.ts and list its types.") },
      { steps: [command("cat", "cat src/a.ts"), step("one", "Edit src/a.ts. Contents:\n{{steps.cat.output}}", { dependsOn: ["cat"] })] },
      task("Do not read the entire codebase."),
      task("Add a read function to src/a.ts."),
      task("Edit src/a.ts so that it reads config.json."),
      task("Review the change."),
    ],
  },
  {
    rule: "task-token-absent",
    wrong: [
      task("Build it, then print DONE.", { verification: { type: "output_contains", value: "DONE" } }),
      task("End with:\nPLAN_COMPLETE", { verification: { type: "output_contains", value: "PLAN_COMPLETE" } }),
      task("Say {{name}} and `READY`.", { verification: { type: "output_contains", value: "READY" } }),
      {
        agents: [{ name: "dev", cli: "codex", task: "Print ALL_GREEN." }],
        steps: [{ name: "one", agent: "dev", verification: { type: "output_contains", value: "ALL_GREEN" } }],
      },
    ],
    right: [
      task("Build it.", { verification: { type: "output_contains", value: "DONE" } }),
      task("Print done.", { verification: { type: "output_contains", value: "DONE" } }),
      task("Print DONE.", { verification: { type: "exit_code" } }),
      task("Write out.txt.", { verification: { type: "file_exists", value: "out.txt" } }),
      {
        steps: [
          step("one", "Print DONE."),
          step("two", "Say more: {{steps.one.output}}", { dependsOn: ["one"], verification: { type: "output_contains", value: "DONE" } }),
        ],
      },
    ],
  },
];
