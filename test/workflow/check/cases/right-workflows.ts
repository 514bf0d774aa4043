import type { CheckRequest } from "../../../../src/workflow/check/check-request.ts";
import { inSteps } from "./wrong-case.ts";

/** A workflow without findings, as real files write it. */
export interface RightCase {
  readonly text: string;
  readonly request?: CheckRequest;
  readonly stepsFile?: boolean;
}

const GIVEN: CheckRequest = { variables: { task: "Add a cart" } };
const STEPS = ["- { name: one, agent: a, task: t }", "- { name: two, agent: a, task: t, dependsOn: [one] }"];

/** Workflows that are right, by what they show: every form that WORKFLOWS.md 2 accepts because real files use it. */
export const RIGHT_WORKFLOWS: Readonly<Record<string, RightCase>> = {
  "an exit code without a value": { text: inSteps(["- { name: s, agent: a, task: t, verification: { type: exit_code } }"]) },
  "an exit code as a text": { text: inSteps(["- { name: s, agent: a, task: t, verification: { type: exit_code, value: '0' } }"]) },
  "a check that is left to the caller": { text: inSteps(["- { name: s, agent: a, task: t, verification: { type: custom } }"]) },
  "`type: agent` written out": { text: inSteps(["- { name: s, type: agent, agent: a, task: t }"]) },
  "commands without agents": { text: "name: x\nagents: []\nworkflows: [{ name: w, steps: [{ name: s, type: deterministic, command: ls }] }]\n" },
  "an approval between two steps": {
    text: inSteps([...STEPS, "- { name: ask, type: approval, task: 'Ship {{steps.two.output}}?', dependsOn: [two] }"]),
  },
  "steps that do the handoff's tasks": {
    text: `project: shop\n${inSteps(["- { name: s, agent: a, task: t, tasks: [T-1, T-2] }"])}`,
  },
  "agents without steps": { text: "name: x\nagents:\n  - { name: a, cli: claude, task: Vote }\n  - { name: b, cli: codex, task: Vote }\n" },
  "a workflow with no steps of its own": { text: "name: x\nagents: [{ name: a, cli: claude, task: t }]\nworkflows: [{ name: w, steps: [] }]\n" },
  "the words that people write for a CLI": {
    text: "name: x\nagents:\n  - { name: a, cli: cursor, task: t }\n  - { name: b, cli: claude-code, task: t }\n  - { name: c, cli: cursor-agent, task: t }\n  - { name: d, cli: gemini-cli, task: t }\n",
  },
  "a model with its provider": {
    text: "name: x\nagents: [{ name: a, cli: opencode, task: t, constraints: { model: anthropic/claude-sonnet } }]\n",
  },
  "outputs over several steps, and by name with a dot": {
    text: inSteps([
      "- { name: v1.2, type: deterministic, command: ls }",
      "- { name: b, agent: a, task: 'See {{steps.v1.2.output}}', dependsOn: [v1.2] }",
      "- { name: c, agent: a, task: 'See {{ steps.v1.2.exitCode }} and {{steps.b.output.files.0.name}}', dependsOn: [b] }",
    ]),
  },
  "a pipeline whose steps do not say what they wait for": {
    text: `swarm: { pattern: pipeline }\n${inSteps(["- { name: s, agent: a, task: t }", "- { name: r, agent: a, task: 'See {{steps.s.output}}' }"])}`,
  },
  "a pipeline that was not chosen but found": {
    text: "name: x\nagents: [{ name: a, cli: claude }, { name: b, cli: codex }, { name: c, cli: codex }]\nworkflows:\n  - name: w\n    steps:\n      - { name: s, agent: a, task: t }\n      - { name: r, agent: b, task: '{{steps.s.output}}' }\n      - { name: q, agent: c, task: '{{steps.s.output}}' }\n",
  },
  "a barrier that holds a step": {
    text: inSteps(
      ["- { name: s, agent: a, task: t }", "- { name: r, agent: a, task: t }", "- { name: q, agent: a, task: 'See {{steps.r.output}}', dependsOn: [s] }"],
      "coordination: { barriers: [{ name: both, waitFor: [s, r], timeoutMs: 900000 }], consensusStrategy: majority }\n",
    ),
  },
  "barriers of different workflows": {
    text: inSteps(
      ["- { name: s, agent: a, task: t }"],
      "  - name: v\n    steps: [{ name: r, agent: a, task: t }]\ncoordination: { barriers: [{ name: b, waitFor: [s] }, { name: c, waitFor: [r, s] }] }\n",
    ),
  },
  "values of the file, and of the caller before them": {
    text: inSteps(["- { name: s, agent: a, task: 'Do {{task}} in {{place.name}}' }"], "templates: { task: something, place: { name: here } }\n"),
    request: GIVEN,
  },
  "a flat name with a dot": { text: inSteps(["- { name: s, agent: a, task: 'Do {{a.b}}' }"]), request: { variables: { "a.b": 1 } } },
  "a variable of a workflow that is not asked for": {
    text: inSteps(["- { name: s, agent: a, task: t }"], "  - name: deploy\n    steps: [{ name: s, agent: a, task: 'To {{place}}' }]\n"),
  },
  "a role that looks like a template": {
    text: "name: x\nagents: [{ name: a, cli: codex, role: 'Builds {{steps.plan.output}}', interactive: false, task: t }]\n",
  },
  "variables of a shell": {
    text: inSteps(['- { name: s, type: deterministic, command: \'test -f "${LIST:-list.json}" && { ls; echo "$?"; } | tail -3\' }']),
  },
  "references wherever a shell takes a value": {
    text: inSteps([
      "- { name: s, type: deterministic, command: ls }",
      "- name: r",
      "  type: deterministic",
      "  dependsOn: [s]",
      "  command: |",
      "    printf '%s' {{task}} \"{{steps.s.output}}\" '{{task}}' | tee out",
      "    cat <<EOF",
      "    {{steps.s.output}}",
      "    EOF",
      "    echo $(( {{steps.s.exitCode}} + 1 ))",
    ]),
    request: GIVEN,
  },
  "folders outside the project, by name": {
    text: inSteps(
      ["- { name: s, agent: a, task: t, workdir: api, verification: { type: file_exists, value: src/out.md } }"],
      "paths:\n  - { name: api, path: ../api }\n  - { name: web, path: /home/me/web, required: false }\n",
    ),
    request: { root: "/home/me/shop" },
  },
  "absolute paths in the project": {
    text: inSteps([
      "- { name: s, type: deterministic, command: ls, cwd: /home/me/shop/web }",
      "- { name: r, agent: a, task: t, cwd: web, verification: { type: file_exists, value: ../README.md } }",
      "- { name: q, type: worktree, branch: b, path: /home/me/shop/.worktrees/q }",
    ]),
    request: { root: "/home/me/shop" },
  },
  "absolute paths where nobody says what the project is": {
    text: inSteps(["- { name: s, type: deterministic, command: ls, cwd: /tmp }"]),
  },
  "paths with references, dots and odd names": {
    text: inSteps([
      "- { name: s, agent: a, task: t, cwd: './{{task}}/..', verification: { type: file_exists, value: '{{task}}/..a/../b' } }",
      "- { name: r, agent: a, task: t, cwd: '{{task}}/../..' }",
    ]),
    request: GIVEN,
  },
  "patterns of preflight checks": {
    text: `preflight:\n  - { command: git status --porcelain, failIf: non-empty }\n  - { command: node --version, successIf: '^v(?:2\\d)\\.' }\n  - { command: ls, failIf: empty }\n${inSteps(STEPS)}`,
  },
  "a worktree, and a step in it": {
    text: inSteps([
      "- { name: tree, type: worktree, branch: 'feature/{{task}}', baseBranch: main }",
      "- { name: s, agent: a, task: t, cwd: '{{steps.tree.output}}', dependsOn: [tree] }",
    ]),
    request: GIVEN,
  },
  "the second workflow": {
    text: inSteps(STEPS, "  - name: deploy\n    steps: [{ name: s, agent: a, task: 'To {{task}}' }]\n"),
    request: { ...GIVEN, flow: "deploy" },
  },
  "steps of `.relay/steps.yaml`": {
    text: inSteps([
      "- { name: s, type: deterministic, command: 'git rev-parse HEAD' }",
      "- { name: r, use: docker-build, image: 'web app; rm -rf /', tag: '{{steps.s.output}}', dependsOn: [s], timeoutMs: 1000 }",
      "- { name: q, use: docker-build, params: { image: '{{task}}' }, retries: 1 }",
      "- { name: p, use: branch-off, name_of: x, description: A branch }",
      "- { name: o, use: hello }",
      "- { name: n, use: deploy, place: staging, verification: { type: exit_code } }",
    ]),
    request: GIVEN,
    stepsFile: true,
  },
};
