import { inSteps, type WrongCase } from "./wrong-case.ts";

/** Workflows that are wrong in names of steps, agents, workflows and barriers, each with its one finding. */
export const WRONG_NAMES: readonly WrongCase[] = [
  {
    text: "name: x\nagents:\n  - { name: a, cli: claude, permissions: { access: readonly, network: false } }\n  - { name: b, cli: claude, permissions: safe }\npermissions:\n  profiles:\n    safe: { exec: [git] }\nworkflows:\n  - name: w\n    steps:\n      - { name: s, agent: a, task: t }\n",
    finding:
      "3:62 warning rights-enforced: Unexpected `network` and `exec` in permissions, which no run enforces yet, expected `access` alone. Write the rules into the settings of the agent's own CLI.",
  },
  {
    text: inSteps(["- { name: s, agent: b, task: t }"]),
    finding: "6:27 error agent-known: Unexpected agent `b`, expected an agent of the file. Write it under `agents`, or name another.",
  },
  {
    text: inSteps(["- { name: s, agent: aa, task: t }"]),
    finding: "6:27 error agent-known: Unexpected agent `aa`, expected an agent of the file. Write it under `agents`, or name another.",
  },
  {
    text: inSteps(["- { name: s, agent: a, task: t, verification: { type: exit_code, diagnosticAgent: zoe } }"]),
    finding: "6:89 error agent-known: Unexpected agent `zoe`, expected an agent of the file. Write it under `agents`, or name another.",
  },
  {
    text: inSteps(["- { name: s, type: deterministic, command: ls, verification: { type: custom, value: ls, diagnosticAgent: A } }"]),
    finding: "6:112 error agent-known: Unexpected agent `A`, expected an agent of the file. Write `a`.",
  },
  {
    text: "name: x\nworkflows:\n  - name: w\n    steps:\n      - { name: s, agent: lead, task: t }\n",
    finding: "5:27 error agent-known: Unexpected agent `lead`, expected an agent of the file. Write it under `agents`, or name another.",
  },
  {
    text: inSteps(["- { name: build, agent: a, task: t }", "- { name: test, agent: a, task: t, dependsOn: [biuld] }"]),
    finding: "7:54 error step-known: Unexpected step `biuld`, expected a step of the same workflow. Write `build`.",
  },
  {
    text: inSteps(["- { name: build, agent: a, task: t }", "- { name: test, agent: a, task: t, dependsOn: [build, deploy] }"]),
    finding: "7:61 error step-known: Unexpected step `deploy`, expected a step of the same workflow. Write the name of a step, or add the step.",
  },
  {
    text: inSteps(["- name: build", "  agent: a", "  task: t", "- name: test", "  agent: a", "  task: t", "  dependsOn:", "    - build", "    - Build"]),
    finding: "14:13 error step-known: Unexpected step `Build`, expected a step of the same workflow. Write `build`.",
  },
  {
    text: inSteps(["- { name: build, agent: a, task: t }", "- { name: test, agent: a, task: t, dependsOn: [build, build] }"]),
    finding: "7:61 warning dependency-once: Unexpected second `build`, expected each step once. Remove it.",
  },
  {
    text: inSteps(["- { name: s, agent: a, task: t, dependsOn: [s] }"]),
    finding: "6:51 error no-cycle: Unexpected circle `s` → `s`, expected that no step waits for itself. Remove it.",
  },
  {
    text: inSteps(["- { name: s, agent: a, task: t, dependsOn: [r] }", "- { name: r, agent: a, task: t, dependsOn: [s] }"]),
    finding: "6:51 error no-cycle: Unexpected circle `s` → `r` → `s`, expected that no step waits for itself. Remove one of these dependencies.",
  },
  {
    text: inSteps([
      "- { name: one, agent: a, task: t, dependsOn: [three] }",
      "- { name: two, agent: a, task: t, dependsOn: [one] }",
      "- { name: three, agent: a, task: t, dependsOn: [two] }",
      "- { name: four, agent: a, task: t, dependsOn: [three] }",
    ]),
    finding:
      "6:53 error no-cycle: Unexpected circle `one` → `three` → `two` → `one`, expected that no step waits for itself. Remove one of these dependencies.",
  },
  {
    text: inSteps([
      "- { name: s, agent: a, task: t, dependsOn: [r, q] }",
      "- { name: q, agent: a, task: t }",
      "- { name: r, type: deterministic, command: ls, dependsOn: [q, s] }",
    ]),
    finding: "6:51 error no-cycle: Unexpected circle `s` → `r` → `s`, expected that no step waits for itself. Remove one of these dependencies.",
  },
  {
    text: inSteps(
      ["- { name: s, agent: a, task: t }", "- { name: r, agent: a, task: t, dependsOn: [s] }"],
      "  - name: v\n    steps:\n      - { name: q, agent: a, task: t, dependsOn: [s] }\n",
    ),
    finding: "10:51 error step-known: Unexpected step `s`, expected a step of the same workflow. Copy the step here: it is one of the workflow `w`.",
  },
  {
    text: inSteps(
      ["- { name: s, agent: a, task: t, dependsOn: [gate] }", "- { name: r, agent: a, task: t }"],
      "coordination: { barriers: [{ name: gate, waitFor: [r] }] }\n",
    ),
    finding:
      "6:51 error step-known: Unexpected step `gate`, expected a step of the same workflow. Remove it: a barrier holds what waits for its steps by itself.",
  },
  {
    text: inSteps(["- { name: s, agent: a, task: t }"], "coordination: { barriers: [{ name: gate, waitFor: [s, q] }] }\n"),
    finding: "7:55 error step-known: Unexpected step `q`, expected one that the barrier `gate` can wait for. Write the name of a step, or add the step.",
  },
  {
    text: inSteps(["- { name: review, agent: a, task: t }"], "coordination:\n  barriers:\n    - name: gate\n      waitFor:\n        - reveiw\n"),
    finding: "11:11 error step-known: Unexpected step `reveiw`, expected one that the barrier `gate` can wait for. Write `review`.",
  },
  {
    text: inSteps(["- { name: s, agent: a, task: t }"], "coordination: { barriers: [{ name: gate, waitFor: [] }] }\n"),
    finding: "7:51 error barrier-opens: Unexpected barrier `gate` that waits for nothing, expected steps. Write the names of steps.",
  },
  {
    text: inSteps(
      [
        "- { name: s, agent: a, task: t }",
        "- { name: r, agent: a, task: t }",
        "- { name: q, agent: a, task: t, dependsOn: [s] }",
        "- { name: p, agent: a, task: t, dependsOn: [r] }",
      ],
      "coordination:\n  barriers:\n    - { name: one, waitFor: [s, p] }\n    - { name: two, waitFor: [r, q] }\n",
    ),
    finding:
      "12:29 error no-cycle: Unexpected barriers that hold each other, `q` → `barrier one` → `p` → `barrier two` → `q`, expected that each can open. Take one of these steps out of `waitFor`.",
  },
  {
    text: inSteps(["- { name: s, agent: a, task: t }"]),
    finding: "3:1 error workflow-known: Unexpected workflow `v`, expected `w`. Name one of the file.",
    request: { flow: "v" },
  },
  {
    text: inSteps(["- { name: s, agent: a, task: t }"], "  - name: deploy\n    steps:\n      - { name: s, agent: a, task: t }\n"),
    finding: "3:1 error workflow-known: Unexpected workflow `depoly`, expected `w` or `deploy`. Write `deploy`.",
    request: { flow: "depoly" },
  },
  {
    text: "name: x\nagents: [{ name: a, cli: claude }]\n",
    finding: "2:9 error steps-some: Unexpected workflow file without steps, expected steps or an agent with a `task`. Write a step.",
  },
  {
    text: "name: x\nagents: [{ name: a, cli: claude }]\nworkflows: [{ name: w, steps: [] }]\n",
    finding: "3:31 error steps-some: Unexpected workflow `w` without steps, expected steps or an agent with a `task`. Write a step.",
  },
  {
    text: "name: x\nagents: [{ name: a, cli: opencode, constraints: { model: sonnet } }]\nworkflows: [{ name: w, steps: [{ name: s, agent: a, task: t }] }]\n",
    finding: "2:58 error model-known: Unexpected model `sonnet`, expected `provider/model`. Write the model as `opencode` takes it.",
  },
  {
    text: inSteps(["- { name: s, agent: a, task: t, tasks: T-1 }"]),
    finding: "6:46 error value-type: Unexpected tasks `T-1`, expected a list of texts. Write `tasks: [T-1]`.",
  },
  {
    text: inSteps(["- { name: s, type: approval }"]),
    finding: "6:9 error key-required: Unexpected step without `task`, expected the question to the user. Write `task:` and its value.",
  },
  {
    text: inSteps(["- { name: s, type: approval, task: Go on?, agent: a }"]),
    finding: "6:50 warning key-used: Unexpected key `agent` of a step of type `approval`, which does not read it. Remove it, or change the step's `type`.",
  },
  {
    text: inSteps(["- { name: s, type: aproval, task: Go on? }"]),
    finding: "6:26 error word-known: Unexpected type `aproval`, expected `agent`, `deterministic`, `worktree`, `approval` or `integration`. Write `approval`.",
  },
  {
    text: "name: x\nproject: [a]\nagents: [{ name: a, cli: claude, task: t }]\n",
    finding: "2:10 error value-type: Unexpected list as `project`, expected a text. Write a text.",
  },
  {
    text: "name: x\nagents: [{ name: a, cli: cursr, task: t }]\n",
    finding:
      "2:26 error word-known: Unexpected cli `cursr`, expected `claude`, `codex`, `gemini`, `aider`, `goose`, `opencode`, `droid` or `cursor-agent`. Write `cursor`.",
  },
  {
    text: "name: x\nagents: [{ name: a, cli: chatgpt, task: t }]\n",
    finding:
      "2:26 error word-known: Unexpected cli `chatgpt`, expected `claude`, `codex`, `gemini`, `aider`, `goose`, `opencode`, `droid` or `cursor-agent`. Write one of these words.",
  },
];
