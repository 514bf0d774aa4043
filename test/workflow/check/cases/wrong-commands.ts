import { inSteps, type WrongCase } from "./wrong-case.ts";

/** Workflows that are wrong in references in commands, each with its one finding. */
export const WRONG_COMMANDS: readonly WrongCase[] = [
  {
    text: inSteps(['- { name: s, type: deterministic, command: "cat <<{{x}}\\nEOF\\n{{x}}\\n" }']),
    finding: "6:57 error value-place: Unexpected `{{x}}` as the delimiter of a here-document, expected a fixed word. Write a fixed word.",
    request: { variables: { x: "1" } },
  },
  {
    text: inSteps(["- { name: s, type: deterministic, command: 'echo ${y/{{x}}/z}' }"]),
    finding:
      "6:60 error value-place: Unexpected `{{x}}` in a form of `${...}` or `$'...'` that shells read differently, expected it in a variable of its own first: `value={{...}}`. Put it into a variable first, and write that variable here.",
    request: { variables: { x: "1" } },
  },
  {
    text: inSteps(["- { name: s, type: deterministic, command: \"printf $'{{x}}'\" }"]),
    finding:
      "6:60 error value-place: Unexpected `{{x}}` in a form of `${...}` or `$'...'` that shells read differently, expected it in a variable of its own first: `value={{...}}`. Put it into a variable first, and write that variable here.",
    request: { variables: { x: "1" } },
  },
  {
    text: inSteps(["- { name: s, type: deterministic, command: 'eval \"{{x}}\"' }"]),
    finding:
      "6:57 error value-place: Unexpected `{{x}}` where the command reads it as code, expected it as an argument or on its input. Write the command itself, with the value as an argument.",
    request: { variables: { x: "1" } },
  },
  {
    text: inSteps(["- { name: s, type: deterministic, command: 'sh -c {{x}}' }"]),
    finding:
      "6:57 warning value-place: Unexpected `{{x}}` as the name of a command, expected the command itself: a value is one word, and never shell code. Write the command, and the value as its argument.",
    request: { variables: { x: "1" } },
  },
  {
    text: inSteps(["- { name: s, type: deterministic, command: '{{x}}' }"]),
    finding:
      "6:51 warning value-place: Unexpected `{{x}}` as the name of a command, expected the command itself: a value is one word, and never shell code. Write the command, and the value as its argument.",
    request: { variables: { x: "1" } },
  },
  {
    text: inSteps(["- { name: s, type: deterministic, command: 'for f in {{x}}; do ls \"$f\"; done' }"]),
    finding:
      "6:60 warning value-place: Unexpected `{{x}}` as the list of `for`, expected `printf '%s\\n' {{...}} | while IFS= read -r line`: a value is one word. Read the value line by line.",
    request: { variables: { x: "1" } },
  },
  {
    text: inSteps(["- { name: s, type: deterministic, command: \"node -e 'console.log(`{{x}}`)'\" }"]),
    finding:
      "6:73 warning value-place: Unexpected `{{x}}` in the code of a program, expected it as an argument or on its input: what the value holds would be read as code. Pass the value as an argument.",
    request: { variables: { x: "1" } },
  },
  {
    text: inSteps(["- { name: s, agent: a, task: t, verification: { type: custom, value: 'eval {{x}}' } }"]),
    finding:
      "6:82 error value-place: Unexpected `{{x}}` where the command reads it as code, expected it as an argument or on its input. Write the command itself, with the value as an argument.",
    request: { variables: { x: "1" } },
  },
  {
    text: "name: x\nagents: [{ name: a, cli: claude, task: t }]\npreflight: [{ command: 'eval {{x}}' }]\n",
    finding:
      "3:30 error value-place: Unexpected `{{x}}` where the command reads it as code, expected it as an argument or on its input. Write the command itself, with the value as an argument.",
    request: { variables: { x: "1" } },
  },
  {
    text: "name: x\nagents: [{ name: a, cli: claude, task: t }]\npreflight: [{ command: ls, failIf: '[a' }]\n",
    finding:
      "3:36 error pattern-valid: Unexpected failIf `[a`, expected `empty`, `non-empty` or a regular expression. Mend the pattern; a backslash before a bracket or a sign makes it a plain character.",
  },
  {
    text: "name: x\nagents: [{ name: a, cli: claude, task: t }]\npreflight: [{ command: ls, successIf: '(ok' }]\n",
    finding:
      "3:39 error pattern-valid: Unexpected successIf `(ok`, expected `empty`, `non-empty` or a regular expression. Mend the pattern; a backslash before a bracket or a sign makes it a plain character.",
  },
  {
    text: "name: x\nagents: [{ name: a, cli: claude }]\nworkflows:\n  - name: w\n    preflight: [{ command: ls, failIf: '*' }]\n    steps:\n      - { name: s, agent: a, task: t }\n",
    finding:
      "5:40 error pattern-valid: Unexpected failIf `*`, expected `empty`, `non-empty` or a regular expression. Mend the pattern; a backslash before a bracket or a sign makes it a plain character.",
  },
];
