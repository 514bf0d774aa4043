/** The least that is a workflow around steps, agents or keys of its own. */
const STEP = `name: least
workflows:
  - name: only
    steps:
      - name: one
`;

/** Workflows that are right, by what they show: every key of the README and the guide, and what real files write. */
export const RIGHT_WORKFLOWS: Readonly<Record<string, string>> = {
  "the README's format": `version: "1.0"
name: shop
description: "Adds a cart"
swarm:
  pattern: hub-spoke
  maxConcurrency: 3
  timeoutMs: 3600000
  channel: wf-shop
  idleNudge: { nudgeAfterMs: 120000, escalateAfterMs: 120000, maxNudges: 1 }
agents:
  - name: server
    cli: claude
    role: "Writes the server"
    constraints: { model: opus, timeoutMs: 600000, retries: 2 }
  - name: checker
    cli: codex
    interactive: false
workflows:
  - name: build
    description: Build and check
    onError: retry
    steps:
      - name: cart
        agent: server
        task: "Write the cart for {{task}}"
        verification: { type: output_contains, value: CART_DONE, description: "It says so" }
        retries: 1
        timeoutMs: 300000
      - name: checks
        agent: checker
        task: "Check {{steps.cart.output}}"
        dependsOn: [cart]
        verification: { type: exit_code, value: "0" }
      - name: files
        agent: checker
        task: List the files
        verification: { type: file_exists, value: src/cart.ts }
      - name: outside
        agent: checker
        task: Whatever
        verification: { type: custom }
errorHandling: { strategy: retry, maxRetries: 2, retryDelayMs: 5000, notifyChannel: alerts }
coordination:
  barriers:
    - { name: all, waitFor: [cart, checks], timeoutMs: 900000 }
  consensusStrategy: majority
  votingThreshold: 0.5
state: { backend: memory, ttlMs: 2592000000, namespace: shop }
`,
  "the guide's YAML": `version: '1.0'
name: guide
swarm:
  pattern: dag
  channel: wf-guide
agents:
  - { name: lead, cli: claude, role: Architect, preset: lead }
  - { name: worker, cli: codex, role: Implementer, preset: worker }
workflows:
  - name: default
    onError: fail-fast
    steps:
      - name: read
        type: deterministic
        command: cat src/types.ts
        captureOutput: true
      - name: edit
        agent: worker
        dependsOn: [read]
        task: |
          Edit src/types.ts:
          {{steps.read.output}}
        verification:
          type: exit_code
      - name: verify
        type: deterministic
        dependsOn: [edit]
        command: 'if git diff --quiet src/types.ts; then exit 1; fi'
        failOnError: true
        timeout: 300000
`,
  "agents without steps, as a pattern makes them":
    "name: vote\nagents:\n  - { name: a, cli: gemini, role: voter, task: Vote }\n  - { name: b, cli: goose, role: voter, task: Vote }\n",
  "a step with its agent's task": "name: t\nagents: [{ name: a, cli: aider, task: Tidy }]\nworkflows: [{ name: w, steps: [{ name: s, agent: a }] }]\n",
  "commands only": `${STEP}        type: deterministic\n        command: "true"\n`,
  "a step of .relay/steps.yaml": `${STEP}        use: docker-build\n        image: web\n        dependsOn: []\n`,
  "a worktree step": `${STEP}        type: worktree\n        branch: feature/x\n        baseBranch: main\n        path: .worktrees/x\n        createBranch: true\n`,
  "an exit code as a number": `${STEP}        agent: a\n        task: t\n        verification: { type: exit_code, value: 3 }\n`,
  "planning across workflows": "name: p\nagents: []\npackages: [web, core]\nisolatedFrom: [49-feedback]\nrequiresBefore: [46-admin]\n",
  "paths, preflight and working folders": `name: p
paths: [{ name: other, path: ../other, required: false, description: The other }]
preflight: [{ command: git status --porcelain, failIf: non-empty, description: Clean, captureOutput: true }]
agents: [{ name: a, cli: opencode, workdir: other }, { name: b, cli: droid, cwd: web, additionalPaths: [../c], channels: [x] }]
workflows:
  - name: w
    preflight: [{ command: node --version, successIf: '^v2' }]
    onError: continue
    steps:
      - { name: s, type: deterministic, command: ls, cwd: web, outputLimitBytes: 1000 }
      - { name: t, type: deterministic, command: ls, workdir: other }
      - { name: u, agent: a, task: t, maxIterations: 3, permissions: readonly }
`,
  "permissions by word, profile and object": `name: p
permissions:
  profiles:
    docs: { access: restricted, files: { read: ['src/**'], write: ['docs/**'], deny: ['.env*'] }, network: false, exec: [npm test] }
  default: docs
agents:
  - { name: a, cli: claude, permissions: readonly }
  - { name: b, cli: claude, permissions: docs }
  - { name: c, cli: claude, permissions: { profile: docs, network: { allow: ['github.com:443'], deny: ['*'] }, exec: deny, scopes: [x], inherit: false, why: w } }
`,
  "permission profiles as the older key":
    "name: p\npermission_profiles: { docs: { access: full } }\nagents: [{ name: a, cli: claude, permissions: { profile: docs } }]\n",
  "trajectories and a version that is a number": "version: 1.0\nname: p\nagents: []\ntrajectories: false\n",
  "trajectories as an object": "name: p\nagents: []\ntrajectories: { enabled: true, reflectOnBarriers: false, reflectOnConverge: true, autoDecisions: true }\n",
  "templates in a channel": "name: p\nagents: []\nswarm: { channel: 'wf-{{name}}', completionGracePeriodMs: 0, tokenBudget: 5 }\n",
  "a byte-order mark and CRLF": "\u{feff}version: '1.0'\r\nname: p\r\nagents: []\r\n",
  "aliases within bounds": "name: &name p\nagents: [&one { name: a, cli: claude, role: *name }]\nstate: { namespace: *name }\n",
  "a schema for editors": "# yaml-language-server: $schema=x\n$schema: ./workflow.schema.json\nname: p\nagents: []\n",
  "an approval, the handoff's tasks and its project": `project: shop\n${STEP}        type: approval\n        task: Ship it?\n        tasks: [T-1]\n`,
  "the words that people write for a CLI":
    "name: p\nagents: [{ name: a, cli: cursor }, { name: b, cli: cursor-agent }, { name: c, cli: claude-code }, { name: d, cli: gemini-cli }]\n",
};
