import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeValue } from "../util/secrets/make-value.ts";
import { createRandom } from "../workspace/support/random.ts";
import { makeProject, runProgram, startProgram, until } from "./run-program.ts";

const random = createRandom(20_261_121);
const TOKEN = makeValue("github-token", random);
const PASSWORD = makeValue("password-18", random);
const KEY = makeValue("pem-rsa", random);
const SECRETS = [TOKEN, PASSWORD, KEY.split("\n")[2] ?? ""];

const LEAKY = `version: "1.0"
name: leaky
agents:
  - {name: dev, cli: claude, interactive: false, role: Works}
workflows:
  - name: w
    onError: continue
    steps:
      - {name: token, type: deterministic, command: "cat secrets; cat secrets >&2"}
      - {name: key, type: deterministic, command: "cat key; cat key >&2; exit 3"}
      - {name: agent, agent: dev, task: "Use {{secret}} and {{steps.token.output}}", dependsOn: [token]}
      - {name: fails, type: deterministic, command: "cat secrets >&2; exit 1", dependsOn: [agent]}
`;

const RUN = ["run", "leaky.yaml", "--var", `secret=${TOKEN}`];
const PLAN = ["plan", "leaky.yaml", "--var", `secret=${TOKEN}`];

/** What is called one after the other in one project. */
const CALLS: readonly (readonly string[])[] = [
  RUN,
  ["run", "--resume"],
  [...RUN, "--json"],
  PLAN,
  [...PLAN, "--json"],
  [...PLAN, "--stubs", "stubs.yaml"],
  ["runs"],
  ["runs", "--json"],
  ["runs", "show", "last"],
  ["runs", "show", "last", "--json"],
  ["runs", "logs"],
  ["runs", "logs", "--json"],
  ["runs", "logs", "last", "token"],
  ["runs", "logs", "last", "key", "--stderr"],
  ["runs", "logs", "last", "agent", "--follow"],
];

test("secrets that steps print reach the steps that use them, and stay out of all that is shown", () => {
  const files = { secrets: `export GITHUB_TOKEN=${TOKEN}\nDB_PASSWORD="${PASSWORD}"\n`, key: `${KEY}\n`, "stubs.yaml": `token: ${TOKEN}\n` };
  const root = makeProject({ "leaky.yaml": LEAKY, ...files });
  for (const argv of CALLS) {
    const { out, err } = runProgram(root, argv);
    const call = argv.slice(0, 2).join(" ");
    expect(`${call}: ${out}`).toMatch(argv[1] === "logs" ? /\[redacted\]/u : /: [^]/u);
    for (const secret of SECRETS) expect(`${call}: ${out}${err}`).not.toContain(secret);
  }
  expect(readFileSync(join(root, "asked"), "utf8")).toContain(TOKEN);
});

test("a log is followed while its step prints, until the step ends", async () => {
  const command = "echo begun; until test -e go; do sleep 0.05; done; echo end";
  const flow = `version: "1.0"\nname: slow\nagents: []\nworkflows:\n  - name: w\n    steps:\n      - {name: a, type: deterministic, command: "${command}"}\n      - {name: b, type: deterministic, command: "sleep 0.1", dependsOn: [a]}\n`;
  const project = makeProject({ "slow.yaml": flow });
  const run = startProgram(project, ["run", "slow.yaml"]);
  await until(() => existsSync(join(project, ".agent-relay/runs")) && runProgram(project, ["runs", "logs", "last", "a"]).out === "begun\n");
  const follow = startProgram(project, ["runs", "logs", "last", "a", "--follow"]);
  let seen = "";
  follow.child.stdout?.on("data", (text: string) => void (seen += text));
  await until(() => seen === "begun\n");
  writeFileSync(join(project, "go"), "");
  expect(await follow.ended).toMatchObject({ code: 0, out: "begun\nend\n" });
  expect((await run.ended).code).toBe(0);
});
