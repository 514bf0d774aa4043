import { inSteps, type WrongCase } from "./wrong-case.ts";

/** Workflows that are wrong in references to steps, each with its one finding. */
export const WRONG_REFERENCES: readonly WrongCase[] = [
  {
    text: "name: x\nagents:\n  - { name: a, cli: claude, task: one }\n  - { name: b, cli: codex, task: two }\n  - { name: c, cli: gemini, task: 'use {{steps.a.output}}' }\n",
    finding:
      "5:40 error step-upstream: Unexpected `{{steps.a.output}}` in `c`, which does not wait for that step. Write the steps under `workflows`, with `dependsOn`.",
  },
  {
    text: inSteps(["- { name: s, agent: a, task: 'Sum up {{steps.build.output}}' }"]),
    finding:
      "6:44 error step-known: Unexpected step `build` in `{{steps.build.output}}`, expected a step of the same workflow. Write the name of a step, or add the step.",
  },
  {
    text: inSteps(["- { name: build, agent: a, task: t }", "- { name: s, agent: a, task: 'Sum up {{steps.biuld.output}}', dependsOn: [build] }"]),
    finding: "7:44 error step-known: Unexpected step `biuld` in `{{steps.biuld.output}}`, expected a step of the same workflow. Write `build`.",
  },
  {
    text: inSteps(["- { name: build, agent: a, task: t }", "- { name: s, agent: a, task: 'Sum up {{steps.build.output}}' }"]),
    finding: "7:44 error step-upstream: Unexpected `{{steps.build.output}}` in `s`, which does not wait for that step. Write `build` in `dependsOn`.",
  },
  {
    text: inSteps(["- { name: build, agent: a, task: t }", "- { name: s, agent: a, task: 'Sum up {{ steps.build.output.files.0 }} and {{x}}' }"]),
    finding: "7:44 error step-upstream: Unexpected `{{steps.build.output.files.0}}` in `s`, which does not wait for that step. Write `build` in `dependsOn`.",
    request: { variables: { x: 1 } },
  },
  {
    text: inSteps(["- { name: s, agent: a, task: 'Go on from {{steps.s.output}}' }"]),
    finding:
      "6:48 error step-upstream: Unexpected `{{steps.s.output}}` in the step itself, expected a step that is done before. Remove it, or name another step.",
  },
  {
    text: inSteps(["- { name: s, agent: a, task: 'Sum up {{steps.r.output}}' }", "- { name: r, agent: a, task: t, dependsOn: [s] }"]),
    finding: "6:44 error step-upstream: Unexpected `{{steps.r.output}}` in `s`, which does not wait for that step. Remove it: `r` waits for this step.",
  },
  {
    text: inSteps([
      "- { name: s, agent: a, task: t }",
      "- { name: r, agent: a, task: t }",
      "- { name: q, agent: a, task: '{{steps.s.output}} {{steps.r.output}}', dependsOn: [s] }",
    ]),
    finding: "8:56 error step-upstream: Unexpected `{{steps.r.output}}` in `q`, which does not wait for that step. Write `r` in `dependsOn`.",
  },
  {
    text: inSteps([
      "- { name: s, type: deterministic, command: ls }",
      "- name: r",
      "  agent: a",
      "  task: |",
      "    Look at this:",
      "",
      "      {{steps.s.output}}",
    ]),
    finding: "12:13 error step-upstream: Unexpected `{{steps.s.output}}` in `r`, which does not wait for that step. Write `s` in `dependsOn`.",
  },
  {
    text: inSteps([
      "- { name: s, type: deterministic, command: ls }",
      "- name: r",
      "  agent: a",
      "  task: >-",
      "    Look at this, and then",
      "    at {{steps.s.exitCode}}",
      "    and no more",
      "  dependsOn: []",
      "- { name: q, agent: a, task: t, dependsOn: [r] }",
    ]),
    finding: "11:14 error step-upstream: Unexpected `{{steps.s.exitCode}}` in `r`, which does not wait for that step. Write `s` in `dependsOn`.",
  },
  {
    text: inSteps(["- { name: s, type: deterministic, command: ls }", "- { name: r, type: deterministic, command: 'echo \"{{steps.s.output}}\"' }"]),
    finding: "7:57 error step-upstream: Unexpected `{{steps.s.output}}` in `r`, which does not wait for that step. Write `s` in `dependsOn`.",
  },
  {
    text: inSteps(["- { name: s, agent: a, task: t }", "- { name: r, agent: a, task: t, cwd: 'out/{{steps.s.output}}' }"]),
    finding: "7:49 error step-upstream: Unexpected `{{steps.s.output}}` in `r`, which does not wait for that step. Write `s` in `dependsOn`.",
  },
  {
    text: inSteps([
      "- { name: s, agent: a, task: t }",
      "- { name: r, agent: a, task: t, verification: { type: output_contains, value: '{{steps.s.output}}' } }",
    ]),
    finding: "7:86 error step-upstream: Unexpected `{{steps.s.output}}` in `r`, which does not wait for that step. Write `s` in `dependsOn`.",
  },
  {
    text: inSteps(["- { name: s, agent: a, task: t }", "- { name: r, type: worktree, branch: 'x/{{steps.s.output}}' }"]),
    finding: "7:47 error step-upstream: Unexpected `{{steps.s.output}}` in `r`, which does not wait for that step. Write `s` in `dependsOn`.",
  },
  {
    text: inSteps(["- { name: s, agent: a, task: t }"], "  - name: v\n    steps:\n      - { name: r, agent: a, task: '{{steps.s.output}}' }\n"),
    finding:
      "9:37 error step-known: Unexpected step `s` in `{{steps.s.output}}`, expected a step of the same workflow. Copy the step here: it is one of the workflow `w`.",
  },
  {
    text: "name: x\nagents: [{ name: a, cli: claude, task: 'Sum up {{steps.s.output}}' }]\nworkflows:\n  - name: w\n    steps:\n      - { name: s, type: deterministic, command: ls }\n      - { name: r, agent: a }\n",
    finding: "2:48 error step-upstream: Unexpected `{{steps.s.output}}` in `r`, which does not wait for that step. Write `s` in `dependsOn`.",
  },
  {
    text: "name: x\nagents: [{ name: a, cli: claude, cwd: '{{steps.s.output}}' }]\nworkflows:\n  - name: w\n    steps:\n      - { name: s, agent: a, task: t }\n",
    finding:
      "2:40 error step-upstream: Unexpected reference to the step `s` outside of steps, expected variables alone. Write it in a step that waits for that one.",
  },
  {
    text: "name: x\nagents: [{ name: a, cli: claude }]\npreflight: [{ command: 'test -f {{steps.s.output}}' }]\nworkflows:\n  - name: w\n    steps:\n      - { name: s, agent: a, task: t }\n",
    finding:
      "3:33 error step-upstream: Unexpected reference to the step `s` outside of steps, expected variables alone. Write it in a step that waits for that one.",
  },
  {
    text: inSteps(["- { name: s, agent: a, task: t }", "- { name: r, agent: a, task: '{{steps.s.output.constructor}}', dependsOn: [s] }"]),
    finding:
      "7:37 error template-form: Unexpected name `constructor` in `{{steps.s.output.constructor}}`, expected a field of the value. Write the name of a field.",
  },
  {
    text: inSteps(["- { name: s, agent: a, task: 'Take {{steps.s}}' }"]),
    finding:
      "6:42 error template-form: Unexpected `{{steps.s}}`, expected `{{steps.NAME.output}}` or `{{steps.NAME.exitCode}}`. Write `.output` or `.exitCode` behind the step's name.",
  },
  {
    text: inSteps(["- { name: r, agent: a, task: t }", "- { name: s, agent: a, task: 'Take {{steps.r.result}}', dependsOn: [r] }"]),
    finding:
      "7:42 error template-form: Unexpected `{{steps.r.result}}`, expected `{{steps.NAME.output}}` or `{{steps.NAME.exitCode}}`. Write `.output` or `.exitCode` behind the step's name.",
  },
  {
    text: inSteps(["- { name: r, agent: a, task: t }", "- { name: s, agent: a, task: 'Take {{steps.r.exitCode.x}}', dependsOn: [r] }"]),
    finding:
      "7:42 error template-form: Unexpected `{{steps.r.exitCode.x}}`, expected `{{steps.NAME.exitCode}}`: an exit code has no fields. Remove what follows `exitCode`.",
  },
  {
    text: inSteps(["- { name: r, agent: a, task: t }", "- { name: s, agent: a, task: 'Take {{steps.r.output}', dependsOn: [r] }"]),
    finding: "7:42 error template-form: Unexpected `{{steps.r.output`, expected `}}` on the same line. Write `}}` behind the name.",
  },
  {
    text: inSteps(["- { name: r, agent: a, task: t }", "- { name: s, agent: a, task: 'Take {{steps.r.output | upper}}', dependsOn: [r] }"]),
    finding:
      "7:42 error template-form: Unexpected `{{steps.r.output | upper}}`, expected `{{steps.NAME.output}}` or `{{steps.NAME.exitCode}}`. Write `.output` or `.exitCode` behind the step's name.",
  },
  {
    text: inSteps(["- { name: s, agent: a, task: 'Take {{task }' }"]),
    finding: "6:42 error template-form: Unexpected `{{task `, expected `}}` on the same line. Write `}}` behind the name.",
  },
  {
    text: inSteps(["- { name: s, agent: a, task: 'Take {{}}' }"]),
    finding: "6:42 info template-form: Unexpected `{{}}`, expected a name between the braces. Write a name between the braces.",
  },
  {
    text: inSteps(["- { name: s, agent: a, task: 'Take {{#if x}} or not' }"]),
    finding:
      "6:42 info template-form: Unexpected `{{#if x}}`, expected `{{name}}`: blocks, comments and partials do not exist here. Decide it in a step of its own.",
  },
  {
    text: inSteps(["- { name: s, agent: a, task: 'Take ${{ github.sha }}' }"]),
    finding:
      "6:42 info template-form: Unexpected `${{ github.sha }}`, expected `{{name}}` without `$`: expressions of other systems are left as they are. Remove the `$`.",
  },
  {
    text: inSteps(["- { name: s, type: deterministic, command: \"docker ps --format '{{.Names}}'\" }"]),
    finding:
      "6:71 info template-form: Unexpected `{{.Names}}`, expected `{{name}}`, `{{name.field}}` or `{{steps.NAME.output}}`. Write a name that templates know, where a value is meant.",
  },
  {
    text: inSteps(
      ["- { name: s, agent: a, task: t }", "- { name: r, agent: a, task: t }", "- { name: q, agent: a, task: '{{steps.s.output}}', dependsOn: [r] }"],
      "coordination: { barriers: [{ name: any, waitFor: [s, r], mode: any }] }\n",
    ),
    finding: "8:37 error step-upstream: Unexpected `{{steps.s.output}}` in `q`, which does not wait for that step. Write `s` in `dependsOn`.",
  },
];
