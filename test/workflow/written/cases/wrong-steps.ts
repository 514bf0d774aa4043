import type { WrongCase } from "./wrong-case.ts";

/** Workflows that are wrong in workflows and steps. */
export const WRONG_STEPS: readonly WrongCase[] = [
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nworkflows: {}\n",
    ["3:12 error value-type: Unexpected object as `workflows`, expected a list of workflows. Begin every entry with `- `."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nworkflows:\n  - steps: []\n",
    ["4:5 error key-required: Unexpected workflow without `name`, expected a name on one line, without `{` and `}`. Write `name:` and its value."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nworkflows:\n  - name: w\n",
    ["4:5 error key-required: Unexpected workflow without `steps`, expected a list of steps. Write `steps:` and its value."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nworkflows:\n  - name: w\n    onError: explode\n    steps: []\n",
    ["5:14 error word-known: Unexpected onError `explode`, expected `fail`, `fail-fast`, `skip`, `continue` or `retry`. Write one of these words."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nworkflows:\n  - { name: w, steps: [] }\n  - { name: w, steps: [] }\n",
    ["5:13 error name-unique: Unexpected second workflow `w`, expected each name once. Rename one of the two."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nworkflows:\n  - name: w\n    steps: s\n",
    ["5:12 error value-type: Unexpected steps `s`, expected a list of steps. Begin every entry with `- `."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nworkflows:\n  - name: w\n    preflight: [npm test]\n    steps: []\n",
    ["5:17 error value-type: Unexpected check `npm test`, expected an object. Write keys and values on lines of their own, indented below it."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nworkflows:\n  - name: w\n    preflight: [{ comand: ls }]\n    steps: []\n",
    ["5:19 error key-known: Unexpected key `comand`, did you mean `command`?. Rename it to `command`."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nworkflows:\n  - name: w\n    steps:\n      - name: s\n        agent: a\n",
    ["6:9 error key-required: Unexpected step without `task`, expected what the agent is to do. Write `task:` and its value."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nworkflows:\n  - name: w\n    steps:\n      - name: s\n        task: t\n",
    ["6:9 error key-required: Unexpected step without `agent`, expected the name of an agent. Write `agent:` and its value."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nworkflows:\n  - name: w\n    steps:\n      - name: s\n        run: ls\n",
    ["7:9 error key-known: Unexpected key `run`, did you mean `command`?. Rename it to `command`, and write `type: deterministic` beside it."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nworkflows:\n  - name: w\n    steps:\n      - name: s\n        type: shell\n        command: ls\n",
    ["7:15 error word-known: Unexpected type `shell`, expected `agent`, `deterministic`, `worktree`, `approval` or `integration`. Write `deterministic`."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nworkflows:\n  - name: w\n    steps:\n      - name: s\n        type: deterministic\n",
    ["6:9 error key-required: Unexpected step without `command`, expected a shell command. Write `command:` and its value."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nworkflows:\n  - name: w\n    steps:\n      - name: s\n        command: ls\n",
    ["7:9 error key-required: Unexpected `command` of an agent step, expected `type: deterministic` beside it. Write `type: deterministic`."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nworkflows:\n  - name: w\n    steps:\n      - name: s\n        type: deterministic\n        command: true\n",
    ["8:18 error value-type: Unexpected command `true`, expected a text. Write quotes round the value."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nworkflows:\n  - name: w\n    steps:\n      - name: s\n        type: deterministic\n        command: ls\n        captureOutput: yes\n",
    ["9:24 error value-type: Unexpected captureOutput `yes`, expected `true` or `false`. Write `true`, without quotes."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nworkflows:\n  - name: w\n    steps:\n      - name: s\n        type: deterministic\n        command: ls\n        failOnError: 'false'\n",
    ["9:22 error value-type: Unexpected failOnError `false`, expected `true` or `false`. Write `false`, without quotes."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nworkflows:\n  - name: w\n    steps:\n      - name: s\n        type: deterministic\n        command: ls\n        task: t\n",
    ["9:9 warning key-used: Unexpected key `task` of a step of type `deterministic`, which does not read it. Remove it, or change the step's `type`."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nworkflows:\n  - name: w\n    steps:\n      - name: s\n        type: worktree\n",
    ["6:9 error key-required: Unexpected step without `branch`, expected the name of a branch. Write `branch:` and its value."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nworkflows:\n  - name: w\n    steps:\n      - name: s\n        type: integration\n        integration: github\n",
    [
      "7:9 error hosted-only: Unexpected step of type `integration`, which only a hosted service can serve. Write a deterministic step with the service's own command line.",
    ],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nworkflows:\n  - name: w\n    steps:\n      - name: s\n        agent: a\n        task: t\n        waitFor: x\n",
    ["9:9 error hosted-only: Unexpected `waitFor` of a step, which only a hosted service can serve. Write a deterministic step that waits for the event."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nworkflows:\n  - name: w\n    steps:\n      - name: s\n        agent: a\n        task: t\n        needs: [b]\n",
    ["9:9 error key-known: Unexpected key `needs`, did you mean `dependsOn`?. Rename it to `dependsOn`."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nworkflows:\n  - name: w\n    steps:\n      - name: s\n        agent: a\n        taks: t\n",
    ["8:9 error key-known: Unexpected key `taks`, did you mean `task`?. Rename it to `task`."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nworkflows:\n  - name: w\n    steps:\n      - name: s\n        agent: a\n        task: t\n        dependson: [b]\n",
    ["9:9 error key-known: Unexpected key `dependson`, did you mean `dependsOn`?. Rename it to `dependsOn`."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nworkflows:\n  - name: w\n    steps:\n      - name: s\n        agent: a\n        task: t\n        depends_on: [b]\n",
    ["9:9 error key-known: Unexpected key `depends_on`, did you mean `dependsOn`?. Rename it to `dependsOn`."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nworkflows:\n  - name: w\n    steps:\n      - name: s\n        agent: a\n        task: t\n        dependsOn: b\n",
    ["9:20 error value-type: Unexpected dependsOn `b`, expected a list of step names. Write `dependsOn: [b]`."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nworkflows:\n  - name: w\n    steps:\n      - name: s\n        agent: a\n        task: t\n        dependsOn: [b, 3]\n",
    ["9:24 error value-type: Unexpected entry `3` of `dependsOn`, expected a text. Write quotes round the value."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nworkflows:\n  - name: w\n    steps:\n      - name: s\n        agent: a\n        task: t\n        dependsOn:\n",
    ["9:9 error value-type: Unexpected empty `dependsOn`, expected a list of step names. Write a value, or remove the key."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nworkflows:\n  - name: w\n    steps:\n      - name: s\n        agent: a\n        task:\n",
    ["8:9 error value-type: Unexpected empty `task`, expected a text. Write a value, or remove the key."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nworkflows:\n  - name: w\n    steps:\n      - name: s\n        agent: a\n        task: 12\n",
    ["8:15 error value-type: Unexpected task `12`, expected a text. Write quotes round the value."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nworkflows:\n  - name: w\n    steps:\n      - name: s\n        agent: a\n        task: t\n        retries: 1.5\n",
    ["9:18 error value-type: Unexpected retries `1.5`, expected a whole number from 0. Write a whole number."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nworkflows:\n  - name: w\n    steps:\n      - name: s\n        agent: a\n        task: t\n        timeoutMs: 5m\n",
    ["9:20 error value-type: Unexpected timeoutMs `5m`, expected a whole number from 0 to 2147483647. Write milliseconds: `300000`."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nworkflows:\n  - name: w\n    steps:\n      - name: s\n        agent: a\n        task: t\n        timeout: 300_000\n",
    ["9:18 warning number-plain: Unexpected `_` in the number `300_000`, expected digits alone, as YAML has no other. Write `300000`."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nworkflows:\n  - name: w\n    steps:\n      - name: s\n        agent: a\n        task: t\n        model: opus\n",
    [
      "9:9 error key-known: Unexpected key `model` of a step. Remove it, or write one of `name`, `description`, `type`, `use`, `dependsOn`, `agent`, `task`, `command`, `verification`, `retries`, `maxIterations`, `timeoutMs` ….",
    ],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nworkflows:\n  - name: w\n    steps:\n      - name: s\n        agent: a\n        task: t\n        verification: exit_code\n",
    ["9:23 error value-type: Unexpected verification `exit_code`, expected an object. Write keys and values on lines of their own, indented below it."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nworkflows:\n  - name: w\n    steps:\n      - name: s\n        agent: a\n        task: t\n        verification: { value: x }\n",
    [
      "9:23 error key-required: Unexpected verification without `type`, expected `output_contains`, `exit_code`, `file_exists` or `custom`. Write `type:` and its value.",
    ],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nworkflows:\n  - name: w\n    steps:\n      - name: s\n        agent: a\n        task: t\n        verification: { type: deterministic }\n",
    ["9:31 error word-known: Unexpected type `deterministic`, expected `output_contains`, `exit_code`, `file_exists` or `custom`. Write one of these words."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nworkflows:\n  - name: w\n    steps:\n      - name: s\n        agent: a\n        task: t\n        verification: { type: output_contains }\n",
    ["9:23 error key-required: Unexpected verification without `value`, expected the text that has to be found. Write `value:` and its value."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nworkflows:\n  - name: w\n    steps:\n      - name: s\n        agent: a\n        task: t\n        verification: { type: output_contains, value: '' }\n",
    ["9:55 error value-format: Unexpected empty `value`, expected the text that has to be found. Write the text that has to be found."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nworkflows:\n  - name: w\n    steps:\n      - name: s\n        agent: a\n        task: t\n        verification: { type: exit_code, value: 300 }\n",
    ["9:49 error value-format: Unexpected value `300`, expected a whole number from 0 to 255. Write a whole number from 0 to 255."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nworkflows:\n  - name: w\n    steps:\n      - name: s\n        agent: a\n        task: t\n        verification: { type: exit_code, value: ok }\n",
    ["9:49 error value-format: Unexpected value `ok`, expected a whole number from 0 to 255. Write a whole number from 0 to 255."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nworkflows:\n  - name: w\n    steps:\n      - name: s\n        agent: a\n        task: t\n        verification: { type: file_exists }\n",
    ["9:23 error key-required: Unexpected verification without `value`, expected the path of a file. Write `value:` and its value."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nworkflows:\n  - name: w\n    steps:\n      - name: s\n        agent: a\n        task: t\n        verification: { type: exit_code, values: 0 }\n",
    ["9:42 error key-known: Unexpected key `values`, did you mean `value`?. Rename it to `value`."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nworkflows:\n  - name: w\n    steps:\n      - name: s\n        agent: a\n        task: t\n        - b\n",
    ["9:1 error yaml-syntax: Unexpected second `:`, expected one key a line. Begin the inner object on a line of its own, or write quotes round the value."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nworkflows:\n  - name: w\n    steps:\n      - name: s\n        agent: a\n        task: t\n      - name: s\n        agent: a\n        task: t\n",
    ["9:15 error name-unique: Unexpected second step `s`, expected each name once. Rename one of the two."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nworkflows:\n  - name: w\n    steps:\n      - name: s\n        agent: a\n        task: t\n        agent: b\n",
    ["9:9 error key-once: Unexpected second key `agent`, expected each key once. Remove one of the two."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nworkflows:\n  - name: w\n    steps:\n      - name: s\n        agent: a\n        task: t\n        outputLimitBytes: 1MB\n",
    ["9:27 error value-type: Unexpected outputLimitBytes `1MB`, expected a whole number from 1. Write a number in digits."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nworkflows:\n  - name: w\n    steps:\n      - name: s\n        type: approval\n",
    ["6:9 error key-required: Unexpected step without `task`, expected the question to the user. Write `task:` and its value."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nworkflows:\n  - name: w\n    steps:\n      - name: s\n        type: approval\n        task: Go on?\n        command: ls\n",
    ["9:9 warning key-used: Unexpected key `command` of a step of type `approval`, which does not read it. Remove it, or change the step's `type`."],
  ],
  [
    "name: x\nagents: [{ name: a, cli: claude }]\nworkflows:\n  - name: w\n    steps:\n      - name: s\n        type: approval\n        task: Go on?\n        tasks: T-1\n",
    ["9:16 error value-type: Unexpected tasks `T-1`, expected a list of texts. Write `tasks: [T-1]`."],
  ],
];
