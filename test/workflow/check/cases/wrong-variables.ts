import { inSteps, type WrongCase } from "./wrong-case.ts";

/** Workflows that are wrong in variables, each with its one finding. */
export const WRONG_VARIABLES: readonly WrongCase[] = [
  {
    text: inSteps(["- { name: s, agent: a, task: t }", "- { name: r, agent: a, task: 'Do {{stpes.s.output}}', dependsOn: [s] }"]),
    finding: "7:40 error variable-set: Unexpected `{{stpes.s.output}}`, expected that the variable `stpes` has a value. Write `{{steps.s.output}}`.",
  },
  {
    text: inSteps(["- { name: s, agent: a, task: 'Do {{constructor}}' }"]),
    finding: "6:40 error variable-set: Unexpected name `constructor` in `{{constructor}}`, expected a field of the value. Rename it.",
    request: { variables: { constructor: "it" } },
  },
  {
    text: inSteps(["- { name: s, agent: a, task: 'Do {{task}}' }"]),
    finding:
      "6:40 error variable-set: Unexpected `{{task}}`, expected that the variable `task` has a value. Give it with `--var task=VALUE`, or write it under `templates`.",
  },
  {
    text: inSteps(["- { name: s, agent: a, task: 'Do {{tsak}}' }"]),
    finding: "6:40 error variable-set: Unexpected `{{tsak}}`, expected that the variable `tsak` has a value. Write `task`.",
    request: { variables: { task: "it" } },
  },
  {
    text: inSteps(["- { name: s, agent: a, task: 'Do {{task}} and {{task}}' }", "- { name: r, agent: a, task: 'Do {{task}}' }"]),
    finding:
      "6:40 error variable-set: Unexpected `{{task}}`, expected that the variable `task` has a value. Give it with `--var task=VALUE`, or write it under `templates`.",
  },
  {
    text: inSteps(["- { name: s, agent: a, task: 'Do {{task}}' }"]),
    finding:
      "6:40 info variable-set: Unexpected `{{task}}`, expected that the variable `task` has a value. Give it with `--var task=VALUE`, or write it under `templates`.",
    request: { forgiveUnset: true },
  },
  {
    text: inSteps(["- { name: s, agent: a, task: 'Do {{task.title}}' }"]),
    finding: "6:40 error variable-set: Unexpected `{{task.title}}`, expected that the field `title` has a value. Write a field that the value has.",
    request: { variables: { task: { name: "it" } } },
  },
  {
    text: inSteps(["- { name: s, agent: a, task: 'Do {{task.title}}' }"]),
    finding: "6:40 error variable-set: Unexpected `{{task.title}}`, expected that the field `title` has a value. Write a field that the value has.",
    request: { variables: { task: { name: "it" } }, forgiveUnset: true },
  },
  {
    text: inSteps(["- { name: s, agent: a, task: t }"], "  - name: deploy\n    steps:\n      - { name: s, agent: a, task: 'Deploy to {{place}}' }\n"),
    finding:
      "9:47 error variable-set: Unexpected `{{place}}`, expected that the variable `place` has a value. Give it with `--var place=VALUE`, or write it under `templates`.",
    request: { flow: "deploy" },
  },
  {
    text: inSteps(["- { name: s, agent: a, task: t }"], "  - name: deploy\n    steps:\n      - { name: s, agent: a, task: 'Deploy to {{place}}' }\n"),
    finding:
      "9:47 info variable-set: Unexpected `{{place}}`, expected that the variable `place` has a value. Give it with `--var place=VALUE`, or write it under `templates`.",
    request: { forgiveUnset: true },
  },
  {
    text: inSteps(["- { name: s, agent: a, task: 'Do {{task.__proto__}}' }"]),
    finding: "6:40 error variable-set: Unexpected name `__proto__` in `{{task.__proto__}}`, expected a field of the value. Write a field that the value has.",
    request: { variables: { task: {} } },
  },
  {
    text: inSteps(["- { name: s, agent: a, task: 'Do {{x.y}} {{x.z}}' }"], "templates: { x: { y: 1 } }\n"),
    finding: "6:48 error variable-set: Unexpected `{{x.z}}`, expected that the field `z` has a value. Write a field that the value has.",
  },
  {
    text: inSteps(["- { name: s, agent: a, task: t }", "- { name: r, agent: a, task: 'Do {{s.output}}', dependsOn: [s] }"]),
    finding: "7:40 error variable-set: Unexpected `{{s.output}}`, expected that the variable `s` has a value. Write `{{steps.s.output}}`.",
  },
  {
    text: inSteps(["- { name: s, agent: a, task: t }", "- { name: r, agent: a, task: 'Do {{step.s.output}}', dependsOn: [s] }"]),
    finding: "7:40 error variable-set: Unexpected `{{step.s.output}}`, expected that the variable `step` has a value. Write `{{steps.s.output}}`.",
  },
  {
    text: inSteps(["- { name: s, agent: a, task: t }", "- { name: r, agent: a, task: 'Do {{Steps.s}}', dependsOn: [s] }"]),
    finding: "7:40 error variable-set: Unexpected `{{Steps.s}}`, expected that the variable `Steps` has a value. Write `{{steps.s.output}}`.",
  },
  {
    text: inSteps(["- { name: s, type: deterministic, command: 'deploy --to {{place}}' }"]),
    finding:
      "6:63 error variable-set: Unexpected `{{place}}`, expected that the variable `place` has a value. Give it with `--var place=VALUE`, or write it under `templates`.",
  },
  {
    text: inSteps(["- { name: s, agent: a, task: t, cwd: 'packages/{{package}}' }"]),
    finding:
      "6:54 error variable-set: Unexpected `{{package}}`, expected that the variable `package` has a value. Give it with `--var package=VALUE`, or write it under `templates`.",
  },
  {
    text: inSteps(["- { name: s, agent: a, task: t, channel: 'wf-{{ticket}}' }"]),
    finding:
      "6:52 error variable-set: Unexpected `{{ticket}}`, expected that the variable `ticket` has a value. Give it with `--var ticket=VALUE`, or write it under `templates`.",
  },
  {
    text: inSteps(["- { name: s, agent: a, task: t, verification: { type: file_exists, value: 'out/{{name}}.md' } }"]),
    finding:
      "6:86 error variable-set: Unexpected `{{name}}`, expected that the variable `name` has a value. Give it with `--var name=VALUE`, or write it under `templates`.",
  },
  {
    text: "name: x\nswarm: { channel: 'wf-{{ticket}}' }\nagents: [{ name: a, cli: claude, task: t }]\n",
    finding:
      "2:23 error variable-set: Unexpected `{{ticket}}`, expected that the variable `ticket` has a value. Give it with `--var ticket=VALUE`, or write it under `templates`.",
  },
  {
    text: "name: x\nagents: [{ name: a, cli: claude, task: 'Fix {{ticket}}' }]\n",
    finding:
      "2:45 error variable-set: Unexpected `{{ticket}}`, expected that the variable `ticket` has a value. Give it with `--var ticket=VALUE`, or write it under `templates`.",
  },
  {
    text: "name: x\nagents: [{ name: a, cli: claude, task: t, channels: ['wf-{{ticket}}'] }]\n",
    finding:
      "2:58 error variable-set: Unexpected `{{ticket}}`, expected that the variable `ticket` has a value. Give it with `--var ticket=VALUE`, or write it under `templates`.",
  },
  {
    text: "name: x\nagents: [{ name: a, cli: claude, task: t }]\nerrorHandling: { notifyChannel: 'wf-{{ticket}}' }\n",
    finding:
      "3:37 error variable-set: Unexpected `{{ticket}}`, expected that the variable `ticket` has a value. Give it with `--var ticket=VALUE`, or write it under `templates`.",
  },
  {
    text: "name: x\nagents: [{ name: a, cli: claude, task: t }]\npreflight: [{ command: 'test -n \"{{ticket}}\"' }]\n",
    finding:
      "3:34 error variable-set: Unexpected `{{ticket}}`, expected that the variable `ticket` has a value. Give it with `--var ticket=VALUE`, or write it under `templates`.",
  },
  {
    text: inSteps(["- { name: s, agent: a, task: t }"]),
    finding: "1:1 warning variable-used: Unexpected variable `task`, expected one that the workflow uses. Do not give it.",
    request: { variables: { task: "it" } },
  },
  {
    text: inSteps(["- { name: s, agent: a, task: 'Do {{task}}' }"]),
    finding: "1:1 warning variable-used: Unexpected variable `taks`, expected one that the workflow uses. Write `task`.",
    request: { variables: { task: "it", taks: "it" } },
  },
];
