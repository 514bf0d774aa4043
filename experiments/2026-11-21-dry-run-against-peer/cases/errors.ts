import { type MistakeCase, mended } from "./mistake-case.ts";

const STEP = "  - { name: cart, agent: hand, task: Build the cart. }\n";
const AGENT = "agents:\n  - { name: hand, cli: codex, preset: worker }\n";
const CHAIN = `steps:
  - { name: cart, agent: hand, task: Build the cart. }
  - { name: test, agent: hand, dependsOn: [cart], task: "Test it: {{steps.cart.output}}" }
`;

/** Every error of WORKFLOWS.md 2, the shortest file that has it. */
export const ERRORS: readonly MistakeCase[] = [
  mended("an unknown key of a step", `steps:\n  - { name: cart, agent: hand, task: Build the cart., retires: 2 }\n`, ["retires", "retries"]),
  mended("an unknown key at the top", `steps:\n${STEP}descripton: Builds the shop\n`, ["descripton", "description"]),
  mended("`depends_on` for `dependsOn`", CHAIN.replace("dependsOn", "depends_on").replace("{{steps.cart.output}}", "all"), ["depends_on", "dependsOn"]),
  mended("retries that are a text", `steps:\n  - { name: cart, agent: hand, task: Build the cart., retries: two }\n`, ["two", "2"]),
  mended("retries below zero", `steps:\n  - { name: cart, agent: hand, task: Build the cart., retries: -1 }\n`, ["-1", "1"]),
  mended("maxConcurrency of zero", `swarm: { pattern: dag, timeoutMs: 3600000, maxConcurrency: 0 }\nsteps:\n${STEP}`, ["y: 0", "y: 2"]),
  mended("an unknown pattern", `swarm: { pattern: fanout, timeoutMs: 3600000 }\n${AGENT}steps:\n${STEP}`, ["fanout", "dag"]),
  mended("an unknown cli", `agents:\n  - { name: hand, cli: cluade, preset: worker }\nsteps:\n${STEP}`, ["cluade", "claude"]),
  mended("an unknown strategy", `steps:\n${STEP}errorHandling: { strategy: explode }\n`, ["explode", "fail-fast"]),
  mended("an unknown preset", `agents:\n  - { name: hand, cli: codex, preset: wroker }\nsteps:\n${STEP}`, ["wroker", "worker"]),
  mended("an unknown access", `agents:\n  - { name: hand, cli: codex, preset: worker, permissions: { access: readonyl } }\nsteps:\n${STEP}`, [
    "readonyl",
    "readonly",
  ]),
  mended("two steps of one name", `steps:\n${STEP}${STEP}`, [STEP, STEP.replace("name: cart", "name: search")]),
  mended(
    "two agents of one name",
    `agents:\n  - { name: hand, cli: codex, preset: worker }\n  - { name: hand, cli: claude, preset: worker }\nsteps:\n${STEP}`,
    ["name: hand, cli: claude", "name: head, cli: claude"],
  ),
  mended(
    "two workflows of one name",
    `${AGENT}workflows:\n  - { name: w, steps: [{ name: s, agent: hand, task: Build the cart. }] }\n  - { name: w, steps: [{ name: s, agent: hand, task: Build the search. }] }\n`,
    ["name: w, steps", "name: v, steps"],
  ),
  mended("an unknown agent", `${AGENT}workflows: [{ name: default, steps: [{ name: cart, agent: hnad, task: Build the cart. }] }]\n`, ["hnad", "hand"]),
  mended("an unknown dependency", CHAIN.replace("[cart]", "[cart, search]"), ["[cart, search]", "[cart]"]),
  mended(
    "a cycle of three steps",
    `steps:\n  - { name: a, type: deterministic, command: ls, dependsOn: [c] }\n  - { name: b, type: deterministic, command: ls, dependsOn: [a] }\n  - { name: c, type: deterministic, command: ls, dependsOn: [b] }\n`,
    [", dependsOn: [c]", ""],
  ),
  mended("a step that depends on itself", `steps:\n  - { name: a, type: deterministic, command: ls, dependsOn: [a] }\n`, [", dependsOn: [a]", ""]),
  mended(
    "output of a step that is not upstream, in a command",
    `steps:\n  - { name: a, type: deterministic, command: ls }\n  - { name: b, type: deterministic, command: 'echo {{steps.a.output}}' }\n`,
    ["output}}' }", "output}}', dependsOn: [a] }"],
  ),
  mended("an unknown step in a template", CHAIN.replace("steps.cart", "steps.crat"), ["crat", "cart"]),
  mended("a variable without a value", `steps:\n  - { name: cart, agent: hand, task: "Build {{what}}." }\n`, ["{{what}}", "the cart"]),
  mended(
    "output_contains with an empty value",
    `steps:\n  - { name: a, type: deterministic, command: ls, verification: { type: output_contains, value: '' } }\n`,
    ["value: ''", "value: src"],
  ),
  mended(
    "file_exists outside of the project",
    `steps:\n  - { name: cart, agent: hand, task: Build the cart., verification: { type: file_exists, value: ../../etc/passwd } }\n`,
    ["../../etc/passwd", "src/cart.ts"],
  ),
  mended("an agent's cwd outside of the project", `agents:\n  - { name: hand, cli: codex, preset: worker, cwd: ../../.. }\nsteps:\n${STEP}`, [
    ", cwd: ../../..",
    "",
  ]),
  mended("an invalid channel name", `swarm: { pattern: dag, timeoutMs: 3600000, channel: 'not a channel!' }\nsteps:\n${STEP}`, ["not a channel!", "wf-shop"]),
  mended("a deterministic step without command", `steps:\n  - { name: a, type: deterministic }\n`, ["deterministic }", "deterministic, command: ls }"]),
  mended("an agent step without task", `steps:\n  - { name: a, agent: hand }\n`, ["hand }", "hand, task: Build the cart. }"]),
  mended("a barrier that waits for an unknown step", `steps:\n${STEP}coordination: { barriers: [{ name: gate, waitFor: [card] }] }\n`, ["[card]", "[cart]"]),
  mended("use: of a step that no file defines", `steps:\n  - { name: a, use: docker-build }\n`, [
    "use: docker-build",
    "type: deterministic, command: docker build .",
  ]),
];
