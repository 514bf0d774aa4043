import type { WrongCase } from "./wrong-case.ts";

/** Workflows that are wrong in the top of a file and its swarm. */
export const WRONG_TOP: readonly WrongCase[] = [
  ["", ["1:1 error key-required: Unexpected empty file, expected a workflow. Write `name:`, `agents:` and `workflows:`."]],
  ["# nothing\n", ["1:1 error key-required: Unexpected empty file, expected a workflow. Write `name:`, `agents:` and `workflows:`."]],
  ["text\n", ["1:1 error value-type: Unexpected value `text`, expected an object. Write keys and values on lines of their own, indented below it."]],
  ["- a\n", ["1:1 error value-type: Unexpected list, expected an object. Write keys and values on lines of their own, indented below it."]],
  ["agents: [{ name: a, cli: claude }]\n", ["1:1 error key-required: Unexpected workflow file without `name`, expected a text. Write `name:` and its value."]],
  [
    "name: x\n",
    [
      "1:1 error key-required: Unexpected workflow file without `workflows` and `agents`, expected one of them at least. Write `workflows:` with a list of steps.",
    ],
  ],
  ["name: 5\nagents: [{ name: a, cli: claude }]\n", ["1:7 error value-type: Unexpected name `5`, expected a text. Write quotes round the value."]],
  ["name:\nagents: [{ name: a, cli: claude }]\n", ["1:1 error value-type: Unexpected empty `name`, expected a text. Write a value, or remove the key."]],
  [
    "name: ' '\nagents: [{ name: a, cli: claude }]\n",
    ["1:7 error value-format: Unexpected empty `name`, expected a text that is not empty. Write a value, or remove the key."],
  ],
  ["name: [x]\nagents: [{ name: a, cli: claude }]\n", ["1:7 error value-type: Unexpected list as `name`, expected a text. Write a text."]],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nverson: '1.0'\n",
    ["3:1 error key-known: Unexpected key `verson`, did you mean `version`?. Rename it to `version`."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nzork: 1\n",
    [
      "3:1 error key-known: Unexpected key `zork` of a workflow file. Remove it, or write one of `version`, `name`, `description`, `swarm`, `agents`, `workflows`, `errorHandling`, `coordination`, `state`, `templates`, `packages`, `isolatedFrom` ….",
    ],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nsteps: []\n",
    ["3:1 error key-known: Unexpected key `steps`, expected it under `workflows`. Write it below `workflows:`, indented."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\npattern: dag\n",
    ["3:1 error key-known: Unexpected key `pattern`, expected it under `swarm`. Write it below `swarm:`, indented."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nmaxRetries: 2\n",
    ["3:1 error key-known: Unexpected key `maxRetries`, expected it under `errorHandling`. Write it below `errorHandling:`, indented."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\njobs: []\n",
    ["3:1 error key-known: Unexpected key `jobs`, did you mean `workflows`?. Rename it to `workflows`."],
  ],
  [
    "name: x\nname: y\nagents: [{ name: a, cli: claude }]\n",
    ["2:1 error key-once: Unexpected second key `name`, expected each key once. Remove one of the two."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nversion: [1]\n",
    ['3:10 error value-type: Unexpected list as `version`, expected a version such as `"1.0"`. Write a version such as `"1.0"`.'],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nswarm: dag\n",
    ["3:8 error value-type: Unexpected swarm `dag`, expected an object. Write keys and values on lines of their own, indented below it."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nswarm:\n  pattern: dagg\n",
    [
      "4:12 error word-known: Unexpected pattern `dagg`, expected `dag`, `fan-out`, `pipeline`, `hub-spoke`, `consensus`, `mesh`, `handoff`, `cascade`, `debate`, `hierarchical`, `map-reduce`, `scatter-gather`, `supervisor`, `reflection`, `verifier`, `red-team`, `auction`, `escalation`, `saga`, `circuit-breaker`, `blackboard`, `swarm`, `competitive` or `review-loop`. Write `dag`.",
    ],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nswarm:\n  pattern: zigzag\n",
    [
      "4:12 error word-known: Unexpected pattern `zigzag`, expected `dag`, `fan-out`, `pipeline`, `hub-spoke`, `consensus`, `mesh`, `handoff`, `cascade`, `debate`, `hierarchical`, `map-reduce`, `scatter-gather`, `supervisor`, `reflection`, `verifier`, `red-team`, `auction`, `escalation`, `saga`, `circuit-breaker`, `blackboard`, `swarm`, `competitive` or `review-loop`. Write one of these words.",
    ],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nswarm:\n  pattern: 7\n",
    [
      "4:12 error value-type: Unexpected pattern `7`, expected `dag`, `fan-out`, `pipeline`, `hub-spoke`, `consensus`, `mesh`, `handoff`, `cascade`, `debate`, `hierarchical`, `map-reduce`, `scatter-gather`, `supervisor`, `reflection`, `verifier`, `red-team`, `auction`, `escalation`, `saga`, `circuit-breaker`, `blackboard`, `swarm`, `competitive` or `review-loop`. Write one of these words.",
    ],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nswarm:\n  maxConcurrency: 0\n",
    ["4:19 error value-range: Unexpected maxConcurrency `0`, expected a whole number from 1. Write a number in that range."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nswarm:\n  maxConcurrency: '3'\n",
    ["4:19 error value-type: Unexpected maxConcurrency `3`, expected a whole number from 1. Remove the quotes."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nswarm:\n  maxConcurrency: 1.5\n",
    ["4:19 error value-type: Unexpected maxConcurrency `1.5`, expected a whole number from 1. Write a whole number."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nswarm:\n  timeoutMs: 1h\n",
    ["4:14 error value-type: Unexpected timeoutMs `1h`, expected a whole number from 0 to 2147483647. Write milliseconds: `3600000`."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nswarm:\n  timeoutMs: -1\n",
    ["4:14 error value-range: Unexpected timeoutMs `-1`, expected a whole number from 0 to 2147483647. Write a number in that range."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nswarm:\n  timeoutMs: 99999999999\n",
    ["4:14 error value-range: Unexpected timeoutMs `99999999999`, expected a whole number from 0 to 2147483647. Write a number in that range."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nswarm:\n  timeoutMs: 1_200_000\n",
    ["4:14 warning number-plain: Unexpected `_` in the number `1_200_000`, expected digits alone, as YAML has no other. Write `1200000`."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nswarm:\n  timeoutMs: '1_200_000'\n",
    ["4:14 error value-type: Unexpected timeoutMs `1_200_000`, expected a whole number from 0 to 2147483647. Write `1200000`, without quotes."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nswarm:\n  channel: my channel\n",
    [
      "4:12 error value-format: Unexpected channel `my channel`, expected a name of letters, digits, `-`, `_`, `.` and `/`, without blanks. Write a name of letters, digits, `-`, `_`, `.` and `/`, without blanks.",
    ],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nswarm:\n  channel: ''\n",
    [
      "4:12 error value-format: Unexpected empty `channel`, expected a name of letters, digits, `-`, `_`, `.` and `/`, without blanks. Write a value, or remove the key.",
    ],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nswarm:\n  idleNudge: true\n",
    ["4:14 error value-type: Unexpected idleNudge `true`, expected an object. Write keys and values on lines of their own, indented below it."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nswarm:\n  idleNudge:\n    nudgeAfter: 5\n",
    ["5:5 error key-known: Unexpected key `nudgeAfter`, did you mean `nudgeAfterMs`?. Rename it to `nudgeAfterMs`."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nswarm:\n  credentialProxy: { proxyUrl: 'https://x' }\n",
    ["4:3 error hosted-only: Unexpected `credentialProxy`, which only a hosted service can serve. Remove it; each agent's CLI uses its own login."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nswarm:\n  - pattern: dag\n",
    ["4:3 error value-type: Unexpected list as `swarm`, expected an object. Write keys and values on lines of their own, indented below it."],
  ],
];
