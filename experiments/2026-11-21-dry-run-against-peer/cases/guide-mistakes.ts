import { type MistakeCase, mended } from "./mistake-case.ts";

const LONG = Array.from({ length: 100 }, (_, at) => `      - Endpoint ${at + 1} answers with what the table of endpoints says.`).join("\n");
const PARTS = ["cart", "search", "mail", "login", "stock", "taxes", "refunds", "reports"];
const WIDE = PARTS.map((part) => `  - { name: ${part}, agent: hand-${part}, task: Build the ${part} of the shop. }`).join("\n");
const MANY = Array.from({ length: 40 }, (_, at) => `  - { name: topic-${at}, agent: hand, task: Write about topic ${at}. }`).join("\n");

/** Each row of the guide's "Common Mistakes" that a YAML file can show, and its deadlock rule, in words of our own that were written before either tool was asked. */
export const GUIDE_MISTAKES: readonly MistakeCase[] = [
  mended(
    "every step depends on the previous one",
    `steps:
  - { name: header, agent: hand, task: Restyle the header. }
  - { name: footer, agent: hand, task: Restyle the footer., dependsOn: [header] }
  - { name: sidebar, agent: hand, task: Restyle the sidebar., dependsOn: [footer] }
  - { name: gallery, agent: hand, task: Restyle the gallery., dependsOn: [sidebar] }
`,
    [", dependsOn: [header]", ""],
    [", dependsOn: [footer]", ""],
    [", dependsOn: [sidebar]", ""],
  ),
  mended(
    "self-review step with no timeout",
    `agents:
  - { name: coder, cli: codex, preset: worker }
steps:
  - { name: implement, agent: coder, task: Implement the price list. }
  - { name: check-own-work, agent: coder, dependsOn: [implement], task: "Review your own changes once more: {{steps.implement.output}}" }
`,
    ['output}}" }', 'output}}", timeoutMs: 300000 }'],
  ),
  { mistake: "one giant workflow", wrong: `steps:\n${MANY}\n`, right: `steps:\n${MANY.split("\n").slice(0, 4).join("\n")}\n` },
  mended(
    "exit instructions in a task",
    "steps:\n  - { name: docs, agent: hand, task: 'Document the price list. Once you are finished, type /exit to quit.' }\n",
    [" Once you are finished, type /exit to quit.", ""],
  ),
  mended(
    "timeoutMs on an agent",
    "agents:\n  - { name: hand, cli: codex, preset: worker, constraints: { timeoutMs: 900000 } }\nsteps:\n  - { name: docs, agent: hand, task: Document the price list. }\n",
    [", constraints: { timeoutMs: 900000 }", ""],
  ),
  mended("timeoutMs on a step", "steps:\n  - { name: docs, agent: hand, task: Document the price list., timeoutMs: 900000 }\n", [", timeoutMs: 900000", ""]),
  mended(
    "the general channel",
    "swarm: { pattern: dag, timeoutMs: 3600000, channel: general }\nsteps:\n  - { name: docs, agent: hand, task: Document the price list. }\n",
    ["channel: general", "channel: wf-prices"],
  ),
  mended(
    "{{steps.X.output}} without dependsOn",
    'steps:\n  - { name: look, type: deterministic, command: ls src }\n  - { name: docs, agent: hand, task: "Document these: {{steps.look.output}}" }\n',
    ['output}}" }', 'output}}", dependsOn: [look] }'],
  ),
  mended(
    "an exact sentinel as the only gate",
    "steps:\n  - { name: docs, agent: hand, task: Document the price list., verification: { type: output_contains, value: ALL_DOCUMENTED } }\n",
    ["type: output_contains, value: ALL_DOCUMENTED", "type: exit_code"],
  ),
  {
    mistake: "a task of 100 lines",
    wrong: `steps:\n  - name: endpoints\n    agent: hand\n    task: |\n      Answer requests.\n${LONG}\n`,
    right:
      "steps:\n  - name: endpoints\n    agent: hand\n    task: |\n      Answer requests.\n      Each endpoint answers with what the table of endpoints says.\n",
  },
  mended("maxConcurrency of 16", `swarm: { pattern: dag, timeoutMs: 3600000, maxConcurrency: 16 }\nsteps:\n${WIDE}\n`, [
    "maxConcurrency: 16",
    "maxConcurrency: 5",
  ]),
  {
    mistake: "an agent that runs once reads a large file",
    wrong: "steps:\n  - { name: port, agent: hand, task: 'Open src/prices.ts, which has 4,000 lines, read all of it, and list its exports.' }\n",
    right:
      'steps:\n  - { name: read, type: deterministic, command: cat src/prices.ts, captureOutput: true }\n  - { name: port, agent: hand, dependsOn: [read], task: "List the exports of this: {{steps.read.output}}" }\n',
  },
  mended(
    "workers depend on the lead's step",
    `agents:
  - { name: captain, cli: claude, preset: lead, role: Lead of the track }
steps:
  - { name: context, type: deterministic, command: cat README.md }
  - { name: steer, agent: captain, dependsOn: [context], task: "Hand out the work on #track and look at what comes back. {{steps.context.output}}" }
  - { name: hand-one, agent: hand, dependsOn: [steer], task: "Do what the captain posts on #track." }
`,
    ["dependsOn: [steer]", "dependsOn: [context]"],
  ),
  mended(
    "deadlock: a lead waits for what depends on it",
    `agents:
  - { name: captain, cli: claude, preset: lead, role: Lead of the track }
steps:
  - { name: context, type: deterministic, command: cat README.md }
  - { name: coordinate, agent: captain, dependsOn: [context], task: "Assign the parts. Wait until work-a and work-b have posted DONE. {{steps.context.output}}" }
  - { name: work-a, agent: hand-a, dependsOn: [coordinate], task: Do part A and post DONE. }
  - { name: work-b, agent: hand-b, dependsOn: [coordinate], task: Do part B and post DONE. }
`,
    ["dependsOn: [coordinate]", "dependsOn: [context]"],
    ["dependsOn: [coordinate]", "dependsOn: [context]"],
  ),
  mended(
    "fan-out for simple parallel workers",
    "swarm: { pattern: fan-out, timeoutMs: 3600000 }\nsteps:\n  - { name: cart, agent: hand-a, task: Build the cart. }\n  - { name: search, agent: hand-b, task: Build the search. }\n",
    ["pattern: fan-out", "pattern: dag"],
  ),
  mended(
    "hub-spoke for simple parallel workers",
    "swarm: { pattern: hub-spoke, timeoutMs: 3600000 }\nsteps:\n  - { name: cart, agent: hand-a, task: Build the cart. }\n  - { name: search, agent: hand-b, task: Build the search. }\n",
    ["pattern: hub-spoke", "pattern: dag"],
  ),
  mended(
    "pipeline that expects a supervisor",
    `swarm: { pattern: pipeline, timeoutMs: 3600000 }
agents:
  - { name: watcher, cli: claude, role: Supervisor who keeps the workers going }
steps:
  - { name: cart, agent: hand, task: Build the cart. }
`,
    ["pattern: pipeline", "pattern: supervisor"],
  ),
  mended(
    "a worker without preset beside a lead",
    `agents:
  - { name: captain, cli: claude, preset: lead, role: Lead of the track }
  - { name: hand, cli: codex, role: Builds what the captain asks for }
steps:
  - { name: steer, agent: captain, task: Hand out the work on the channel. }
  - { name: cart, agent: hand, task: Build the cart. }
`,
    ["asks for }", "asks for, preset: worker }"],
  ),
  {
    mistake: "`_` in a number",
    whole: true,
    wrong: file("1_200_000"),
    right: file("3600000"),
  },
  mended(
    "a time-out under 30 minutes for a complex workflow",
    `swarm: { pattern: dag, timeoutMs: 300000 }
steps:
  - { name: survey, agent: hand, task: Survey the code. }
  - { name: design, agent: hand, dependsOn: [survey], task: "Design the change by this: {{steps.survey.output}}" }
  - { name: change, agent: hand, dependsOn: [design], task: "Make the change: {{steps.design.output}}" }
  - { name: tests, agent: hand, dependsOn: [change], task: "Write tests for this: {{steps.change.output}}" }
  - { name: notes, agent: hand, dependsOn: [tests], task: "Write release notes of this: {{steps.tests.output}}" }
`,
    ["300000", "3600000"],
  ),
  mended("pattern: single", "swarm: { pattern: single, timeoutMs: 3600000 }\nsteps:\n  - { name: cart, agent: hand, task: Build the cart. }\n", [
    "single",
    "dag",
  ]),
  mended(
    "supervisor with one agent",
    "swarm: { pattern: supervisor, timeoutMs: 3600000 }\nagents:\n  - { name: hand, cli: claude, role: Builds }\nsteps:\n  - { name: cart, agent: hand, task: Build the cart. }\n",
    ["pattern: supervisor", "pattern: dag"],
  ),
  mended(
    "an invalid verification type",
    "steps:\n  - { name: cart, agent: hand, task: Build the cart., verification: { type: deterministic, value: npm test } }\n",
    ["type: deterministic", "type: custom"],
  ),
  mended(
    "output of an interactive agent",
    `agents:
  - { name: thinker, cli: claude, role: Thinks }
steps:
  - { name: think, agent: thinker, task: Think of a design for the cart. }
  - { name: cart, agent: hand, dependsOn: [think], task: "Build it like this: {{steps.think.output}}" }
`,
    ["role: Thinks", "role: Thinks, preset: analyst"],
  ),
  mended(
    "one step that edits four files",
    "steps:\n  - { name: rename, agent: hand, task: 'Rename Price to Amount in src/cart.ts, src/stock.ts, src/mail.ts and src/tax.ts.', verification: { type: exit_code } }\n",
    [", src/stock.ts, src/mail.ts and src/tax.ts", ""],
  ),
  mended(
    "an agent that is to commit",
    "steps:\n  - { name: cart, agent: hand, task: 'Speed up the cart, then commit your changes to git with a good message.' }\n",
    [", then commit your changes to git with a good message", ""],
  ),
  mended(
    "a file-writing step without file_exists",
    "steps:\n  - { name: notes, agent: hand, task: 'Write the release notes to docs/release-notes.md.', verification: { type: exit_code } }\n",
    ["type: exit_code", "type: file_exists, value: docs/release-notes.md"],
  ),
  mended(
    "all channels given at spawn time",
    "agents:\n  - { name: hand, cli: claude, channels: [pr-1, pr-2, pr-3, pr-4, pr-5] }\nsteps:\n  - { name: cart, agent: hand, task: Build the cart. }\n",
    ["[pr-1, pr-2, pr-3, pr-4, pr-5]", "[pr-1]"],
  ),
];

function file(timeout: string): string {
  return `version: "1.0"\nname: example\nswarm:\n  pattern: dag\n  timeoutMs: ${timeout}\nagents:\n  - { name: hand, cli: codex, preset: worker }\nworkflows:\n  - name: default\n    steps:\n      - { name: cart, agent: hand, task: Build the cart. }\n`;
}
