import type { WrongCase } from "./wrong-case.ts";

/** Workflows that are wrong in agents. */
export const WRONG_AGENTS: readonly WrongCase[] = [
  [
    "name: x\nagents:\n  a: { cli: claude }\n",
    ["3:3 error value-type: Unexpected object as `agents`, expected a list of agents. Begin every entry with `- `."],
  ],
  [
    "name: x\nagents: [a]\n",
    ["2:10 error value-type: Unexpected agent `a`, expected an object. Write keys and values on lines of their own, indented below it."],
  ],
  [
    "name: x\nagents:\n  - cli: claude\n",
    ["3:5 error key-required: Unexpected agent without `name`, expected a name on one line, without `{` and `}`. Write `name:` and its value."],
  ],
  [
    "name: x\nagents:\n  - name: a\n",
    [
      "3:5 error key-required: Unexpected agent without `cli`, expected `claude`, `codex`, `gemini`, `aider`, `goose`, `opencode`, `droid` or `cursor-agent`. Write `cli:` and its value.",
    ],
  ],
  [
    "name: x\nagents:\n  - name: a\n    cli: cluade\n",
    [
      "4:10 error word-known: Unexpected cli `cluade`, expected `claude`, `codex`, `gemini`, `aider`, `goose`, `opencode`, `droid` or `cursor-agent`. Write `claude`.",
    ],
  ],
  [
    "name: x\nagents:\n  - name: a\n    cli: claude\n    preset: boss\n",
    ["5:13 error word-known: Unexpected preset `boss`, expected `lead`, `worker`, `reviewer` or `analyst`. Write one of these words."],
  ],
  [
    "name: x\nagents:\n  - name: a\n    cli: claude\n    interactive: no\n",
    ["5:18 error value-type: Unexpected interactive `no`, expected `true` or `false`. Write `false`, without quotes."],
  ],
  [
    "name: x\nagents:\n  - name: a\n    cli: claude\n    model: opus\n",
    ["5:5 error key-known: Unexpected key `model`, expected it under `constraints`. Write it below `constraints:`, indented."],
  ],
  [
    "name: x\nagents:\n  - name: a\n    cli: claude\n    constraints: { modle: opus }\n",
    ["5:20 error key-known: Unexpected key `modle`, did you mean `model`?. Rename it to `model`."],
  ],
  [
    "name: x\nagents:\n  - name: a\n    cli: claude\n    constraints: { retries: two }\n",
    ["5:29 error value-type: Unexpected retries `two`, expected a whole number from 0. Write a number in digits."],
  ],
  [
    "name: x\nagents:\n  - name: a\n    cli: claude\n    permissions: readonyl\n",
    [
      "5:18 error word-known: Unexpected permissions `readonyl`, expected `readonly`, `readwrite`, `restricted`, `full` or the name of a profile of the file. Write `readonly`.",
    ],
  ],
  [
    "name: x\nagents:\n  - name: a\n    cli: claude\n    permissions: { access: all }\n",
    ["5:28 error word-known: Unexpected access `all`, expected `readonly`, `readwrite`, `restricted` or `full`. Write one of these words."],
  ],
  [
    "name: x\nagents:\n  - name: a\n    cli: claude\n    permissions: { files: { reads: [src] } }\n",
    ["5:29 error key-known: Unexpected key `reads`, did you mean `read`?. Rename it to `read`."],
  ],
  [
    "name: x\nagents:\n  - name: a\n    cli: claude\n    permissions: { network: { allow: npm } }\n",
    ["5:38 error value-type: Unexpected allow `npm`, expected a list of texts. Write `allow: [npm]`."],
  ],
  [
    "name: x\nagents:\n  - name: a\n    cli: claude\n    channels: general\n",
    ["5:15 error value-type: Unexpected channels `general`, expected a list of channels. Write `channels: [general]`."],
  ],
  [
    "name: x\nagents:\n  - name: a\n    cli: claude\n    credentials: { proxy: true }\n",
    ["5:20 error hosted-only: Unexpected `proxy`, which only a hosted service can serve. Remove it; each agent's CLI uses its own login."],
  ],
  [
    "name: x\nagents:\n  - { name: a, cli: claude }\n  - { name: a, cli: codex }\n",
    ["4:13 error name-unique: Unexpected second agent `a`, expected each name once. Rename one of the two."],
  ],
  [
    "name: x\nagents:\n  - name: '{{who}}'\n    cli: claude\n",
    ["3:11 error value-format: Unexpected name `{{who}}`, expected a name on one line, without `{` and `}`. Write a name on one line, without `{` and `}`."],
  ],
];
