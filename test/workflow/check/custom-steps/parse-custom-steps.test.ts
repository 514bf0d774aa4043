import fc from "fast-check";
import { expect, test } from "vitest";
import { parseCustomSteps } from "../../../../src/workflow/check/custom-steps/parse-custom-steps.ts";
import { STEPS_FILE } from "../cases/steps-file.ts";

const FILE = ".relay/steps.yaml";

function describeFindings(text: string): readonly string[] {
  return parseCustomSteps(text, FILE).findings.map(({ line, column, rule, message, hint }) => `${line}:${column} ${rule}: ${message}. ${hint ?? ""}`);
}

test("steps are read with their parameters, defaults as texts, and the kind that their keys tell", () => {
  const { steps, findings } = parseCustomSteps(
    "steps:\n  a: { command: 'x {{n}}', params: [{ name: n, default: 3 }, { name: m, required: true }] }\n  b: { branch: y }\n",
    FILE,
  );
  expect(findings).toEqual([]);
  expect([...(steps ?? [])]).toEqual([
    [
      "a",
      {
        type: "deterministic",
        command: "x {{n}}",
        parameters: [
          { name: "n", required: false, default: "3" },
          { name: "m", required: true },
        ],
      },
    ],
    ["b", { type: "worktree", branch: "y", parameters: [] }],
  ]);
  expect(parseCustomSteps(STEPS_FILE, FILE).findings).toEqual([]);
});

test.each(["", "# nothing yet\n"])("a file without anything, %j, has no steps", (text) => {
  expect(parseCustomSteps(text, FILE)).toEqual({ steps: new Map(), findings: [] });
});

test.each([
  [
    "steps: [a]\n",
    "1:8 value-type: Unexpected list as `steps`, expected an object of steps by name. Write keys and values on lines of their own, indented below it.",
  ],
  ["stepz: {}\n", "1:1 key-known: Unexpected key `stepz`, did you mean `steps`?. Rename it to `steps`."],
  ["name: x\nsteps: {}\n", "1:1 key-known: Unexpected key `name` of a file of steps. Remove it, or write one of `version`, `steps`."],
  ["steps:\n  a: { comand: ls }\n", "2:8 key-known: Unexpected key `comand`, did you mean `command`?. Rename it to `command`."],
  [
    "steps:\n  a: { type: agent, command: ls }\n",
    "2:14 word-known: Unexpected type `agent`, expected `deterministic` or `worktree`. Write one of these words.",
  ],
  ["steps:\n  a: {}\n", "2:6 key-required: Unexpected `a` without `command`, expected a shell command. Write `command:` and its value."],
  ["steps:\n  a: { type: worktree }\n", "2:6 key-required: Unexpected `a` without `branch`, expected the name of a branch. Write `branch:` and its value."],
  [
    "steps:\n  a: { command: ls, params: { x: 1 } }\n",
    "2:29 value-type: Unexpected object as `params`, expected a list of parameters. Begin every entry with `- `.",
  ],
  [
    "steps:\n  a: { command: ls, params: [{ required: true }] }\n",
    "2:30 key-required: Unexpected parameter without `name`, expected a name on one line, without `{` and `}`. Write `name:` and its value.",
  ],
  [
    "steps:\n  a: { command: ls, params: [{ name: x, required: yes }] }\n",
    "2:51 value-type: Unexpected required `yes`, expected `true` or `false`. Write `true`, without quotes.",
  ],
  [
    "steps:\n  a: { command: ls, params: [{ name: x }, { name: x }] }\n",
    "2:51 name-unique: Unexpected second parameter `x`, expected each name once. Rename one of the two.",
  ],
  ["steps:\n  a: { command: ls }\n  a: { command: pwd }\n", "3:3 key-once: Unexpected second key `a`, expected each key once. Remove one of the two."],
  [
    "steps: {\n",
    "1:9 yaml-syntax: Unexpected end of the file, expected what closes a list, an object or a text. Close what was opened: `[` by `]`, `{` by `}`, a quote by a quote.",
  ],
])("%j has one finding", (text, finding) => {
  expect(describeFindings(text)).toEqual([finding]);
  expect(parseCustomSteps(text, FILE).steps).toBeUndefined();
});

test("no text throws, and what is no set of steps has a finding", () => {
  const pieces = [
    "steps:\n",
    "  a:\n",
    "    command: ls\n",
    "    params:\n",
    "      - name: x\n",
    "        default: [1]\n",
    "{",
    "]",
    "*a",
    "\0",
    "__proto__: 1\n",
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), (parts) => {
      const { steps, findings } = parseCustomSteps(parts.join(""), FILE);
      expect(steps === undefined).toBe(findings.length > 0);
    }),
  );
});
